import { redact, withoutPrivateKeys } from '../base/redact.ts';

/**
 * Makes a whole text fit to be given away: what is secret, then what says whose machine it was, is
 * taken out. Pure.
 */

/** Whose machine a text is from. */
export interface PersonalNames {
  /** Their home folder, which becomes `~`. */
  readonly home: string;
  /** What the system calls them, which becomes `user`. */
  readonly user: string;
  /** Other names of people that may be in it: the first becomes `user-1`, and so on. */
  readonly people: readonly string[];
}

const GONE = '[redacted]';
/** Colours of terminals. They could stand between a name and its secret. */
const COLOURS = /[^\P{Cc}\s]\[[0-9;?]*[A-Za-z]/gu;
const BREAKS = /\r\n?|[\p{Zl}\p{Zp}]/gu;
/** Everything else that is not seen, NUL above all: text of two bytes a character is read through by that. */
const UNSEEN = /[^\P{C}\n]/gu;
const KEY_BEGINS = /-----BEGIN [A-Z ]*PRIVATE KEY-----/;
const KEY_ENDS = /-----END [A-Z ]*PRIVATE KEY-----/;
/** Anything long without a space or a dot. Which of them are secrets, {@link looksMade} says. */
const LONG = /[\w+/-]{32,}={0,2}/g;
/** A secret key of AWS. */
const KEY_LENGTH = 40;
const TOKEN_LENGTH = 64;
/** A name of one letter would be found in everything. */
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
  // Each line by itself first: a rule that takes the next line's name for a value would leave that line's secret. Then
  // the whole, for values that stand below their names.
  const lines = withoutPrivateKeys(seen).split('\n').map(redact).join('\n');
  const safe = redact(lines).replace(LONG, (word) => (looksMade(word) ? GONE : word));
  return withoutNames(withoutHome(safe, whose.home), whose);
}

/** The end of a file without the end of a private key that began before it. */
export function withoutHeadlessKey(tail: string): string {
  const end = KEY_ENDS.exec(tail);
  if (end === null || KEY_BEGINS.test(tail.slice(0, end.index))) return tail;
  return GONE + tail.slice(end.index + end[0].length);
}

/** True for what a generator of secrets makes, and people and services do not call a thing. */
function looksMade(word: string): boolean {
  const hasDigit = /\d/.test(word);
  const isMixed = hasDigit && /[a-z]/.test(word) && /[A-Z]/.test(word);
  // With a slash it may be a path.
  if (/[+/]/.test(word)) {
    const { length } = word.replace(/=+$/, '');
    return isMixed && (length === KEY_LENGTH || length >= TOKEN_LENGTH);
  }
  const isOneRun = hasDigit && word.length >= KEY_LENGTH && /[a-z]/i.test(word);
  return isMixed || (isOneRun && !/[_-]/.test(word));
}

/** The home folder in every way a path is written: with either slash, with each doubled, as part of an address. */
function withoutHome(text: string, home: string): string {
  const parts = home.split(/[\\/]+/).filter((part) => part !== '');
  if (parts.length === 0) return text;
  const lead = /^[\\/]/.test(home) ? SLASH : '';
  const path = lead + parts.map(literally).join(SLASH);
  return text.replace(new RegExp(`${path}${NAME_ENDS}`, 'giu'), '~');
}

const SLASH = String.raw`(?:\\{1,4}|\\?/|%2F|%5C)`;
/** Where a name begins and ends: not within a longer one. */
const NAME_BEGINS = String.raw`(?<![\p{L}\p{N}_])`;
const NAME_ENDS = String.raw`(?![\p{L}\p{N}_])`;

function withoutNames(text: string, { user, people }: PersonalNames): string {
  const names = new Map<string, string>();
  for (const [nth, name] of [...new Set(people)].entries()) names.set(name, `user-${nth + 1}`);
  names.set(user, 'user');
  // The longest first: `m.okafor` before `m`.
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
