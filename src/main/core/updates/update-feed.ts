import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** One file of a feed. `sha512` is base64. */
export interface FeedFile {
  readonly name: string;
  readonly sha512: string;
  readonly bytes: number;
}

/** The content of a feed: the newest version, its files, and the percentage of machines that get it. */
export interface Feed {
  readonly version: string;
  readonly files: readonly FeedFile[];
  readonly percent: number;
  /** Until when the feed is valid, in milliseconds since 1970. */
  readonly expiresAt?: number;
}

/** The largest file size that a feed may contain. No release is that large. */
const MAX_BYTES = 1024 ** 3;
const VERSION = /^(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?:-([0-9A-Za-z.-]{1,40}))?$/;
const PERCENT = /^\d{1,3}(\.\d{1,4})?$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;
/** What other programs take for the end of a line, and other controls. */
const ODD_BREAK = /\r(?!\n)|(?![\r\n\t])\p{Cc}|[\p{Zl}\p{Zp}]/u;
/** A file name, without a folder or a URL. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/**
 * Parses a feed as electron-builder writes it (`latest*.yml`). Reads only the fields that are used, in the form
 * that electron-builder writes, and ignores other lines. Undefined without a valid version, or if a file is invalid.
 * Call it only after the feed's signature was verified.
 */
export function parseFeed(text: string): Feed | undefined {
  if (ODD_BREAK.test(text)) return undefined;
  const lines = text.split(/\r?\n/);
  const top = (name: string) => valueIn(lines, new RegExp(`^${name}: *(.*)$`));
  const version = top('version');
  const percentText = top('stagingPercentage') ?? '100';
  // `Number` alone would accept `0x64` and an empty text.
  const percent = PERCENT.test(percentText) ? Number(percentText) : NaN;
  const expires = top('expires');
  const expiresAt = expires === undefined ? undefined : momentOf(expires);
  const blocks = fileBlocks(lines);
  const files = blocks.map(fileOf);
  if (!lines.every(isPlainLine) || [lines, ...blocks].some(hasRepeatedName)) return undefined;
  if (expires !== undefined && expiresAt === undefined) return undefined;
  if (version === undefined || !VERSION.test(version) || !(percent >= 0 && percent <= 100))
    return undefined;
  if (files.length === 0 || files.some((file) => file === undefined)) return undefined;
  return {
    version,
    percent,
    files: files.filter((file) => file !== undefined),
    ...omitUndefined({ expiresAt }),
  };
}

/**
 * True for a line as electron-builder writes it: indented, empty, a comment, or a plain name at the left margin. YAML has
 * other ways to write a name, which other programs would read.
 */
const isPlainLine = (line: string): boolean => /^(?:\s|#|- |$|[A-Za-z]\w*:(?: |$))/.test(line);

/** True if two lines at the left margin have the same name: other programs would use the other one's value. */
function hasRepeatedName(lines: readonly string[]): boolean {
  const names = lines.flatMap((line) => /^['"]?([\w-]+)['"]? *:/.exec(line)?.[1] ?? []);
  return new Set(names).size < names.length;
}

/** A time in ISO 8601 and UTC, in milliseconds since 1970; `undefined` for anything else. */
function momentOf(text: string): number | undefined {
  const at = MOMENT.test(text) ? Date.parse(text) : NaN;
  // `Date` makes the 3rd of March of the 31st of February.
  return Number.isNaN(at) || !new Date(at).toISOString().startsWith(text.slice(0, 19))
    ? undefined
    : at;
}

/** The lines below `files:`, one block for each file. */
function fileBlocks(lines: readonly string[]): string[][] {
  const start = lines.findIndex((line) => /^files: *$/.test(line));
  if (start < 0) return [];
  const blocks: string[][] = [];
  for (const line of lines.slice(start + 1)) {
    if (!/^ *- |^ +\S/.test(line)) break;
    if (/^ *- /.test(line)) blocks.push([]);
    blocks.at(-1)?.push(line.replace(/^[ -]*/, ''));
  }
  return blocks;
}

function fileOf(lines: readonly string[]): FeedFile | undefined {
  const name = valueIn(lines, /^url: *(.*)$/);
  const sha512 = valueIn(lines, /^sha512: *(.*)$/);
  const bytes = Number(valueIn(lines, /^size: *(\d+)$/));
  if (name === undefined || !FILE_NAME.test(name)) return undefined;
  if (sha512 === undefined || !/^[A-Za-z0-9+/]{86}==$/.test(sha512)) return undefined;
  return bytes > 0 && bytes <= MAX_BYTES ? { name, sha512, bytes } : undefined;
}

/** The value of the only line of that form. Undefined if there are several. */
function valueIn(lines: readonly string[], form: RegExp): string | undefined {
  const found = lines.flatMap((line) => form.exec(line)?.[1] ?? []);
  return found.length === 1 ? found[0]?.trim().replace(/^(['"])(.*)\1$/, '$2') : undefined;
}

/** True if `version` is newer than `running`, by the rules of semver.org: 1.2.0-beta.1 comes before 1.2.0. */
export function isNewer(version: string, running: string): boolean {
  const [one, other] = [partsOf(version), partsOf(running)];
  // A version in an unknown form is never newer, and no version is newer than it.
  if (one === undefined || other === undefined) return false;
  const numbers = one.numbers.map((part, nth) => part - (other.numbers[nth] ?? 0));
  const first = numbers.find((difference) => difference !== 0);
  if (first !== undefined) return first > 0;
  if (one.early === undefined || other.early === undefined)
    return one.early === undefined && other.early !== undefined;
  return compareEarly(one.early.split('.'), other.early.split('.')) > 0;
}

function partsOf(version: string) {
  const [, major, minor, patch, early] = VERSION.exec(version) ?? [];
  return major === undefined ? undefined : { numbers: [major, minor, patch].map(Number), early };
}

/** Compares prerelease parts: numbers by value and before words; a longer version comes after its prefix. */
function compareEarly([a, ...more]: readonly string[], [b, ...others]: readonly string[]): number {
  if (a === undefined || b === undefined)
    return (a === undefined ? 0 : 1) - (b === undefined ? 0 : 1);
  if (a === b) return compareEarly(more, others);
  const [x, y] = [a, b].map((part) => (/^\d+$/.test(part) ? Number(part) : undefined));
  if (x !== undefined && y !== undefined) return x - y;
  if (x !== undefined || y !== undefined) return x === undefined ? 1 : -1;
  return a > b ? 1 : -1;
}
