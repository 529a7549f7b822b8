import * as v from 'valibot';
import { HistoryEntry } from '../../../shared/launch/history.ts';
import { ConnectionId, LaunchId, ResourceId } from '../../../shared/base/ids.ts';
import { Step } from '../../../shared/launch/launch-state.ts';
import { Moment, SafeText } from '../../../shared/base/safe-text.ts';
import { isDeep, parseJson } from '../base/json.ts';

/** The version this program writes. */
const VERSION = 1;
/** Launches that are remembered. */
const MAX_HISTORY = 200;
/** Times to READY that are remembered for each kind of launch. */
const MAX_TIMES = 50;
/** Kinds of launches that times are kept of; the longest unused go first. */
const MAX_KINDS = 200;

const Token = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** A change that is under way, enough of it to be asked for again with the same token. */
const KeptChange = v.strictObject({
  what: v.picklist(['start', 'stop', 'end', 'create']),
  token: Token,
  backup: v.optional(ResourceId),
  profile: v.optional(ResourceId),
  image: v.optional(ResourceId),
  instanceType: v.optional(ResourceId),
});

/**
 * A launch that is under way: what is needed to pick it up by looking. Ids and client tokens; never a
 * URL, never a secret.
 */
export const UnderWay = v.strictObject({
  launch: LaunchId,
  connection: ConnectionId,
  connectionName: SafeText,
  studio: v.optional(ResourceId),
  session: v.optional(ResourceId),
  workstation: v.optional(SafeText),
  stream: v.optional(ResourceId),
  /** The client token of its stream. */
  token: Token,
  /** The change it is waiting for; gone once that has its result. */
  change: v.optional(KeptChange),
  /** False where the change is all that was wished for. */
  connects: v.boolean(),
  at: Moment,
  state: Step,
  /** Which program runs it: the window picks up its own after a crash, and shows the command line's. */
  by: v.strictObject({ use: v.picklist(['window', 'command']), pid: v.number() }),
});
export type UnderWay = Readonly<v.InferOutput<typeof UnderWay>>;

/** A launch that is over, with its id, so that a viewer that fails early corrects it. */
const Past = v.strictObject({ launch: LaunchId, ...HistoryEntry.entries });
export type Past = Readonly<v.InferOutput<typeof Past>>;

/** What is remembered of launches between runs. */
export interface Records {
  readonly underWay: readonly UnderWay[];
  readonly history: readonly Past[];
  /** Times to READY in ms, newest last, by connection and launch profile. */
  readonly times: Readonly<Record<string, readonly number[]>>;
  /** Who we are in each connection, as its service calls us. */
  readonly me: Readonly<Record<string, string>>;
}

export const NO_RECORDS: Records = { underWay: [], history: [], times: {}, me: {} };

const Versioned = v.object({ version: v.number() });
const File = v.object({
  ...Versioned.entries,
  underWay: v.optional(v.array(v.unknown()), []),
  history: v.optional(v.array(v.unknown()), []),
  times: v.optional(v.record(v.string(), v.array(v.unknown())), {}),
  me: v.optional(v.record(v.string(), v.unknown()), {}),
});

/** Reads the text of the records. Total: an entry that does not fit is left out, for it is only memory. */
export function parseRecords(text: string): {
  readonly value: Records;
  readonly state: 'well' | 'damaged' | 'newer';
} {
  const json = parseJson(text);
  // Before its shape is judged: a newer version may have another one, and is not damaged by that.
  if (v.is(Versioned, json) && json.version > VERSION) return { value: NO_RECORDS, state: 'newer' };
  const file = v.safeParse(File, json);
  if (!file.success || isDeep(file.output)) return { value: NO_RECORDS, state: 'damaged' };
  const { underWay, history, times, me } = file.output;
  const fitting = <S extends v.GenericSchema>(schema: S, all: readonly unknown[]) =>
    all.flatMap((one): v.InferOutput<S>[] => {
      const parsed = v.safeParse(schema, one);
      return parsed.success ? [parsed.output] : [];
    });
  return {
    state: 'well',
    value: {
      underWay: fitting(UnderWay, underWay),
      history: fitting(Past, history).slice(-MAX_HISTORY),
      times: Object.fromEntries(
        Object.entries(times)
          .slice(-MAX_KINDS)
          .map(([kind, all]) => [kind, all.filter(isTime).slice(-MAX_TIMES)]),
      ),
      me: Object.fromEntries(
        Object.entries(me).filter((pair): pair is [string, string] => v.is(SafeText, pair[1])),
      ),
    },
  };
}

/** The text that {@link parseRecords} reads back. */
export const recordsText = (records: Records): string =>
  `${JSON.stringify({ version: VERSION, ...records })}\n`;

/** A change of the records. Pure, so that several can be written at once. */
export type RecordsChange = (records: Records) => Records;

/** Notes a launch under way, in the place of what was noted of it before. */
export const noteUnderWay =
  (entry: UnderWay): RecordsChange =>
  (records) => ({ ...records, underWay: [...others(records, entry.launch), entry] });

/** Takes a launch off what is under way. */
export const noteOver =
  (launch: LaunchId): RecordsChange =>
  (records) => ({ ...records, underWay: others(records, launch) });

/** Notes how a launch ended. */
export const notePast =
  (past: Past): RecordsChange =>
  (records) => ({
    ...records,
    history: [...records.history.filter(({ launch }) => launch !== past.launch), past].slice(
      -MAX_HISTORY,
    ),
  });

/** Notes how long a stream of this kind took. */
export const noteTime =
  (kind: string, ms: number): RecordsChange =>
  (records) => {
    if (!isTime(ms)) return records;
    const { [kind]: known = [], ...rest } = records.times;
    const kept = Object.entries(rest).slice(-MAX_KINDS + 1);
    return {
      ...records,
      times: { ...Object.fromEntries(kept), [kind]: [...known, ms].slice(-MAX_TIMES) },
    };
  };

/** Notes who we are in a connection. */
export const noteMe =
  (connection: ConnectionId, name: string): RecordsChange =>
  (records) =>
    records.me[connection] === name
      ? records
      : { ...records, me: { ...records.me, [connection]: name } };

/** Forgets what was learnt in a connection that is removed; its history stays. */
export const forgetConnection =
  (connection: ConnectionId): RecordsChange =>
  (records) => ({
    ...records,
    underWay: records.underWay.filter((one) => one.connection !== connection),
    times: Object.fromEntries(
      Object.entries(records.times).filter(([kind]) => !kind.startsWith(`${connection} `)),
    ),
    me: Object.fromEntries(Object.entries(records.me).filter(([id]) => id !== connection)),
  });

/** What times are kept under: the connection and, where it is known, the launch profile. */
export const timesKey = (connection: ConnectionId, profile: string | undefined): string =>
  `${connection} ${profile ?? ''}`;

const others = ({ underWay }: Records, launch: LaunchId) =>
  underWay.filter((one) => one.launch !== launch);

/** An hour is the longest a stream's link lives; more is a clock that was set. */
const isTime = (ms: unknown): ms is number => typeof ms === 'number' && ms >= 0 && ms <= 3_600_000;
