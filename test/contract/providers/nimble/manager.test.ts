import { describe, expect, it } from 'vitest';
import type { Target } from '../../../../src/main/core/provider/provider.ts';
import type { NimbleManager } from '../../../../src/main/providers/nimble/manager.ts';
import type { ServiceResponse } from '../../../../src/main/core/provider/service-response.ts';
import type { Workstation } from '../../../../src/shared/workstations/workstation.ts';
import { calm, resource } from '../../../support/providers/nimble.ts';
import { managing, stoppedId, valueOf } from '../../../support/providers/nimble-manager.ts';
import { readyId } from '../../../support/practice/start-studio.ts';

const compositing = resource('practice-compositing');
const signal = calm();
const refused = (detail: string) => ({
  kind: 'failure',
  failure: { code: 'request-refused', detail: expect.stringContaining(detail) as string },
});

describe('a workstation', () => {
  type Change = (m: NimbleManager, at: Target) => Promise<ServiceResponse<Workstation>>;

  it.each<[string, string, Change, string, string]>([
    ['started', stoppedId, (m, at) => m.power.start(at, undefined, 'w', signal), 'START', 'READY'],
    [
      'started from a backup',
      stoppedId,
      (m, at) => m.power.start(at, resource('backup-morning'), 'w', signal),
      'START',
      'READY',
    ],
    ['stopped', readyId, (m, at) => m.power.stop(at, 'w', signal), 'STOP', 'STOPPED'],
    ['ended', readyId, (m, at) => m.end(at, 'w', signal), 'DELETE', 'DELETED'],
  ])('is %s, and its new state can be read', async (_, id, change, during, after) => {
    const { manager, at, pass, named } = await managing();
    const changing = valueOf(await change(manager, at(id)));
    expect(changing).toMatchObject({ id, studio: named, state: `${during}_IN_PROGRESS` });
    expect(valueOf(await manager.read(at(id), signal)).state).toBe(`${during}_IN_PROGRESS`);
    pass(60_000);
    expect(valueOf(await manager.read(at(id), signal))).toMatchObject({ id, state: after });
  });

  it('is read with everything that is known of it', async () => {
    const { manager, at, named } = await managing();
    expect(valueOf(await manager.read(at('simulation-04'), signal))).toMatchObject({
      id: 'simulation-04',
      studio: named,
      name: 'Simulation 04',
      state: 'START_FAILED',
      statusCode: 'INSUFFICIENT_CAPACITY',
      statusMessage: 'There is no free machine of this type.',
      launchProfile: 'practice-simulation',
      instanceType: 'g5.16xlarge',
      ownedBy: 'practice-simulator',
    });
  });

  it('with another change in progress is busy', async () => {
    const { manager, at } = await managing();
    const busy = { kind: 'transient-error', code: 'busy' };
    expect(await manager.stop(at('animation-03'), 'token', signal)).toMatchObject(busy);
    expect(await manager.end(at('animation-03'), 'token', signal)).toMatchObject(busy);
  });

  it('in a state that allows no change is refused with the service’s message', async () => {
    const { manager, at } = await managing();
    expect(await manager.stop(at(stoppedId), 'token', signal)).toMatchObject(refused('STOPPED'));
    expect(await manager.start(at(readyId), undefined, 'token', signal)).toMatchObject(
      refused('READY'),
    );
  });

  it('that does not exist is reported as missing, whatever the change', async () => {
    const { manager, at } = await managing();
    const missing = { kind: 'failure', failure: { code: 'not-found', what: 'workstation' } };
    const none = at('nobody-here');
    expect(await manager.read(none, signal)).toMatchObject(missing);
    expect(await manager.start(none, undefined, 'token', signal)).toMatchObject(missing);
    expect(await manager.stop(none, 'token', signal)).toMatchObject(missing);
    expect(await manager.end(none, 'token', signal)).toMatchObject(missing);
  });

  it('is stopped once for a repeated request, and the repeat is no conflict', async () => {
    const { manager, at, studio } = await managing();
    const first = valueOf(await manager.stop(at(readyId), 'one-request', signal));
    expect(valueOf(await manager.stop(at(readyId), 'one-request', signal))).toEqual(first);
    expect(studio.requests.map(({ clientToken }) => clientToken)).toEqual([
      'one-request',
      'one-request',
    ]);
  });
});

describe('a change', () => {
  it('ends at once when it is cancelled, with the reason of the cancellation', async () => {
    const { manager, at, studio } = await managing({ faults: [{ fault: { kind: 'hang' } }] });
    const cancel = new AbortController();
    const reason = new DOMException('enough', 'AbortError');
    studio.onRequest(() => {
      cancel.abort(reason);
    });
    await expect(manager.stop(at(readyId), 'token', cancel.signal)).rejects.toBe(reason);
  });

  it('can be requested again after a transient error, with the same client token', async () => {
    const faults = [{ fault: { kind: 'throttle' } }] as const;
    const { manager, at, studio } = await managing({ faults });
    const stop = () => manager.stop(at(readyId), 'one-request', signal);
    expect(await stop()).toMatchObject({ kind: 'transient-error', code: 'throttled' });
    expect(valueOf(await stop()).state).toBe('STOP_IN_PROGRESS');
    expect(studio.requests.map(({ clientToken, status }) => [clientToken, status])).toEqual([
      ['one-request', 429],
      ['one-request', 200],
    ]);
  });
});

describe('a new workstation', () => {
  it('is created with the requested options, and becomes ready', async () => {
    const { manager, named, at, pass } = await managing();
    const instanceType = resource('g5.8xlarge');
    const order = { profile: compositing, image: resource('practice-linux'), instanceType };
    const made = valueOf(await manager.create(named, order, 'token', signal));
    expect(made).toMatchObject({
      studio: named,
      state: 'CREATE_IN_PROGRESS',
      launchProfile: 'practice-compositing',
      image: 'practice-linux',
      instanceType: 'g5.8xlarge',
    });
    pass(60_000);
    expect(valueOf(await manager.read(at(made.id), signal)).state).toBe('READY');
  });

  it('is created once for the same token, however often it is requested, and again for another', async () => {
    const { manager, named } = await managing();
    const order = { profile: compositing };
    const make = async (token: string) =>
      valueOf(await manager.create(named, order, token, signal)).id;
    const first = await make('one-request');
    expect(await make('one-request')).toBe(first);
    expect(await make('another')).not.toBe(first);
  });

  it.each([
    ['a missing profile', { profile: resource('nothing') }, 'not-found'],
    [
      'an instance type that its profile does not offer',
      { profile: compositing, instanceType: resource('m1.tiny') },
      'request-refused',
    ],
    [
      'an image that its profile does not offer',
      { profile: compositing, image: resource('no-image') },
      'request-refused',
    ],
  ])('of %s is refused', async (_, order, code) => {
    const { manager, named } = await managing();
    expect(await manager.create(named, order, 'token', signal)).toMatchObject({
      failure: { code },
    });
  });

  it('over the limit of a studio is reported as a quota failure', async () => {
    const { manager, named } = await managing({ maxSessions: 4 });
    const response = await manager.create(named, { profile: compositing }, 'token', signal);
    expect(response).toMatchObject({ kind: 'failure', failure: { code: 'quota' } });
  });
});
