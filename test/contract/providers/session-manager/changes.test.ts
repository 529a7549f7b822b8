import { describe, expect, it } from 'vitest';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import type { NewWorkstation } from '../../../../src/main/core/provider/provider.ts';
import { calm, resource } from '../../../support/providers/nimble.ts';
import { runLaunch } from '../../../support/providers/run-launch.ts';
import { openSessionManager, targetOf } from '../../../support/providers/session-manager.ts';

type Opened = Awaited<ReturnType<typeof openSessionManager>>;

const requestToken = 'A1B2-C3D4-a-token';
const order: NewWorkstation = { profile: resource('VIRTUAL'), name: 'Comp 07' };
const create = ({ provider }: Opened, more: object = {}, token = requestToken) =>
  provider.manager!.creator!.create(SOLE_STUDIO, { ...order, ...more }, token, calm());
const named = ({ broker }: Opened, name: string) =>
  broker.store.sessions().filter(({ Name }) => Name === name);
const made = 'Comp 07 a1b2c3';

describe('a new session', () => {
  it('is created for the user, with the requested type and requirements', async () => {
    const opened = await openSessionManager();
    const requirements = "room='comp' and server:Host.Os.Family='linux'";
    expect(await create(opened, { requirements })).toMatchObject({
      kind: 'answer',
      value: { name: made, state: 'CREATE_IN_PROGRESS', ownedBy: 'ada', launchProfile: 'VIRTUAL' },
    });
    expect(opened.broker.requests.at(-1)?.body).toEqual([
      { Name: made, Owner: 'ada', Type: 'VIRTUAL', Requirements: requirements },
    ]);
  });

  it('is created once, however often a request is repeated', async () => {
    const opened = await openSessionManager();
    const first = await create(opened);
    const again = await create(opened);
    expect(first).toMatchObject({ kind: 'answer' });
    expect(again).toMatchObject({ value: { id: named(opened, made)[0]?.Id } });
    expect(named(opened, made)).toHaveLength(1);
  });

  it('is found again if the response to its creation was lost', async () => {
    const opened = await openSessionManager();
    opened.broker.faults.add({
      on: 'createSessions',
      fault: { kind: 'with', change: () => ({ message: 'lost' }) },
    });
    expect(await create(opened)).toEqual({ kind: 'transient-error', code: 'empty-answer' });
    expect(await create(opened)).toMatchObject({ value: { name: made } });
    expect(named(opened, made)).toHaveLength(1);
  });

  it('is polled if the response was lost and it is not listed yet', async () => {
    const opened = await openSessionManager();
    opened.broker.faults.add({
      on: 'createSessions',
      fault: { kind: 'with', change: () => ({ message: 'lost' }) },
    });
    await create(opened);
    opened.broker.faults.add({
      on: 'describeSessions',
      fault: { kind: 'with', change: () => ({ Sessions: [] }) },
    });
    expect(await create(opened)).toEqual({ kind: 'transient-error', code: 'no-answer' });
    expect(await create(opened)).toMatchObject({ value: { name: made } });
    expect(named(opened, made)).toHaveLength(1);
  });

  it('is searched for on every page', async () => {
    const many = Array.from({ length: 150 }, (_, nth) => ({ Id: `s-${nth}`, Owner: 'ada' }));
    const sessions = [...many, { Id: 'there', Name: made, Owner: 'ada' }];
    const opened = await openSessionManager({ sessions });
    expect(await create(opened)).toMatchObject({ value: { id: 'there' } });
  });

  it.each([
    ['is being deleted', { State: 'DELETING' }],
    ['is deleted', { State: 'DELETED' }],
    ['is of another type', { Type: 'CONSOLE' }],
    ['belongs to another user', { Owner: 'ben' }],
    ['was created with another token', { Name: 'Comp 07 ffffff' }],
  ])('is created if the existing one %s', async (_, more) => {
    const there = { Id: 'there', Name: made, Owner: 'ada', State: 'READY', ...more };
    const opened = await openSessionManager({ sessions: [there] });
    const response = await create(opened);
    expect(response).toMatchObject({ kind: 'answer', value: { name: made } });
    expect(response).not.toMatchObject({ value: { id: 'there' } });
  });

  it('is not created if the list cannot be read', async () => {
    const fault = { kind: 'status', status: 503 } as const;
    const opened = await openSessionManager({ faults: [{ on: 'describeSessions', fault }] });
    expect(await create(opened)).toEqual({ kind: 'transient-error', code: 'server-error' });
    expect(opened.asked()).not.toContain('createSessions');
  });

  it('that is refused with status 200 fails with its reason, redacted', async () => {
    const opened = await openSessionManager();
    const reason = 'No room\u001b[1m for authToken=hush-hush';
    opened.broker.faults.add({ on: 'createSessions', fault: { kind: 'unsuccessful', reason } });
    expect(await create(opened)).toEqual({
      kind: 'failure',
      failure: { code: 'request-refused', detail: 'No room [1m for authToken=[redacted]' },
    });
    expect(named(opened, made)).toEqual([]);
  });

  it('of an unknown type is not requested', async () => {
    const opened = await openSessionManager();
    expect(await create(opened, { profile: resource('OTHER') })).toEqual({
      kind: 'failure',
      failure: { code: 'not-found', what: 'thing' },
    });
    expect(opened.broker.requests).toEqual([]);
  });

  it('is polled until it is ready, and connected to', async () => {
    const opened = await openSessionManager({ creatingMs: 0 });
    const { provider, time, broker } = opened;
    const { last, opened: urls } = await runLaunch({
      provider,
      time,
      plan: { change: { change: { what: 'create', order }, token: requestToken, wait: true } },
    });
    expect(last).toMatchObject({ state: 'ended', workstation: made });
    const [session] = named(opened, made);
    expect(broker.store.issuedTokens).toMatchObject([{ sessionId: session?.Id, user: 'ada' }]);
    expect(urls).toHaveLength(1);
  });

  it('that never becomes ready fails', async () => {
    const opened = await openSessionManager({ creatingMs: 0, createdState: 'DELETED' });
    const { last } = await runLaunch({
      ...opened,
      plan: { change: { change: { what: 'create', order }, token: requestToken, wait: true } },
    });
    expect(last.failure).toMatchObject({ code: 'change-failed', what: 'create' });
  });
});

describe('the options of new sessions', () => {
  it('are the two types, with a name and requirements to enter', async () => {
    const { provider } = await openSessionManager();
    const creator = provider.manager!.creator!;
    const list = await creator.listProfiles(SOLE_STUDIO, undefined, calm());
    const asks = ['name', 'requirements'];
    expect(list).toMatchObject({
      value: {
        items: [
          { id: 'VIRTUAL', canStop: false, asks },
          { id: 'CONSOLE', canStop: false, asks },
        ],
      },
    });
    expect(await creator.readProfile(SOLE_STUDIO, resource('CONSOLE'), calm())).toMatchObject({
      value: { profile: { id: 'CONSOLE' }, images: [] },
    });
    expect(await creator.readProfile(SOLE_STUDIO, resource('OTHER'), calm())).toMatchObject({
      failure: { code: 'not-found' },
    });
  });

  it('are the only ones, without power control and agreements', async () => {
    const { provider } = await openSessionManager();
    expect(provider.manager).not.toHaveProperty('power');
    expect(provider.manager?.creator).not.toHaveProperty('agreements');
  });
});

describe('deleting a session', () => {
  const end = ({ provider }: Opened, session = 'session-ada-1') =>
    provider.manager!.end!(targetOf(session), requestToken, calm());

  it('is requested in the user’s name', async () => {
    const opened = await openSessionManager();
    expect(await end(opened)).toMatchObject({
      kind: 'answer',
      value: { id: 'session-ada-1', studio: '-', state: 'DELETE_IN_PROGRESS' },
    });
    expect(opened.broker.requests.at(-1)?.body).toEqual([
      { SessionId: 'session-ada-1', Owner: 'ada' },
    ]);
  });

  it('is the same change when it is repeated', async () => {
    const opened = await openSessionManager();
    await end(opened);
    expect(await end(opened)).toMatchObject({ value: { state: 'DELETE_IN_PROGRESS' } });
    opened.broker.store.advance();
    expect(await end(opened)).toMatchObject({ value: { state: 'DELETED' } });
  });

  it('of another user is refused, with the broker’s reason', async () => {
    const opened = await openSessionManager();
    expect(await end(opened, 'session-ben-1')).toEqual({
      kind: 'failure',
      failure: { code: 'request-refused', detail: 'There is no such session.' },
    });
    expect(opened.broker.store.find('session-ben-1')?.State).toBe('READY');
  });

  it('is polled until it has ended', async () => {
    const opened = await openSessionManager({ deletingMs: 0 });
    const { last } = await runLaunch({
      ...opened,
      plan: {
        ...targetOf('session-ada-1'),
        change: { change: { what: 'end' }, token: requestToken, wait: true },
        via: 'no-stream',
      },
    });
    expect(last.failure).toBeUndefined();
    expect(opened.broker.store.find('session-ada-1')?.State).toBe('DELETED');
  });

  it('can be seen because the broker no longer finds the session', async () => {
    const opened = await openSessionManager();
    const { provider } = opened;
    expect(await provider.manager!.read(targetOf('session-gone'), calm())).toEqual({
      kind: 'failure',
      failure: { code: 'not-found', what: 'workstation' },
    });
  });
});
