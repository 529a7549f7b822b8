import { describe, expect, it } from 'vitest';
import { answer, failure } from '../../../../../src/main/core/provider/service-response.ts';
import { ok } from '../../../../../src/shared/base/failure.ts';
import {
  createFakeHandOver,
  createFakeViewer,
  inTurn,
  preparing,
  ready,
  resourceId,
  streamOf,
  streamUrl,
} from '../../support/fakes.ts';
import { plan, unnamed } from '../support/launching.ts';
import { seen } from '../support/managing.ts';
import { by, create, kind, record } from '../support/recording.ts';
import { createMemoryRecords } from '../support/records-fakes.ts';

describe('a launch in progress', () => {
  it('has its token on disk before the stream is requested', async () => {
    const run = record();
    await run.end();
    expect(run.atRequests[0]?.underWay).toEqual([
      {
        launch: plan.launch,
        connection: 'north-pier',
        connectionName: 'North Pier',
        studio: 'us-west-2:studio-1',
        session: 'comp-07',
        token: 'one-request',
        connects: true,
        at: expect.any(Number) as number,
        state: 'requesting',
        by,
      },
    ]);
  });

  it('has the token of its change and its order on disk before the change is requested', async () => {
    const run = record({
      plan: { ...unnamed, change: create },
      script: {
        create: [seen('CREATE_IN_PROGRESS', { id: 'new-1' })],
        read: [seen('READY', { id: 'new-1' })],
      },
    });
    await run.end();
    expect(run.atRequests[0]?.underWay[0]?.change).toEqual({
      what: 'create',
      token: 'change-token',
      profile: 'lp-comp',
      image: 'si-linux',
    });
    const asking = run.atRequests[1]?.underWay[0];
    expect(asking).toMatchObject({ state: 'requesting', session: 'new-1', token: 'one-request' });
    expect(asking).not.toHaveProperty('change');
  });

  it('has its stream on disk before the stream is polled', async () => {
    const run = record({ responses: inTurn(preparing, preparing, ready) });
    await run.end();
    expect(run.atRequests.map(({ underWay }) => underWay[0]?.stream)).toEqual([
      ...[undefined, 'stream-1', 'stream-1'],
    ]);
  });

  it('for a given stream has it on disk from the start', async () => {
    const run = record({ plan: { ...plan, stream: resourceId('stream-9') } });
    await run.end();
    expect(run.atRequests[0]?.underWay[0]?.stream).toBe('stream-9');
  });

  it('is not written again for changes that are not recorded', async () => {
    const run = record({ responses: inTurn(preparing, preparing, preparing, preparing, ready) });
    await run.end();
    // requesting, waiting, checking, opening; opened and ended.
    expect(run.memory.writes()).toBeLessThanOrEqual(8);
  });

  it('records nothing of its URL', async () => {
    const run = record();
    await run.end();
    const kept = JSON.stringify([...run.atRequests, run.memory.now()]);
    expect(kept).not.toMatch(/hush|authToken|https?:/);
    expect(streamUrl).toContain('hush');
  });
});

describe('a launch that is over', () => {
  const took = { readyMs: 1_000, wish: 'connect', session: 'comp-07' };

  it('is no longer in progress but in the history, with its duration', async () => {
    const viewer = createFakeViewer();
    const run = record({ hands: createFakeHandOver({ open: async () => ok(viewer.run) }) });
    await run.hand.pass(5_000);
    expect(run.states.at(-1)?.state).toBe('opened');
    expect(run.memory.now()).toMatchObject({
      underWay: [],
      times: { [kind]: [1_000] },
      history: [{ launch: plan.launch, end: 'handed-over', ...took }],
    });
    viewer.dropFile();
    viewer.exit();
    await run.end();
    expect(run.memory.now().times).toEqual({ [kind]: [1_000] });
    expect(run.past()).toHaveLength(1);
  });

  it('whose viewer may have passed the connection on is recorded once', async () => {
    const viewer = createFakeViewer();
    const run = record({ hands: createFakeHandOver({ open: async () => ok(viewer.run) }) });
    viewer.exit();
    await run.hand.pass(5_000);
    expect(run.states.at(-1)?.notices).toEqual(['viewer-passed-on']);
    expect(run.memory.now().times).toEqual({ [kind]: [1_000] });
    expect(run.past()).toMatchObject([{ end: 'handed-over', ...took }]);
    run.cancel.abort();
    await run.end();
  });

  it('stays handed over if it is dismissed while its viewer is open', async () => {
    const viewer = createFakeViewer();
    const run = record({ hands: createFakeHandOver({ open: async () => ok(viewer.run) }) });
    await run.hand.pass(5_000);
    run.cancel.abort();
    await run.end();
    expect(run.states.at(-1)?.state).toBe('cancelled');
    expect(run.past()).toMatchObject([{ end: 'handed-over', ...took }]);
  });

  it('is corrected to failed if its viewer fails early', async () => {
    const viewer = createFakeViewer();
    viewer.exit({ exitCode: 3 });
    const run = record({ hands: createFakeHandOver({ open: async () => ok(viewer.run) }) });
    await run.end();
    expect(run.past()).toMatchObject([{ end: 'failed', failure: 'viewer-failed', ...took }]);
    expect(run.memory.now().times).toEqual({ [kind]: [1_000] });
  });

  it.each([
    ['stream-failed', () => answer(streamOf({ state: 'CREATE_FAILED' }))],
    ['quota', () => failure({ code: 'quota' })],
  ])('with %s has no duration', async (code, last) => {
    const run = record({ responses: inTurn(preparing, last()) });
    await run.end();
    expect(run.past()).toMatchObject([{ end: 'failed', failure: code, wish: 'connect' }]);
    expect(run.past()[0]).not.toHaveProperty('readyMs');
    expect(run.memory.now()).toMatchObject({ underWay: [], times: {} });
  });

  it('after a cancellation is recorded as cancelled', async () => {
    const run = record({ responses: () => preparing });
    await run.hand.pass(3_000);
    expect(run.memory.now().underWay).toHaveLength(1);
    run.cancel.abort();
    await run.end();
    expect(run.past()).toMatchObject([{ end: 'cancelled' }]);
    expect(run.memory.now().underWay).toEqual([]);
  });

  it('of a command that may have created a workstation stays in progress, to be continued', async () => {
    const byCommand = { use: 'command', pid: 4100 } as const;
    const { session: _, ...unnamed } = plan;
    const ofCreate = { ...unnamed, change: create, via: 'no-stream' } as const;
    const run = record({ plan: ofCreate, by: byCommand, script: { create: ['hang'] } });
    await run.hand.pass(3_000);
    run.cancel.abort();
    await run.end();
    expect(run.past()).toMatchObject([{ end: 'cancelled' }]);
    expect(run.memory.now().underWay).toMatchObject([{ change: { token: 'change-token' } }]);
  });

  it('without a viewer is over at READY', async () => {
    const run = record({ plan: { ...plan, via: 'none' } });
    await run.end();
    expect(run.states.at(-1)).toMatchObject({ state: 'waiting', stream: { state: 'READY' } });
    expect(run.memory.now()).toMatchObject({ underWay: [], times: { [kind]: [1_000] } });
    expect(run.past()).toMatchObject([{ end: 'done', readyMs: 1_000 }]);
  });

  it('for an existing stream has no duration', async () => {
    const run = record({ plan: { ...plan, stream: resourceId('stream-1') } });
    await run.end();
    expect(run.past()).toMatchObject([{ end: 'handed-over' }]);
    expect(run.memory.now()).toMatchObject({ times: {}, me: {} });
  });

  it('is measured from the request for the stream, not from the start of the workstation', async () => {
    const run = record({
      plan: { ...plan, change: { change: { what: 'start' }, token: 'change-token', wait: true } },
      script: {
        read: [
          ...Array<ReturnType<typeof seen>>(20).fill(seen('START_IN_PROGRESS')),
          seen('READY'),
        ],
      },
    });
    await run.end();
    expect(run.hand.clock.monotonic()).toBeGreaterThan(20_000);
    expect(run.past()).toMatchObject([{ wish: 'connect', readyMs: 1_000 }]);
    expect(run.memory.now().times).toEqual({ [kind]: [1_000] });
  });

  it('during which the clock was set is in the history, but its duration is not learned', async () => {
    const run = record({ responses: inTurn(preparing, preparing, ready) });
    await run.hand.pass(1_500);
    run.hand.setWall(run.hand.clock.now() + 3_600_000);
    await run.end();
    expect(run.past()).toMatchObject([{ end: 'handed-over', readyMs: 2_400 }]);
    expect(run.memory.now().times).toEqual({});
  });

  it('for a change alone is recorded as that change', async () => {
    const run = record({
      plan: {
        ...plan,
        via: 'no-stream',
        change: { change: { what: 'stop' }, token: 'change-token', wait: true },
      },
      script: { read: [seen('READY'), seen('STOPPED')], stop: [seen('STOP_IN_PROGRESS')] },
    });
    await run.end();
    expect(run.past()).toMatchObject([{ wish: 'stop', end: 'done' }]);
    expect(run.memory.now()).toMatchObject({ underWay: [], times: {} });
  });

  it('records the current user, taken from the stream it created', async () => {
    const mine = answer(streamOf({ state: 'READY', createdBy: 'm.okafor' }, streamUrl));
    const run = record({ responses: () => mine });
    await run.end();
    expect(run.memory.now().me).toEqual({ 'north-pier': 'm.okafor' });
  });

  it('stays in progress when the program ends, to be continued', async () => {
    const run = record({ responses: () => preparing });
    await run.hand.pass(3_000);
    run.leave();
    await run.end();
    expect(run.past()).toEqual([]);
    expect(run.memory.now().underWay).toMatchObject([{ state: 'waiting', stream: 'stream-1' }]);
  });

  it('continues if nothing can be written', async () => {
    const memory = createMemoryRecords();
    const broken = { ...memory, store: { ...memory.store, update: async () => false } };
    const run = record({ records: broken });
    await run.end();
    expect(run.states.at(-1)?.state).toBe('ended');
  });
});
