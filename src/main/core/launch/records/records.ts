import * as v from 'valibot';
import type { Failure } from '../../../../shared/base/failure.ts';
import { HistoryEntry } from '../../../../shared/launch/history.ts';
import { PlannedStop } from '../../../../shared/launch/planned-stop.ts';
import { ConnectionId, LaunchId, ResourceId } from '../../../../shared/base/ids.ts';
import { Step } from '../../../../shared/launch/launch-state.ts';
import { Moment, SafeText } from '../../../../shared/base/safe-text.ts';
import { isTooDeep, parseJson } from '../../base/json.ts';

/** The version this program writes. */
const VERSION = 1;
/** How many past launches are stored. */
const MAX_HISTORY = 200;
/** How many durations to READY are stored in each bucket. */
const MAX_TIMES = 50;
/** How many buckets are stored. The least recently used are removed first. */
const MAX_BUCKETS = 200;

const Token = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

/** A change that is under way, with what is needed to request it again with the same token. */
const SavedChange = v.strictObject({
  what: v.picklist(['start', 'stop', 'reboot', 'end', 'create']),
  token: Token,
  backup: v.optional(ResourceId),
  profile: v.optional(ResourceId),
  image: v.optional(ResourceId),
  instanceType: v.optional(ResourceId),
});

/** A launch that is under way, with what is needed to resume it: ids and client tokens, never a URL or a secret. */
export const ActiveRecord = v.strictObject({
  launch: LaunchId,
  connection: ConnectionId,
  connectionName: SafeText,
  studio: v.optional(ResourceId),
  session: v.optional(ResourceId),
  workstation: v.optional(SafeText),
  stream: v.optional(ResourceId),
  /** The client token of its stream. */
  token: Token,
  /** The change that the launch waits for. Missing once it has succeeded. */
  change: v.optional(SavedChange),
  /** False if only the change was requested. */
  connects: v.boolean(),
  at: Moment,
  state: Step,
  /** The process that runs it. After a crash, the window resumes its own launches; those of the command line are only shown. */
  by: v.strictObject({
    use: v.picklist(['window', 'command']),
    pid: v.number(),
    /** Distinguishes the process from a later one with the same id. Missing in records of earlier versions. */
    process: v.optional(v.pipe(v.string(), v.regex(/^[\w.]{1,64}$/))),
  }),
});
export type ActiveRecord = Readonly<v.InferOutput<typeof ActiveRecord>>;
export type RecordOwner = Readonly<ActiveRecord['by']>;

/** True if both are the same process. */
export const isSameOwner = (one: RecordOwner, other: RecordOwner): boolean =>
  one.process === other.process && one.pid === other.pid;

/** A launch that is over. It has its id, so that an early failure of the viewer can replace the entry. */
const PastRecord = v.strictObject({ launch: LaunchId, ...HistoryEntry.entries });
export type PastRecord = Readonly<v.InferOutput<typeof PastRecord>>;

/** What is stored about launches between runs. */
export interface Records {
  readonly underWay: readonly ActiveRecord[];
  readonly history: readonly PastRecord[];
  /** Durations to READY in ms, newest last, by {@link timesKey}. */
  readonly times: Readonly<Record<string, readonly number[]>>;
  /** The user's name in each connection, as the service reports it. */
  readonly me: Readonly<Record<string, string>>;
  /** Workstations that are stopped soon, because their viewers were closed. */
  readonly plannedStops: readonly PlannedStop[];
  /** Why the records could not be read. They are empty then, which says nothing about what is stored. Never stored. */
  readonly unread?: Failure;
}

export const NO_RECORDS: Records = {
  underWay: [],
  history: [],
  times: {},
  me: {},
  plannedStops: [],
};

const Versioned = v.object({ version: v.number() });
const File = v.object({
  ...Versioned.entries,
  underWay: v.optional(v.array(v.unknown()), []),
  history: v.optional(v.array(v.unknown()), []),
  times: v.optional(v.record(v.string(), v.array(v.unknown())), {}),
  me: v.optional(v.record(v.string(), v.unknown()), {}),
  plannedStops: v.optional(v.array(v.unknown()), []),
});

/** Parses the records. Never fails: entries that do not fit are left out, since nothing depends on them. */
export function parseRecords(text: string): {
  readonly value: Records;
  readonly state: 'well' | 'damaged' | 'newer';
} {
  const json = parseJson(text);
  // The version comes first: a file of a newer version may have another shape, and is not damaged.
  if (v.is(Versioned, json) && json.version > VERSION) return { value: NO_RECORDS, state: 'newer' };
  const file = v.safeParse(File, json);
  if (!file.success || isTooDeep(file.output)) return { value: NO_RECORDS, state: 'damaged' };
  const { underWay, history, times, me, plannedStops } = file.output;
  const fitting = <S extends v.GenericSchema>(schema: S, all: readonly unknown[]) =>
    all.flatMap((one): v.InferOutput<S>[] => {
      const parsed = v.safeParse(schema, one);
      return parsed.success ? [parsed.output] : [];
    });
  return {
    state: 'well',
    value: {
      underWay: fitting(ActiveRecord, underWay),
      history: fitting(PastRecord, history).slice(-MAX_HISTORY),
      times: Object.fromEntries(
        Object.entries(times)
          .slice(-MAX_BUCKETS)
          .map(([bucket, all]) => [bucket, all.filter(isTime).slice(-MAX_TIMES)]),
      ),
      me: Object.fromEntries(
        Object.entries(me).filter((pair): pair is [string, string] => v.is(SafeText, pair[1])),
      ),
      plannedStops: fitting(PlannedStop, plannedStops),
    },
  };
}

/** The text that {@link parseRecords} reads back. */
export const recordsText = (records: Records): string =>
  `${JSON.stringify({ version: VERSION, ...records })}\n`;

/** A change of the records. Pure, so that several can be written together. */
export type RecordsChange = (records: Records) => Records;

/** Records a launch that is under way. Replaces an earlier record of it. */
export const recordActive =
  (entry: ActiveRecord): RecordsChange =>
  (records) => ({ ...records, underWay: [...exceptLaunch(records, entry.launch), entry] });

/** Removes a launch from those under way. */
export const recordEnd =
  (launch: LaunchId): RecordsChange =>
  (records) => ({ ...records, underWay: exceptLaunch(records, launch) });

/** Records how a launch ended. */
export const recordPast =
  (past: PastRecord): RecordsChange =>
  (records) => ({
    ...records,
    history: [...records.history.filter(({ launch }) => launch !== past.launch), past].slice(
      -MAX_HISTORY,
    ),
  });

/** Records how long a stream took. `bucket` comes from {@link timesKey}. */
export const recordTime =
  (bucket: string, ms: number): RecordsChange =>
  (records) => {
    if (!isTime(ms)) return records;
    const { [bucket]: known = [], ...rest } = records.times;
    const others = Object.entries(rest).slice(-MAX_BUCKETS + 1);
    return {
      ...records,
      times: { ...Object.fromEntries(others), [bucket]: [...known, ms].slice(-MAX_TIMES) },
    };
  };

/** Records the user's name in a connection. */
export const recordUser =
  (connection: ConnectionId, name: string): RecordsChange =>
  (records) =>
    records.me[connection] === name
      ? records
      : { ...records, me: { ...records.me, [connection]: name } };

/** Records which workstations are stopped soon. */
export const recordPlannedStops =
  (plannedStops: readonly PlannedStop[]): RecordsChange =>
  (records) => ({ ...records, plannedStops });

/** Removes what is stored about a removed connection, except its history. */
export const forgetConnection =
  (connection: ConnectionId): RecordsChange =>
  (records) => ({
    ...records,
    underWay: records.underWay.filter((one) => one.connection !== connection),
    times: Object.fromEntries(
      Object.entries(records.times).filter(([bucket]) => !bucket.startsWith(`${connection} `)),
    ),
    me: Object.fromEntries(Object.entries(records.me).filter(([id]) => id !== connection)),
    plannedStops: records.plannedStops.filter((one) => one.connection !== connection),
  });

/** The bucket of a duration: the connection and, if known, the launch profile. */
export const timesKey = (connection: ConnectionId, profile: string | undefined): string =>
  `${connection} ${profile ?? ''}`;

const exceptLaunch = ({ underWay }: Records, launch: LaunchId) =>
  underWay.filter((one) => one.launch !== launch);

/** At most an hour, the lifetime of a stream's URL. A longer time means that the clock was changed. */
const isTime = (ms: unknown): ms is number => typeof ms === 'number' && ms >= 0 && ms <= 3_600_000;
