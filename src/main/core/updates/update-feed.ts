import * as v from 'valibot';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { parseUniqueJson } from '../base/unique-json.ts';

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
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/;
/** A file name, without a folder or a URL. */
const FILE_NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

/** A time in ISO 8601 and UTC, as milliseconds since 1970. */
const Moment = v.pipe(
  v.string(),
  v.regex(MOMENT),
  v.check((text) => {
    // `Date` makes the 3rd of March of the 31st of February.
    const at = Date.parse(text);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text.slice(0, 19));
  }),
  v.transform((text) => Date.parse(text)),
);

/** What a feed has to contain. Other fields are ignored, so that a later version can add some. */
const FeedText = v.object({
  version: v.pipe(v.string(), v.regex(VERSION)),
  files: v.pipe(
    v.array(
      v.object({
        name: v.pipe(v.string(), v.regex(FILE_NAME)),
        sha512: v.pipe(v.string(), v.regex(/^[A-Za-z0-9+/]{86}==$/)),
        bytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_BYTES)),
      }),
    ),
    v.minLength(1),
  ),
  percent: v.optional(v.pipe(v.number(), v.minValue(0), v.maxValue(100)), 100),
  expires: v.optional(Moment),
});

/**
 * Parses a feed (`latest*.json`), as scripts/sign-feed.mjs writes it. Undefined if it is no JSON, has a name twice, or does not
 * fit. Call it only after the feed's signature was verified.
 */
export function parseFeed(text: string): Feed | undefined {
  const parsed = v.safeParse(FeedText, parseUniqueJson(text));
  if (!parsed.success) return undefined;
  const { expires, ...feed } = parsed.output;
  return { ...feed, ...omitUndefined({ expiresAt: expires }) };
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
