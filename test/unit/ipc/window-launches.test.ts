import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  NO_RECORDS,
  type Records,
  type ActiveRecord,
} from '../../../src/main/core/launch/records/records.ts';
import { ok, type Result } from '../../../src/shared/base/failure.ts';
import { UNDO_MS } from '../../../src/shared/connections/removal.ts';
import { LaunchId } from '../../../src/shared/base/ids.ts';
import { practice } from '../cli/support.ts';
import { connectionId, launchId, resourceId, uuid } from '../core/support/fakes.ts';
import { settle } from '../core/support/hand-clock.ts';
import { events, valueOf } from '../core/launch/support/launches-fakes.ts';
import { createCalls, pier, target, studio } from './windowing.ts';

const none = { startFirst: undefined, backup: undefined, workstation: undefined };
const idOf = (answer: Result<string>) => v.parse(LaunchId, valueOf(answer));

describe('launches of the window', () => {
  it('start from a one-time address, a new one each time, without showing its token', async () => {
    const { calls, runs } = createCalls();
    const address = 'https://198.51.100.7:8443?authToken=hush-hush#one';
    expect((await calls.launches.openAddress(address)).ok).toBe(true);
    expect((await calls.launches.openAddress(address)).ok).toBe(true);
    expect(runs.map(({ request }) => request.workstation)).toEqual([
      '198.51.100.7',
      '198.51.100.7',
    ]);
    expect(runs[0]?.request.address?.url.reveal()).toBe(address);
    expect(JSON.stringify([runs, await calls.launches.list(undefined)])).not.toContain('hush');
  });

  it.each(['not an address', 'https://198.51.100.7:8443#one'])(
    'do not start from %j',
    async (text) => {
      const { calls, runs } = createCalls();
      expect(await calls.launches.openAddress(text)).toMatchObject({
        failure: { code: 'stream-url-refused' },
      });
      expect(runs).toEqual([]);
    },
  );

  it.each([
    [{ ...target, ...none }, target],
    [
      { ...target, ...none, startFirst: true },
      { ...target, change: { what: 'start' } },
    ],
    [
      { ...target, ...none, startFirst: true, backup: resourceId('backup-1'), workstation: 'Comp' },
      { ...target, workstation: 'Comp', change: { what: 'start', backup: 'backup-1' } },
    ],
    [{ ...target, ...none, startFirst: false, backup: resourceId('backup-1') }, target],
  ])('start as requested: %j', async (input, started) => {
    const { calls, runs } = createCalls();
    expect((await calls.launches.start(input)).ok).toBe(true);
    expect(runs[0]?.request).toStrictEqual(started);
  });

  it.each([
    [
      { what: 'start', backup: resourceId('backup-1') },
      { what: 'start', backup: 'backup-1' },
    ],
    [{ what: 'start', backup: undefined }, { what: 'start' }],
    [{ what: 'stop', backup: undefined }, { what: 'stop' }],
    [{ what: 'end', backup: resourceId('backup-1') }, { what: 'end' }],
  ] as const)('change a workstation and open nothing: %j', async (input, change) => {
    const { calls, runs } = createCalls();
    await calls.launches.change({ ...target, workstation: undefined, ...input });
    expect(runs[0]?.request).toStrictEqual({ ...target, connects: false, change });
  });

  it('create one workstation for each idempotency key', async () => {
    const { calls, runs } = createCalls();
    const order = { profile: resourceId('lp-comp'), image: undefined, instanceType: undefined };
    const create = (idempotencyKey: string) =>
      calls.launches.create({ connection: pier, studio, connect: false, idempotencyKey, ...order });
    const both = await Promise.all([create(uuid(700)), create(uuid(700))]);
    await create(uuid(701));
    expect(new Set(both.map(valueOf)).size).toBe(1);
    expect(runs.map(({ options }) => options.changeToken)).toEqual([uuid(700), uuid(701)]);
    expect(runs[0]?.request).toStrictEqual({
      connection: pier,
      studio,
      connects: false,
      change: { what: 'create', order: { profile: 'lp-comp' } },
    });
  });

  it('are listed, cancelled, retried and dismissed', async () => {
    const { calls, runs } = createCalls();
    const launch = idOf(await calls.launches.start({ ...target, ...none }));
    await runs[0]?.play(...events.quota);
    const next = idOf(await calls.launches.retry({ launch, method: 'again' }));
    await calls.launches.cancel(next);
    await settle();
    expect(valueOf(await calls.launches.list(undefined))).toMatchObject([{ state: 'cancelled' }]);
    await calls.launches.dismiss(next);
    expect(await calls.launches.list(undefined)).toEqual(ok([]));
  });
});

describe('a removed connection', () => {
  const entry: ActiveRecord = {
    launch: launchId(7),
    connection: pier,
    connectionName: 'North Pier',
    token: 'one',
    connects: true,
    at: 9,
    state: 'waiting',
    by: { use: 'window', pid: 1 },
  };
  const records: Records = {
    underWay: [entry],
    history: [],
    times: { 'north-pier ': [9] },
    me: { [pier]: 'm' },
    plannedStops: [],
  };

  it('has its launches aborted at once, and its records removed when the removal is final', async () => {
    const { calls, cli, hand, runs, reported } = createCalls({ records });
    await calls.launches.start({ ...target, ...none });
    await calls.launches.start({ ...target, ...none, connection: practice.id });
    expect(await calls.connections.remove(pier)).toEqual(ok(undefined));
    expect(runs.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(valueOf(await calls.connections.list(undefined)).map(({ id }) => id)).not.toContain(
      pier,
    );
    expect(await cli.services.records.read()).toEqual(records);
    await hand.pass(2 * UNDO_MS);
    expect(await cli.services.records.read()).toEqual(NO_RECORDS);
    expect(reported).toEqual(['connections']);
  });

  it('keeps its launches that are over until the removal is final', async () => {
    const { calls, hand, runs } = createCalls();
    for (const connection of [pier, practice.id])
      await calls.launches.start({ ...target, ...none, connection });
    for (const run of runs) await run.play(...events.quota);
    const failed = async () =>
      valueOf(await calls.launches.list(undefined)).map(({ connection }) => connection);
    await calls.connections.remove(pier);
    await calls.connections.undoRemove(pier);
    await hand.pass(2 * UNDO_MS);
    expect(await failed()).toEqual([pier, practice.id]);
    await calls.connections.remove(pier);
    expect(await failed()).toEqual([pier, practice.id]);
    await hand.pass(2 * UNDO_MS);
    expect(await failed()).toEqual([practice.id]);
  });

  it('is restored on undo, with its records', async () => {
    const { calls, cli, hand, reported } = createCalls({ records });
    await calls.connections.remove(pier);
    expect(await calls.connections.undoRemove(pier)).toEqual(ok(undefined));
    await hand.pass(2 * UNDO_MS);
    expect(valueOf(await calls.connections.list(undefined)).map(({ id }) => id)).toContain(pier);
    expect(await cli.services.records.read()).toEqual(records);
    expect(reported).toEqual(['connections', 'connections']);
  });

  it('that does not exist removes no records', async () => {
    const { calls, cli, reported } = createCalls({ records });
    expect((await calls.connections.remove(connectionId('nowhere'))).ok).toBe(false);
    expect(await cli.services.records.read()).toEqual(records);
    expect(reported).toEqual([]);
  });
});
