import { describe, expect, it } from 'vitest';
import { createFakeProvider, inTurn, preparing, ready, resourceId } from '../support/fakes.ts';
import { begin, stepsOf, unnamed } from './support/launching.ts';
import { createFakeManager, seen, type Script } from './support/managing.ts';

const order = { profile: resourceId('lp-comp') };
const start = { change: { what: 'start' }, token: 'change-token', wait: true } as const;
const create = { change: { what: 'create', order }, token: 'change-token', wait: true } as const;
const starts: Script = {
  read: [seen('STOPPED'), seen('START_IN_PROGRESS'), seen('READY')],
  start: [seen('START_IN_PROGRESS')],
};
const makes: Script = {
  create: [seen('CREATE_IN_PROGRESS', { id: 'new-1', name: 'New 1' })],
  read: [seen('READY', { id: 'new-1', name: 'New 1' })],
};

/** A provider whose workstations change according to this script. */
function managed(script: Script, responses = inTurn(preparing, ready)) {
  const { manager, calls } = createFakeManager(script);
  return { fake: createFakeProvider(responses, { manager }), changes: calls };
}

describe('a launch that starts the workstation first', () => {
  it('runs from starting to the closed viewer', async () => {
    const { fake, changes } = managed(starts);
    const run = begin({ fake, plan: { change: start } });
    expect(await run.end()).toMatchObject({ state: 'ended', requests: 6 });
    expect(stepsOf(run.states)).toEqual([
      ...['starting', 'requesting', 'waiting', 'checking', 'opening', 'opened', 'ended'],
    ]);
    expect(changes.map(([name, , , token]) => [name, token])).toEqual([
      ['read', undefined],
      ['start', 'change-token'],
      ['read', undefined],
      ['read', undefined],
    ]);
    expect(fake.calls[0]?.args).toEqual([
      { studio: 'us-west-2:studio-1', session: 'comp-07' },
      'one-request',
    ]);
  });

  it('requests no stream if the start fails', async () => {
    const failing = { ...starts, read: [seen('STOPPED'), seen('START_FAILED')] };
    const { fake } = managed(failing);
    const run = begin({ fake, plan: { change: start } });
    expect(await run.end()).toMatchObject({
      state: 'failed',
      failure: { code: 'change-failed' },
      workstationState: 'START_FAILED',
    });
    expect(fake.calls).toEqual([]);
    expect(run.hands.calls).toEqual([]);
  });

  it('gives the stream its own time limit', async () => {
    const slow = [...Array<ReturnType<typeof seen>>(40).fill(seen('START_IN_PROGRESS'))];
    const { fake } = managed({ read: [...slow, seen('READY')] });
    const run = begin({ fake, plan: { change: start, limitMs: 30_000 } });
    expect((await run.end()).state).toBe('ended');
    expect(run.hand.clock.monotonic()).toBeGreaterThan(30_000);
  });

  it('can be cancelled while it waits for the change', async () => {
    const { fake, changes } = managed({ read: [seen('START_IN_PROGRESS')] });
    const run = begin({ fake, plan: { change: start } });
    await run.hand.pass(5_000);
    run.cancel();
    expect((await run.end()).state).toBe('cancelled');
    const asked = changes.length;
    await run.hand.pass(60_000);
    expect(changes).toHaveLength(asked);
    expect(fake.calls).toEqual([]);
  });

  it('needs a named workstation', async () => {
    const { fake, changes } = managed(starts);
    const run = begin({ fake, only: { ...unnamed, change: start } });
    expect(await run.end()).toMatchObject({ failure: { code: 'workstation-unclear' } });
    expect(changes).toEqual([]);
  });
});

describe('a launch that creates a workstation', () => {
  it('connects to the new one', async () => {
    const { fake } = managed(makes);
    const run = begin({ fake, only: { ...unnamed, change: create } });
    expect(await run.end()).toMatchObject({
      state: 'ended',
      session: 'new-1',
      workstation: 'New 1',
      studio: 'us-west-2:studio-1',
    });
    expect(stepsOf(run.states).slice(0, 3)).toEqual(['creating', 'requesting', 'waiting']);
    expect(fake.calls[0]?.args[0]).toEqual({ studio: 'us-west-2:studio-1', session: 'new-1' });
  });

  it('requests the stream with another token', async () => {
    const { fake, changes } = managed(makes);
    await begin({ fake, only: { ...unnamed, change: create } }).end();
    expect(changes[0]?.at(-1)).toBe('change-token');
    expect(fake.calls[0]?.args[1]).toBe('one-request');
  });
});

describe('a launch for a change alone', () => {
  it.each([
    ['stop', 'stopping', 'READY', 'STOPPED'],
    ['end', 'ending', 'STOPPED', 'DELETED'],
    ['start', 'starting', 'STOPPED', 'READY'],
  ] as const)('to %s is %s, then done', async (what, step, rest, result) => {
    const { fake } = managed({
      read: [seen(rest), seen(result)],
      [what]: [seen('SOME_IN_PROGRESS')],
    });
    const change = { ...start, change: { what } };
    const run = begin({ fake, plan: { change, via: 'no-stream' } });
    expect(await run.end()).toMatchObject({ state: 'done', workstationState: result });
    expect(stepsOf(run.states)).toEqual([step, 'done']);
    expect(fake.calls).toEqual([]);
    expect(run.hands.calls).toEqual([]);
  });

  it('is impossible if workstations can only be connected to', async () => {
    const run = begin({ plan: { change: start, via: 'no-stream' } });
    expect(await run.end()).toMatchObject({ failure: { code: 'change-impossible' } });
    expect(run.fake.calls).toEqual([]);
  });

  it('is also impossible before connecting', async () => {
    const run = begin({ plan: { change: start } });
    expect(await run.end()).toMatchObject({ failure: { code: 'change-impossible' } });
    expect(run.fake.calls).toEqual([]);
  });
});

describe('the durations of earlier launches', () => {
  const observedDurations = Array.from({ length: 12 }, (_, nth) => 30_000 + nth * 50);
  const askedAt = async (plan: Parameters<typeof begin>[0]) => {
    const asked: number[] = [];
    const fake = createFakeProvider(() => {
      const now = run.hand.clock.monotonic();
      asked.push(now);
      return now < 30_300 ? preparing : ready;
    });
    const run = begin({ ...plan, fake });
    await run.end();
    return { asked, states: run.states };
  };

  it('decide when a new stream is polled', async () => {
    const known = await askedAt({ plan: { observedDurations } });
    const unknown = await askedAt({});
    expect(known.asked.filter((at) => at < 20_000).length).toBeLessThan(5);
    expect(unknown.asked.filter((at) => at < 20_000).length).toBeGreaterThan(8);
    expect(known.asked.at(-1)! - 30_300).toBeLessThan(700);
  });

  it('do not affect a stream that already exists', async () => {
    const stream = resourceId('stream-1');
    const known = await askedAt({ plan: { observedDurations, stream } });
    const unknown = await askedAt({ plan: { stream } });
    expect(known.asked).toEqual(unknown.asked);
  });

  it('do not affect the start of a workstation', async () => {
    const looking = async (times: readonly number[]) => {
      const read = Array<ReturnType<typeof seen>>(12).fill(seen('START_IN_PROGRESS'));
      const { fake } = managed({ read: [...read, seen('READY')] }, () => ready);
      const run = begin({ fake, plan: { change: start, observedDurations: times } });
      await run.end();
      return run.states.find(({ state }) => state === 'requesting')!.at;
    };
    expect(await looking(observedDurations)).toBe(await looking([]));
  });

  it('are shown as a typical duration, from three on', async () => {
    const usual = async (times: readonly number[]) =>
      (await askedAt({ plan: { observedDurations: times } })).states[0]?.usualMs;
    expect(await usual(observedDurations)).toBe(30_300);
    expect(await usual([30_000, 31_000])).toBeUndefined();
  });
});

it('an unknown workstation state is reported unchanged', async () => {
  const { fake } = managed({ read: [seen('THAWING'), seen('READY')] });
  const run = begin({ fake, plan: { change: start } });
  await run.end();
  expect(run.states.map(({ workstationState }) => workstationState)).toContain('THAWING');
});
