import { beforeEach, describe, expect, it } from 'vitest';
import { RECHECK_MS, resumeLaunches } from '../../../../src/main/core/launch/resume-launches.ts';
import { createRecordKeeper } from '../../../../src/main/core/launch/records/record-keeper.ts';
import {
  NO_RECORDS,
  type ActiveRecord,
  type RecordOwner,
} from '../../../../src/main/core/launch/records/records.ts';
import type { SavedLaunch } from '../../../../src/main/core/launch/launch-request.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import type { ConnectionId, LaunchId } from '../../../../src/shared/base/ids.ts';
import { resourceId, uuid } from '../support/fakes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';
import { createMemoryRecords } from './support/records-fakes.ts';

const OWN_PID = 100;
const ownerOf = (use: RecordOwner['use'], pid: number): RecordOwner => ({
  use,
  pid,
  process: `here.${pid}`,
});
const activeRecord = (
  nth: number,
  by: ActiveRecord['by'],
  more: Partial<ActiveRecord> = {},
): ActiveRecord => ({
  launch: uuid(nth) as LaunchId,
  connection: 'north-pier' as ConnectionId,
  connectionName: 'North Pier',
  session: resourceId('comp-07'),
  token: `token-${nth}`,
  connects: true,
  at: 0,
  state: 'waiting',
  by,
  ...more,
});
const ofWindow = (pid: number) => ownerOf('window', pid);
const ofCommand = (pid: number) => ownerOf('command', pid);

/** A program start with these records on disk, on a machine where these processes run. */
function createStart(underWay: readonly ActiveRecord[], running: readonly number[] = []) {
  const memory = createMemoryRecords({ ...NO_RECORDS, underWay });
  const hand = createHandClock();
  const shutdownSignal = new AbortController();
  const alive = new Set([OWN_PID, ...running]);
  const unchecked = new Set<number>();
  const picked: SavedLaunch[] = [];
  const shown: string[][] = [];
  let answer: 'taken' | 'refused' = 'taken';
  return {
    memory,
    hand,
    shutdownSignal,
    alive,
    unchecked,
    picked,
    shown,
    refuse: () => {
      answer = 'refused';
    },
    recorded: () => memory.now().underWay.map(({ launch }) => launch),
    resume: () =>
      resumeLaunches({
        records: createRecordKeeper(memory.store),
        launches: {
          resume: async (kept) => {
            picked.push(kept);
            return answer === 'taken'
              ? ok(kept.launch)
              : err({ code: 'connection-unknown', connection: 'north-pier' });
          },
          setElsewhere: (states) => shown.push(states.map(({ launch }) => launch)),
        },
        owner: async () => ofWindow(OWN_PID),
        ownerState: async ({ pid }) =>
          unchecked.has(pid) ? 'unknown' : alive.has(pid) ? 'alive' : 'dead',
        clock: hand.clock,
        uuid: () => uuid(9),
        shutdownSignal: shutdownSignal.signal,
      }),
  };
}
let start: ReturnType<typeof createStart>;

describe('a launch of a window that crashed', () => {
  it('continues with its id and token, and keeps its record', async () => {
    start = createStart([activeRecord(1, ofWindow(7))]);
    await start.resume();
    expect(start.picked).toMatchObject([{ launch: uuid(1), token: 'token-1' }]);
    expect(start.recorded()).toEqual([uuid(1)]);
  });

  it('continues even if another program has its process id now', async () => {
    start = createStart([activeRecord(1, ofWindow(7))], [7]);
    await start.resume();
    expect(start.picked).toHaveLength(1);
  });

  it('is over if it cannot continue', async () => {
    start = createStart([activeRecord(1, ofWindow(7))]);
    start.refuse();
    await start.resume();
    expect(start.recorded()).toEqual([]);
  });

  it('is over if its change has succeeded and nothing else was requested', async () => {
    start = createStart([activeRecord(1, ofWindow(7), { connects: false })]);
    await start.resume();
    expect(start.picked).toEqual([]);
    expect(start.recorded()).toEqual([]);
  });

  it('is left unchanged if this window started it meanwhile', async () => {
    start = createStart([activeRecord(1, ofWindow(OWN_PID))]);
    await start.resume();
    expect(start.picked).toEqual([]);
    expect(start.recorded()).toEqual([uuid(1)]);
  });
});

describe('a launch of a window that had the same process id', () => {
  it('continues, as after a restart of the machine', async () => {
    start = createStart([activeRecord(1, { ...ofWindow(OWN_PID), process: 'before.100' })]);
    await start.resume();
    expect(start.picked).toHaveLength(1);
  });

  it('continues if an earlier version wrote it', async () => {
    start = createStart([activeRecord(1, { use: 'window', pid: OWN_PID })]);
    await start.resume();
    expect(start.picked).toHaveLength(1);
  });
});

describe('a launch of a command whose process cannot be checked', () => {
  it('is shown for a day, then it is over', async () => {
    const at = createHandClock().clock.now() - 24 * 60 * 60_000 + 60_000;
    start = createStart([activeRecord(1, ofCommand(7), { at })]);
    start.unchecked.add(7);
    await start.resume();
    expect(start.shown.at(-1)).toEqual([uuid(1)]);
    await start.hand.pass(60_000 + RECHECK_MS);
    expect(start.shown.at(-1)).toEqual([]);
    expect(start.recorded()).toEqual([]);
  });
});

describe('a launch of a command', () => {
  beforeEach(() => {
    start = createStart([activeRecord(1, ofCommand(7)), activeRecord(2, ofCommand(8))], [7]);
  });

  it('is shown while its process runs, is over if its process has ended, and is never continued', async () => {
    await start.resume();
    expect(start.shown).toEqual([[uuid(1)]]);
    expect(start.picked).toEqual([]);
    expect(start.recorded()).toEqual([uuid(1)]);
  });

  it('is no longer shown after its process was killed, and no timer is left', async () => {
    await start.resume();
    start.alive.delete(7);
    await start.hand.pass(RECHECK_MS);
    expect(start.shown.at(-1)).toEqual([]);
    expect(start.recorded()).toEqual([]);
    expect(start.hand.waiting()).toBe(0);
  });

  it('is shown as soon as it is recorded, with one timer for all', async () => {
    await start.resume();
    start.alive.add(8);
    start.memory.set({
      ...NO_RECORDS,
      underWay: [activeRecord(1, ofCommand(7)), activeRecord(2, ofCommand(8))],
    });
    await settle();
    expect(start.shown.at(-1)).toEqual([uuid(1), uuid(2)]);
    expect(start.hand.waiting()).toBe(1);
  });

  it('is no longer watched once the program shuts down', async () => {
    await start.resume();
    start.shutdownSignal.abort();
    await settle();
    expect(start.hand.waiting()).toBe(0);
  });
});
