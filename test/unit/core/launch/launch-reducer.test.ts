import { describe, expect, it } from 'vitest';
import {
  newLaunch,
  reduceLaunch,
  type LaunchEvent,
} from '../../../../src/main/core/launch/launch-reducer.ts';
import {
  CHANGES,
  isChanging,
  isOver,
  isInProgress,
  Step,
  STEPS,
  type LaunchState,
} from '../../../../src/shared/launch/launch-state.ts';
import { connectionId, launchId, resourceId } from '../support/fakes.ts';

const target = { studio: resourceId('studio-1'), session: resourceId('comp-07') };
const what = { connection: connectionId('north-pier'), connectionName: 'North Pier' };
const started = newLaunch(launchId(), what, 1);

const event = {
  asked: { type: 'asked', at: 9 },
  found: { type: 'found', at: 9, ...target, workstation: 'Comp 07' },
  changing: { type: 'changing', at: 9, ...target, workstation: 'Comp 07', state: 'STOPPED' },
  changed: { type: 'changed', at: 9 },
  done: { type: 'done', at: 9 },
  seen: { type: 'seen', at: 9, stream: { state: 'CREATE_IN_PROGRESS' } },
  'transient-error': { type: 'transient-error', at: 9, transientError: 'offline' },
  ready: { type: 'ready', at: 9 },
  reached: { type: 'reached', at: 9, notices: ['certificate-unknown'] },
  opened: { type: 'opened', at: 9, notices: ['practice-viewer'] },
  noticed: { type: 'noticed', at: 9, notices: ['viewer-passed-on'] },
  ended: { type: 'ended', at: 9 },
  failed: { type: 'failed', at: 9, failure: { code: 'quota' } },
  cancelled: { type: 'cancelled', at: 9 },
} as const satisfies Record<LaunchEvent['type'], LaunchEvent>;
type Name = keyof typeof event;
const names = Object.keys(event) as Name[];

/** The events that lead to each state from its first step. */
const path: Readonly<Record<Step, readonly [first: Step, ...names: readonly Name[]]>> = {
  starting: ['starting'],
  stopping: ['stopping'],
  rebooting: ['rebooting'],
  ending: ['ending'],
  creating: ['creating'],
  requesting: ['requesting'],
  waiting: ['requesting', 'seen'],
  checking: ['requesting', 'seen', 'ready'],
  opening: ['requesting', 'seen', 'ready', 'reached'],
  opened: ['requesting', 'seen', 'ready', 'reached', 'opened'],
  done: ['stopping', 'done'],
  ended: ['requesting', 'seen', 'ready', 'reached', 'opened', 'ended'],
  failed: ['requesting', 'failed'],
  cancelled: ['requesting', 'cancelled'],
};
const inState = (step: Step): LaunchState => {
  const [first, ...rest] = path[step];
  const start = newLaunch(launchId(), what, 1, first);
  return rest.reduce((state, name) => reduceLaunch(state, event[name]), start);
};

/** The state after each event; events that are not named do not fit. */
const ends = { failed: 'failed', cancelled: 'cancelled' } as const;
const fitting: Readonly<Record<Step, Partial<Readonly<Record<Name, Step>>>>> = {
  starting: changes('starting'),
  stopping: changes('stopping'),
  rebooting: changes('rebooting'),
  ending: changes('ending'),
  creating: changes('creating'),
  requesting: {
    asked: 'requesting',
    found: 'requesting',
    seen: 'waiting',
    'transient-error': 'requesting',
    ...ends,
  },
  waiting: {
    asked: 'waiting',
    seen: 'waiting',
    'transient-error': 'waiting',
    ready: 'checking',
    ...ends,
  },
  checking: { reached: 'opening', ...ends },
  opening: { opened: 'opened', ...ends },
  opened: { noticed: 'opened', ended: 'ended', ...ends },
  done: {},
  ended: {},
  failed: {},
  cancelled: {},
};

function changes(step: Step): Partial<Record<Name, Step>> {
  const stays = { asked: step, changing: step, 'transient-error': step };
  return { ...stays, changed: 'requesting', done: 'done', ...ends };
}

const cases = Step.options.flatMap((step) =>
  names.map((name) => ({ step, name, to: fitting[step][name] ?? '-' })),
);

describe('a launch and an event', () => {
  it.each(cases.filter(({ to }) => to !== '-'))(
    '$name leads from $step to $to',
    ({ step, name, to }) => {
      const before = inState(step);
      const after = reduceLaunch(before, event[name]);
      expect(after).not.toBe(before);
      expect(after.state).toBe(to);
      expect(before).toEqual(inState(step));
    },
  );

  it.each(cases.filter(({ to }) => to === '-'))(
    '$name does not fit $step and returns the same object',
    ({ step, name }) => {
      const before = inState(step);
      expect(reduceLaunch(before, event[name])).toBe(before);
    },
  );

  it('is in the state its events lead to', () => {
    expect(Step.options.map((step) => inState(step).state)).toEqual(Step.options);
  });
});

describe('the state of a launch', () => {
  it('starts with its target and no requests', () => {
    expect(newLaunch(launchId(), { ...what, ...target }, 7)).toMatchObject({
      state: 'requesting',
      entered: { requesting: 7 },
      at: 7,
      requests: 0,
      notices: [],
      ...target,
    });
  });

  it.each(CHANGES)('starts with %s if the workstation itself is changed first', (first) => {
    expect(newLaunch(launchId(), { ...what, usualMs: 20_000 }, 7, first)).toMatchObject({
      state: first,
      entered: { [first]: 7 },
      at: 7,
      usualMs: 20_000,
    });
  });

  it('follows the workstation as it changes, and keeps what a response leaves out', () => {
    const status = { ...event.changing, status: 'STREAMING_SESSION_STOPPED' };
    const seen = reduceLaunch(inState('starting'), status);
    expect(seen).toMatchObject({
      ...target,
      workstation: 'Comp 07',
      workstationState: 'STOPPED',
      workstationStatus: 'STREAMING_SESSION_STOPPED',
      at: 9,
    });
    const bare = { type: 'changing', at: 10, studio: target.studio } as const;
    expect(reduceLaunch(seen, bare)).toEqual({ ...seen, at: 10 });
  });

  it('keeps the time at which each step was first entered', () => {
    let state = started;
    const at = (moment: number, name: Name) => {
      state = reduceLaunch(state, { ...event[name], at: moment });
    };
    at(10, 'seen');
    at(20, 'seen');
    at(30, 'ready');
    at(40, 'reached');
    at(50, 'opened');
    at(60, 'ended');
    expect(state.entered).toEqual({
      requesting: 1,
      waiting: 10,
      checking: 30,
      opening: 40,
      opened: 50,
      ended: 60,
    });
    expect(state.at).toBe(60);
  });

  it('counts the requests', () => {
    const twice = reduceLaunch(reduceLaunch(started, event.asked), event.asked);
    expect(twice.requests).toBe(2);
  });

  it('keeps the id of the last request with a response', () => {
    const answered = reduceLaunch(started, { ...event.asked, requestId: 'request-1' });
    expect(answered.requestId).toBe('request-1');
    expect(reduceLaunch(answered, event.asked).requestId).toBe('request-1');
    expect(reduceLaunch(answered, { ...event.asked, requestId: 'request-2' }).requestId).toBe(
      'request-2',
    );
  });

  it('contains the workstation that was found', () => {
    expect(reduceLaunch(started, event.found)).toMatchObject({ ...target, workstation: 'Comp 07' });
    const { workstation: _, ...nameless } = event.found;
    expect(reduceLaunch(started, nameless)).not.toHaveProperty('workstation');
  });

  it('collects the notices of the check and of the viewer', () => {
    expect(inState('opened').notices).toEqual(['certificate-unknown', 'practice-viewer']);
  });

  it('contains the failure it ended with', () => {
    expect(inState('failed').failure).toEqual({ code: 'quota' });
  });
});

describe('a transient error', () => {
  const withError = (at: number, transientError: 'offline' | 'throttled', state = started) =>
    reduceLaunch(state, { type: 'transient-error', at, transientError });

  it('keeps its start time while it stays the same', () => {
    expect(withError(30, 'offline', withError(20, 'offline')).transientError).toEqual({
      code: 'offline',
      since: 20,
    });
  });

  it('starts again when another one replaces it', () => {
    expect(withError(30, 'throttled', withError(20, 'offline')).transientError).toEqual({
      code: 'throttled',
      since: 30,
    });
  });

  it.each(['found', 'seen', 'failed', 'cancelled'] as const)('is cleared by %s', (name) => {
    expect(reduceLaunch(withError(2, 'offline'), event[name])).not.toHaveProperty('transientError');
  });

  it.each(['changing', 'changed', 'done', 'failed', 'cancelled'] as const)(
    'during a change is cleared by %s',
    (name) => {
      const changing = withError(2, 'offline', inState('creating'));
      expect(changing.transientError?.code).toBe('offline');
      expect(reduceLaunch(changing, event[name])).not.toHaveProperty('transientError');
    },
  );

  it('is cleared by ready', () => {
    const waiting = withError(20, 'offline', inState('waiting'));
    expect(reduceLaunch(waiting, event.ready)).not.toHaveProperty('transientError');
  });

  it('keeps its start time if a response contains nothing new', () => {
    const seen = (at: number) =>
      ({ type: 'seen', at, stream: { state: 'PAUSED' }, transientError: 'state-unknown' }) as const;
    expect(reduceLaunch(reduceLaunch(started, seen(20)), seen(30)).transientError).toEqual({
      code: 'state-unknown',
      since: 20,
    });
  });
});

describe('the sets of states', () => {
  it('are in progress until the viewer is open', () => {
    const underWay = Step.options.filter((step) => isInProgress(inState(step)));
    expect(underWay).toEqual([...CHANGES, ...STEPS.filter((step) => step !== 'opened')]);
  });

  it('are over at an end state', () => {
    const over = Step.options.filter((step) => isOver(inState(step)));
    expect(over).toEqual(['done', 'ended', 'failed', 'cancelled']);
  });

  it('are changing while the workstation itself changes', () => {
    expect(Step.options.filter((step) => isChanging(inState(step)))).toEqual(CHANGES);
  });
});
