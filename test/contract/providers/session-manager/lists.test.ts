import { describe, expect, it } from 'vitest';
import { everyPage } from '../../../../src/main/core/workstations/list-pages.ts';
import { resultOf } from '../../../../src/main/core/base/work.ts';
import { createWorkstationLists } from '../../../../src/main/core/workstations/workstation-lists.ts';
import { retryShort } from '../../../../src/main/core/launch/poll.ts';
import { isOk } from '../../../../src/shared/base/check.ts';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import type { Session } from '../../../support/dcv/wire.ts';
import { defaultServers } from '../../../support/dcv/default-servers.ts';
import { calm, resource } from '../../../support/providers/nimble.ts';
import { openSessionManager } from '../../../support/providers/session-manager.ts';

type Opened = Awaited<ReturnType<typeof openSessionManager>>;

const createPollDeps = ({ time }: Opened) => ({
  clock: time.clock,
  pause: time.pause,
  random: () => 0.5,
  turn: async () => {},
});

/** All workstations as a list of the window reads them. */
async function listed(opened: Opened) {
  const { provider } = opened;
  const ask = retryShort(createPollDeps(opened), calm());
  const all = await resultOf(
    everyPage((page, signal) => provider.listWorkstations(SOLE_STUDIO, page, signal), ask),
  );
  if (!all.ok) throw new Error(all.failure.code);
  return all.value;
}

describe('the sessions of a broker', () => {
  it('are those of the connection’s user, with the system and the instance type of their servers', async () => {
    const [pier, ...others] = defaultServers;
    const Aws = { EC2InstanceType: 'g5.xlarge' };
    const servers = [{ ...pier!, Host: { ...pier!.Host, Aws } }, ...others];
    const opened = await openSessionManager({ servers });
    expect(await listed(opened)).toMatchObject([
      {
        id: 'session-ada-1',
        studio: '-',
        name: 'Comp 1',
        state: 'READY',
        launchProfile: 'VIRTUAL',
        image: 'Ubuntu',
        instanceType: 'g5.xlarge',
        ownedBy: 'ada',
      },
      { id: 'session-ada-2', image: 'Ubuntu' },
    ]);
    expect(opened.asked()).toEqual(['oauth2', 'describeSessions', 'describeServers']);
    expect(opened.broker.requests[2]?.body).toEqual({
      ServerIds: ['server-pier', 'server-quay'],
      MaxResults: 100,
    });
    // The first request has its turn from its caller; the token and the servers wait for their own.
    expect(opened.turns()).toBe(2);
  });

  it('are those of the user signed in to the machine if the connection names no user', async () => {
    const sessions: Session[] = [{ Id: 'mine', Owner: 'machine-user' }];
    const opened = await openSessionManager({ sessions, connection: { user: undefined } });
    expect(await listed(opened)).toMatchObject([{ id: 'mine', ownedBy: 'machine-user' }]);
    expect(opened.asked()).toEqual(['oauth2', 'describeSessions']);
  });

  it('are read page by page', async () => {
    const sessions = Array.from({ length: 230 }, (_, nth) => ({
      Id: `session-${nth}`,
      Owner: 'ada',
      Server: { Id: `server-${nth}` },
    }));
    const opened = await openSessionManager({ sessions });
    const all = await listed(opened);
    expect(all.map(({ id }) => id)).toEqual(sessions.map(({ Id }) => Id));
    expect(opened.asked().filter((name) => name === 'describeSessions')).toHaveLength(3);
  });

  it('in a circular list end with a message', async () => {
    const change = (body: object) => ({ ...body, NextToken: 'again' });
    const opened = await openSessionManager();
    opened.broker.faults.add(
      { on: 'describeSessions', fault: { kind: 'with', change } },
      {
        on: 'describeSessions',
        fault: { kind: 'raw', status: 200, body: '{"Sessions": [], "NextToken": "again"}' },
      },
    );
    const { provider } = opened;
    const ask = retryShort(createPollDeps(opened), calm());
    expect(
      await resultOf(
        everyPage((page, signal) => provider.listWorkstations(SOLE_STUDIO, page, signal), ask),
      ),
    ).toMatchObject({
      failure: {
        code: 'request-refused',
        detail: 'The list does not end: its pages repeat or are empty.',
      },
    });
  });

  it('are listed in unknown states, and without servers, names and owners', async () => {
    const sessions: Session[] = [
      { Id: 'a', Owner: 'ada', State: 'ASLEEP' },
      { Id: 'b', Owner: 'ada', State: 'UNKNOWN', Server: { Id: 'server-gone' } },
      { Id: 'c', Owner: 'ada', State: 'DELETED', StateReason: 'It\nended' },
    ];
    const opened = await openSessionManager({ sessions });
    expect(await listed(opened)).toMatchObject([
      { id: 'a', state: 'ASLEEP' },
      { id: 'b', state: 'UNKNOWN' },
      { id: 'c', state: 'DELETED', statusCode: 'It ended' },
    ]);
  });

  it.each([
    ['of a wrong type', { kind: 'with', change: () => ({ Servers: [{ Id: 7 }, 7, []] }) }],
    ['not a list', { kind: 'with', change: () => ({ Servers: {} }) }],
    ['an HTML page', { kind: 'html' }],
    ['a refusal', { kind: 'status', status: 403 }],
    ['a dropped connection', { kind: 'drop' }],
  ] as const)('are listed if the response with the servers is %s', async (_, fault) => {
    const opened = await openSessionManager({ faults: [{ on: 'describeServers', fault }] });
    const all = await listed(opened);
    expect(all.map(({ id }) => id)).toEqual(['session-ada-1', 'session-ada-2']);
    expect(all[0]).not.toHaveProperty('image');
  });

  it.each([
    ['empty', {}, { kind: 'answer', value: { items: [] } }],
    ['null', { Sessions: null }, { kind: 'answer', value: { items: [] } }],
    [
      'a list of invalid sessions',
      { Sessions: [7, null, [], 'x'] },
      { kind: 'answer', value: { items: [] } },
    ],
    ['another type', { Sessions: 'none' }, { kind: 'transient-error', code: 'not-an-answer' }],
    ['a list', [], { kind: 'transient-error', code: 'not-an-answer' }],
  ])('are read without throwing if the response is %s', async (_, body, response) => {
    const fault = { kind: 'with', change: () => body } as const;
    const opened = await openSessionManager({ faults: [{ on: 'describeSessions', fault }] });
    const { provider } = opened;
    expect(await provider.listWorkstations(SOLE_STUDIO, undefined, calm())).toMatchObject(response);
  });
});

describe('screenshots of sessions', () => {
  it('are those of the sessions that have one', async () => {
    const { provider, broker } = await openSessionManager();
    broker.store.change('session-ada-2', { State: 'CREATING' });
    const pictures = await provider.screenshots?.(
      ['session-ada-1', 'session-ada-2', 'nobody'].map(resource),
      calm(),
    );
    expect(pictures).toMatchObject({
      kind: 'answer',
      value: [{ session: 'session-ada-1', format: 'jpeg' }],
    });
    expect(broker.requests.at(-1)?.body).toContainEqual({
      SessionId: 'session-ada-1',
      MaxWidth: 480,
    });
  });

  it('are requested in groups, so that no response is too large', async () => {
    const ids = Array.from({ length: 20 }, (_, nth) => `session-${nth}`);
    const sessions = ids.map((Id) => ({ Id, Owner: 'ada' }));
    const { provider, broker, turns } = await openSessionManager({ sessions });
    const pictures = await provider.screenshots?.(ids.map(resource), calm());
    expect(pictures).toMatchObject({ value: { length: 20 } });
    const asked = broker.requests.filter(({ path }) => path === '/getSessionScreenshots');
    expect(asked.map(({ body }) => (body as unknown[]).length)).toEqual([8, 8, 4]);
    expect(turns()).toBe(1 + 2);
  });

  it('are empty if none are requested', async () => {
    const { provider, broker } = await openSessionManager();
    expect(await provider.screenshots?.([], calm())).toEqual({ kind: 'answer', value: [] });
    expect(broker.requests).toEqual([]);
  });
});

describe('a broker', () => {
  it('reports its abilities', async () => {
    const opened = await openSessionManager();
    const lists = createWorkstationLists({
      provider: opened.provider,
      ask: retryShort(createPollDeps(opened), calm()),
      shownPages: new Map(),
      isPractice: false,
    });
    expect(lists.abilities).toEqual(['end', 'create', 'screenshots']);
    expect(await lists.studios()).toEqual({ ok: true, value: [{ id: '-' }] });
  });

  it('is tested by its response, its clock, its sessions and its servers', async () => {
    const { provider } = await openSessionManager();
    expect(await provider.test(calm())).toEqual([
      { name: 'service', found: 'answers' },
      { name: 'clock', found: 'clock-agrees' },
      { name: 'workstations', found: 'listed', count: 2, more: false },
      {
        name: 'servers',
        found: 'servers',
        count: 3,
        kinds: [
          { system: 'linux', count: 2 },
          { system: 'windows', count: 1 },
        ],
      },
    ]);
  });

  it('without a registered server fails the test', async () => {
    const { provider } = await openSessionManager({ servers: [], sessions: [] });
    expect(await provider.test(calm())).toMatchObject([
      { found: 'answers' },
      { found: 'clock-agrees' },
      { found: 'listed', count: 0 },
      { name: 'servers', found: 'no-servers' },
    ]);
  });

  it('that refuses to list servers passes the rest of the test', async () => {
    const fault = { kind: 'status', status: 403 } as const;
    const { provider } = await openSessionManager({ faults: [{ on: 'describeServers', fault }] });
    const checks = await provider.test(calm());
    expect(checks.map(isOk)).toEqual([true, true, true, false]);
  });

  it('that returns status 503 fails the test', async () => {
    const fault = { kind: 'status', status: 503 } as const;
    const { provider } = await openSessionManager({ faults: [{ on: 'describeSessions', fault }] });
    expect(await provider.test(calm())).toMatchObject([
      { name: 'service', found: 'transient-error', transientError: 'server-error' },
    ]);
  });

  it('with a different clock fails the test', async () => {
    const opened = await openSessionManager();
    opened.time.moveWall(-3_600_000);
    expect(await opened.provider.test(calm())).toContainEqual({
      name: 'clock',
      found: 'clock-off',
      minutes: 60,
    });
  });
});
