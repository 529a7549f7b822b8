import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  createPlannedStops,
  type PlannedStopsDeps,
} from '../../../../src/main/core/planned-stops/planned-stops.ts';
import type { LaunchRequest } from '../../../../src/main/core/launch/launch-request.ts';
import { NO_RECORDS, type Records } from '../../../../src/main/core/launch/records/records.ts';
import { err, ok } from '../../../../src/shared/base/failure.ts';
import { Connection } from '../../../../src/shared/connections/connection.ts';
import type { LaunchState, Step } from '../../../../src/shared/launch/launch-state.ts';
import type { PlannedStop } from '../../../../src/shared/launch/planned-stop.ts';
import { recordingLog } from '../../../support/machine/machine.ts';
import { launchId, nthLaunch, stopAt } from '../desktop/desktop-scenes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';

const MINUTE_MS = 60_000;
const START_MS = 1_000_000;

/** A connection that stops workstations after `minutes`; never if undefined. */
const connection = (minutes?: number): Connection =>
  v.parse(Connection, {
    id: 'north-pier',
    name: 'North Pier',
    kind: 'practice',
    ...(minutes !== undefined && { onLeave: { stop: true, afterMinutes: minutes } }),
  });

/** Planned stops during a run whose launches the test sets. */
function run(
  options: { minutes?: number | undefined; saved?: readonly PlannedStop[]; refuses?: boolean } = {},
) {
  const hand = createHandClock(START_MS);
  let current = connection('minutes' in options ? options.minutes : 5);
  let isGone = false;
  let list: readonly LaunchState[] = [];
  let records: Records = { ...NO_RECORDS, plannedStops: options.saved ?? [] };
  const listeners: ((all: readonly LaunchState[]) => void)[] = [];
  const started: LaunchRequest[] = [];
  const deps: PlannedStopsDeps = {
    launches: {
      list: () => list,
      onChange(listener) {
        listeners.push(listener);
        return () => listeners.splice(listeners.indexOf(listener), 1);
      },
      start: async (request) => {
        started.push(request);
        return options.refuses === true ? err({ code: 'bug' }) : ok(launchId(99));
      },
    },
    find: async () =>
      isGone ? err({ code: 'connection-unknown', connection: 'north-pier' }) : ok(current),
    records: {
      read: async () => records,
      record: async (...changes) => {
        records = changes.reduce((now, change) => change(now), records);
      },
    },
    clock: hand.clock,
    log: recordingLog().log,
  };
  const stops = createPlannedStops(deps);
  const shutdown = new AbortController();
  onTestFinished(() => {
    shutdown.abort();
  });
  const launches = async (...all: readonly LaunchState[]) => {
    list = all;
    for (const listener of listeners) listener(all);
    await settle();
  };
  return {
    stops,
    hand,
    started,
    launches,
    shutdown,
    records: () => records,
    set: (minutes?: number) => {
      current = connection(minutes);
    },
    remove: () => {
      isGone = true;
    },
    begin: async () => {
      void stops.run(shutdown.signal);
      await settle();
    },
    /** The viewer of a launch opens and is closed. */
    leave: async (nth = 1, more: Partial<LaunchState> = {}) => {
      await launches(nthLaunch(nth, 'opened', more));
      await launches(nthLaunch(nth, 'ended', more));
    },
  };
}

const stopOf = (nth: number) => ({
  connection: 'north-pier',
  session: `comp-0${nth}`,
  workstation: `Comp 0${nth}`,
  connects: false,
  change: { what: 'stop' },
});

describe('a workstation whose viewer was closed', () => {
  it('is stopped once, after the minutes set in its connection', async () => {
    const { begin, leave, stops, hand, started } = run();
    await begin();
    await leave();
    const [stop] = stops.list();
    expect(stop).toMatchObject({ session: 'comp-01', asks: false });
    expect(stop!.at - stop!.leftAt).toBe(5 * MINUTE_MS);
    await hand.pass(5 * MINUTE_MS - 1);
    expect(started).toEqual([]);
    await hand.pass(1);
    expect(started).toEqual([stopOf(1)]);
    expect(stops.list()).toEqual([]);
    await hand.pass(60 * MINUTE_MS);
    expect(started).toHaveLength(1);
    expect(hand.waiting()).toBe(0);
  });

  it('is stopped after 15 seconds with 0 minutes', async () => {
    const { begin, leave, hand, started } = run({ minutes: 0 });
    await begin();
    await leave();
    await hand.pass(14_999);
    expect(started).toEqual([]);
    await hand.pass(1);
    expect(started).toHaveLength(1);
  });

  it('keeps running if the connection sets no minutes', async () => {
    const { begin, leave, stops } = run();
    const unset = run({ minutes: undefined });
    await unset.begin();
    await unset.leave();
    expect(unset.stops.list()).toEqual([]);
    // The other run shows that the same steps plan a stop.
    await begin();
    await leave();
    expect(stops.list()).toHaveLength(1);
  });

  it('keeps running if the user chooses so', async () => {
    const { begin, leave, stops, hand, started } = run();
    await begin();
    await leave();
    stops.keep(launchId(1));
    expect(stops.list()).toEqual([]);
    await hand.pass(60 * MINUTE_MS);
    expect(started).toEqual([]);
  });

  it('is stopped at once if the user chooses so', async () => {
    const { begin, leave, stops, started } = run();
    await begin();
    await leave();
    expect(await stops.stopNow(launchId(1))).toEqual(ok(undefined));
    expect(started).toEqual([stopOf(1)]);
    expect(await stops.stopNow(launchId(1))).toEqual(ok(undefined));
    expect(started).toHaveLength(1);
  });

  it.each<[string, Step]>([
    ['is connected to', 'requesting'],
    ['is started', 'starting'],
    ['is restarted', 'rebooting'],
    ['is already being stopped', 'stopping'],
    ['is open in another viewer', 'opened'],
  ])('has its stop cancelled if it %s meanwhile', async (_, step) => {
    const { begin, leave, launches, stops, hand, started } = run();
    await begin();
    await leave();
    const other = nthLaunch(2, step, { session: 'comp-01' as never });
    await launches(nthLaunch(1, 'ended'), other);
    expect(stops.list()).toEqual([]);
    await hand.pass(60 * MINUTE_MS);
    expect(started).toEqual([]);
  });

  it.each<[string, Partial<LaunchState>]>([
    ['in another viewer', {}],
    ['in a viewer that cannot be watched', { notices: ['viewer-passed-on'] }],
    ['through another connection', { connection: 'wave' as never }],
    ['by a command', { elsewhere: true }],
  ])('is not stopped while it is open %s', async (_, more) => {
    const { begin, launches, stops } = run();
    await begin();
    const other = nthLaunch(2, 'opened', { session: 'comp-01' as never, ...more });
    await launches(nthLaunch(1, 'opened'), other);
    await launches(nthLaunch(1, 'ended'), other);
    expect(stops.list()).toEqual([]);
  });

  it.each<[string, Step, Step]>([
    ['failed after its viewer opened, as when its tunnel ends', 'opened', 'failed'],
    ['is no longer watched', 'opened', 'cancelled'],
    ['never opened a viewer', 'opening', 'ended'],
  ])('is not stopped if its launch %s', async (_, before, after) => {
    const { begin, launches, stops } = run();
    await begin();
    await launches(nthLaunch(1, before));
    await launches(nthLaunch(1, after));
    expect(stops.list()).toEqual([]);
  });

  it('is not stopped if a command of another program had opened the viewer', async () => {
    const { begin, leave, stops } = run();
    await begin();
    await leave(1, { elsewhere: true });
    expect(stops.list()).toEqual([]);
  });
});

describe('several workstations', () => {
  it('are stopped at their own times', async () => {
    const { begin, leave, hand, started } = run();
    await begin();
    await leave(1);
    await hand.pass(MINUTE_MS);
    await leave(2);
    await hand.pass(4 * MINUTE_MS);
    expect(started).toEqual([stopOf(1)]);
    await hand.pass(MINUTE_MS);
    expect(started).toEqual([stopOf(1), stopOf(2)]);
  });
});

describe('a setting that changes', () => {
  it.each<[string, (of: ReturnType<typeof run>) => void]>([
    [
      'is removed',
      (of) => {
        of.set();
      },
    ],
    [
      'is removed with its connection',
      (of) => {
        of.remove();
      },
    ],
  ])(
    'cancels the stop if it %s, whether that is noticed at once or when the stop is due',
    async (_, change) => {
      const noticed = run();
      await noticed.begin();
      await noticed.leave();
      change(noticed);
      await noticed.stops.refresh();
      expect(noticed.stops.list()).toEqual([]);

      const late = run();
      await late.begin();
      await late.leave();
      change(late);
      await late.hand.pass(5 * MINUTE_MS);
      expect(late.stops.list()).toEqual([]);
      expect(late.started).toEqual([]);
    },
  );
});

describe('a computer that was asleep', () => {
  it('asks before it stops anything', async () => {
    const { begin, leave, stops, hand, started } = run();
    await begin();
    await leave();
    stops.slept();
    expect(stops.list()).toMatchObject([{ asks: true }]);
    await hand.pass(60 * MINUTE_MS);
    expect(started).toEqual([]);
    await stops.stopNow(launchId(1));
    expect(started).toEqual([stopOf(1)]);
  });

  it('asks even if the sleep was not reported but the time is long past', async () => {
    const { begin, leave, stops, hand, started } = run();
    await begin();
    await leave();
    hand.setWall(START_MS + 8 * 60 * MINUTE_MS);
    await hand.pass(5 * MINUTE_MS);
    expect(started).toEqual([]);
    expect(stops.list()).toMatchObject([{ asks: true }]);
  });
});

describe('a stop of an earlier run', () => {
  it('is recorded as long as it is planned', async () => {
    const { begin, leave, stops, records } = run();
    await begin();
    await leave();
    expect(records().plannedStops).toEqual(stops.list());
    stops.keep(launchId(1));
    expect(records().plannedStops).toEqual([]);
  });

  it('stays recorded when the program ends, which stops no workstation', async () => {
    const { begin, leave, shutdown, records, hand, started, launches } = run();
    await begin();
    await leave();
    shutdown.abort();
    await launches();
    await hand.pass(60 * MINUTE_MS);
    expect(started).toEqual([]);
    expect(records().plannedStops).toHaveLength(1);
  });

  it('continues if its time has not passed, and can be cancelled for 15 seconds', async () => {
    const saved = [stopAt(1, { at: START_MS + 10 }), stopAt(2, { at: START_MS + MINUTE_MS })];
    const { begin, hand, started } = run({ saved });
    await begin();
    await hand.pass(14_999);
    expect(started).toEqual([]);
    await hand.pass(1);
    expect(started).toEqual([stopOf(1)]);
    await hand.pass(45_000);
    expect(started).toEqual([stopOf(1), stopOf(2)]);
  });

  it('becomes a question if its time has passed', async () => {
    const { begin, hand, stops, started } = run({ saved: [stopAt(1, { at: START_MS - 1 })] });
    await begin();
    await hand.pass(60 * MINUTE_MS);
    expect(stops.list()).toMatchObject([{ asks: true }]);
    expect(started).toEqual([]);
  });

  it('is cancelled if its workstation is in use again', async () => {
    const { begin, launches, stops } = run({ saved: [stopAt(1)] });
    await launches(nthLaunch(2, 'waiting', { session: 'comp-01' as never }));
    await begin();
    expect(stops.list()).toEqual([]);
  });
});

it('a stop that cannot be started becomes a question', async () => {
  const { begin, leave, hand, stops } = run({ refuses: true });
  await begin();
  await leave();
  await hand.pass(5 * MINUTE_MS);
  expect(stops.list()).toMatchObject([{ asks: true }]);
});
