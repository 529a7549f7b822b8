import { safeText } from '../../../shared/base/safe-text.ts';
import { joinedView } from './broken-words.ts';
import { decodedView, type DecodedView } from './decoded-view.ts';
import { encodedWords, secretLikeWords } from './secret-like-words.ts';
import {
  matches,
  secretPatterns,
  tokensInParts,
  type FindSecrets,
  type Part,
} from './secret-patterns.ts';

/**
 * Removes secrets from a text before it is written. This is the last protection: secrets are in a `Secret` long before
 * they get here. A secret is recognized by its name or its shape, or because it looks generated; as it is written,
 * decoded, and joined if it was broken over lines. Pure.
 */

const REDACTED = '[redacted]';
const PRIVATE_KEY =
  /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----|$)/g;
const ACCOUNT = /\b(arn:aws[\w-]*:[\w-]*:[\w-]*:)\d{8}(\d{4})\b/g;
const EMAIL = /[\p{L}\p{N}._%+-]{1,64}(?:@|%40)[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const EMAIL_ADDRESS = new RegExp(`()${EMAIL.source}`, EMAIL.flags);
/** A user, a role or a session of a role, up to the end of the name. */
const PRINCIPAL =
  /\b(arn:aws[\w-]*:(?:iam|sts):[\w-]*:[\d*]*:[\w-]+\/)(?!\[redacted\])[^\s"',;)\]}]+/g;
/** An account by itself, or in the name of a host: `123456789012.signin.aws.amazon.com`. */
const BARE_ACCOUNT = /(?<![\w.-])\d{8}(\d{4})(?=\.(?:signin|dkr)\.|(?![\w.-]))/g;
/** As AWS's console writes it. */
const GROUPED_ACCOUNT = /(?<![\w.-])\d{4}-\d{4}-(\d{4})(?![\w.-])/g;
/** The account of an ARN. Used where its digits cannot be replaced one by one. */
const ARN_ACCOUNT = /\b(arn:aws[\w-]*:[\w-]*:[\w-]*:)\d{12}\b/g;
/** A removed secret may show others: that a rule stopped at it, for example. */
const MAX_ROUNDS = 4;
/** Encodings in base64 within base64 that are undone. */
const MAX_DEPTH = 3;
/** A generated word that was broken by a program is broken into parts of at least this length. */
const MIN_PART = 20;
/** So many lines directly above such a word may look like its beginning. */
const MAX_LINES_ABOVE = 3;
/** The rest of a word from a position on. */
const WORD_END = /[\w+/=.~%-]*/y;

/** `text` without private keys, the only secrets that always span lines. */
export function withoutPrivateKeys(text: string): string {
  return text.replace(PRIVATE_KEY, REDACTED);
}

/** `text` without anything that looks like a secret. Never throws; takes linear time. */
export function redact(text: string): string {
  return redactTo(text, 0).replace(ACCOUNT, '$1********$2');
}

/** `text` without secrets and without accounts, roles and e-mail addresses, for texts that leave the machine. */
export function redactPeople(text: string): string {
  const plain = redact(text)
    .replace(PRINCIPAL, `$1${REDACTED}`)
    .replace(EMAIL, REDACTED)
    .replace(BARE_ACCOUNT, '********$1')
    .replace(GROUPED_ACCOUNT, '****-****-$1');
  return cutFromView(plain, decodedView, [PRINCIPAL, EMAIL_ADDRESS, ARN_ACCOUNT].map(matches));
}

/** `text` without secrets that were broken over several lines. */
export function redactBroken(text: string): string {
  const joined = (all: string) => joinedView(all, 0);
  let safe = cutFromView(text, joined, secretPatterns.map(lineByLine), WORD_END);
  for (let skip = 0; skip < MAX_LINES_ABOVE; skip++)
    safe = cutFromView(safe, (all) => joinedView(all, MIN_PART, skip), [secretLikeWords]);
  return safe;
}

/** Finds secrets within one line: a rule that takes the next line's name for a value would hide that line's secret. */
const lineByLine =
  (find: FindSecrets): FindSecrets =>
  (text) => {
    let start = 0;
    return text.split('\n').flatMap((line) => {
      const from = start;
      start += line.length + 1;
      return find(line).map(([begin, end]): Part => [from + begin, from + end]);
    });
  };

/** Text from outside on one line, redacted, at most `limit` characters. */
export function redactedLine(text: string, limit = 300): string {
  // Before the line breaks and invisible characters are gone: a secret may continue after them. Shortened again at the
  // end, because a redacted secret may be longer than before.
  return safeText(redact(safeText(redact(text.slice(0, limit * 4)), limit)), limit);
}

function redactTo(text: string, depth: number): string {
  let safe = text;
  const isSecret = (word: string) => redactTo(word, depth + 1) !== word;
  const inBase64: FindSecrets = (all) => (depth < MAX_DEPTH ? encodedWords(all, isSecret) : []);
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = safe;
    // First, because a rule that removes a secret's first line hides the others.
    safe = redactBroken(safe);
    safe = cut(safe, tokensInParts(safe));
    // Before the names: one that is found within such a word would remove only the rest of it.
    safe = cut(safe, secretLikeWords(safe));
    for (const find of secretPatterns) safe = cut(safe, find(safe));
    safe = cutFromView(safe, decodedView, [...secretPatterns, secretLikeWords, inBase64]);
    safe = cut(safe, inBase64(safe));
    if (safe === before) break;
  }
  return safe;
}

/**
 * `text` without what the `rules` find in a view of it, which is made again only after a change. What they find across the
 * end of a line is extended by `rest`: if a secret was taken together with the beginning of another, its end must go too.
 */
function cutFromView(
  text: string,
  viewOf: (text: string) => DecodedView | undefined,
  rules: readonly FindSecrets[],
  rest?: RegExp,
): string {
  let safe = text;
  let view = viewOf(safe);
  for (const find of rules) {
    if (view === undefined) break;
    const { begins, ends } = view;
    const source = safe;
    const seen = view.text;
    const parts = find(seen).map(([begin, end]): Part => {
      const from = begins[begin] ?? 0;
      const to = ends[end - 1] ?? 0;
      if (rest === undefined || !source.slice(from, to).includes('\n')) return [from, to];
      rest.lastIndex = end;
      return [from, ends[end + (rest.exec(seen)?.[0].length ?? 0) - 1] ?? to];
    });
    const next = cut(safe, parts);
    if (next === safe) continue;
    safe = next;
    view = viewOf(safe);
  }
  return safe;
}

/** `text` with all `parts`, which are in order, replaced. */
function cut(text: string, parts: readonly Part[]): string {
  let safe = '';
  let at = 0;
  for (const [begin, end] of parts) {
    if (begin < at || end <= begin) continue;
    safe += text.slice(at, begin) + REDACTED;
    at = end;
  }
  return at === 0 ? text : safe + text.slice(at);
}
