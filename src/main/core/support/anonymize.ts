import { redactBroken, redactPeople, withoutPrivateKeys } from '../base/redact.ts';

/**
 * Makes a whole text safe to pass on: removes secrets, then everything that identifies the user. Pure.
 */

/** Names that identify the people in a text. */
export interface PersonalNames {
  /** The user's home folder, which becomes `~`. */
  readonly home: string;
  /** The user's account name, which becomes `user`. */
  readonly user: string;
  /** Names of other people: the first becomes `user-1`, and so on. */
  readonly people: readonly string[];
}

const REDACTED = '[redacted]';
/** Terminal colours, which could separate a name from its secret. */
const COLOURS = /[^\P{Cc}\s]\[[0-9;?]*[A-Za-z]/gu;
const BREAKS = /\r\n?|[\p{Zl}\p{Zp}]/gu;
/** All other invisible characters. Removing NUL makes UTF-16 text readable to the rules. */
const UNSEEN = /[^\P{C}\n]/gu;
const KEY_BEGINS = /-----BEGIN [A-Z ]*PRIVATE KEY(?: BLOCK)?-----/;
const KEY_ENDS = /-----END [A-Z ]*PRIVATE KEY(?: BLOCK)?-----/;
/** A name of one letter would match everywhere. */
const SHORTEST_NAME = 2;

/** `text` without secrets, paths and names of its owner, and characters that cannot be seen. Never throws. */
export function anonymize(text: string, whose: PersonalNames): string {
  const seen = text
    .toWellFormed()
    .replaceAll('\0', '')
    .replace(COLOURS, '')
    .replace(BREAKS, '\n')
    .replaceAll('\t', ' ')
    .replace(UNSEEN, '');
  // Each line separately first: a rule that reads the next line's name as a value would leave that line's secret. Then
  // the whole text, for values on the line below their names.
  const lines = redactBroken(withoutPrivateKeys(seen)).split('\n').map(redactPeople).join('\n');
  return withoutNames(withoutHome(redactPeople(lines), whose.home), whose);
}

/** The end of a file, without the rest of a private key that began before it. */
export function withoutHeadlessKey(tail: string): string {
  const end = KEY_ENDS.exec(tail);
  if (end === null || KEY_BEGINS.test(tail.slice(0, end.index))) return tail;
  return REDACTED + tail.slice(end.index + end[0].length);
}

/** Replaces the home folder in all notations: with slashes or backslashes, escaped, or in a URL. */
function withoutHome(text: string, home: string): string {
  const parts = home.split(/[\\/]+/).filter((part) => part !== '');
  if (parts.length === 0) return text;
  const lead = /^[\\/]/.test(home) ? SLASH : '';
  const path = lead + parts.map(literally).join(SLASH);
  return text.replace(new RegExp(`${path}${NAME_ENDS}`, 'giu'), '~');
}

const SLASH = String.raw`(?:\\{1,4}|\\?/|%2F|%5C)`;
/** The boundaries of a name, so that it does not match within a longer one. */
const NAME_BEGINS = String.raw`(?<![\p{L}\p{N}_])`;
const NAME_ENDS = String.raw`(?![\p{L}\p{N}_])`;

function withoutNames(text: string, { user, people }: PersonalNames): string {
  const names = new Map<string, string>();
  for (const [nth, name] of [...new Set(people)].entries()) names.set(name, `user-${nth + 1}`);
  names.set(user, 'user');
  // The longest first: `m.okafor` before `okafor`.
  const longest = [...names]
    .filter(([name]) => name.length >= SHORTEST_NAME)
    .sort(([one], [other]) => other.length - one.length);
  return longest.reduce(
    (all, [name, instead]) =>
      all.replace(new RegExp(`${NAME_BEGINS}${literally(name)}${NAME_ENDS}`, 'giu'), () => instead),
    text,
  );
}

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
