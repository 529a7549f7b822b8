import { describe, expect, it } from 'vitest';
import type { ServiceResponse } from '../../../../src/main/core/provider/service-response.ts';
import type { Stream } from '../../../../src/main/core/provider/provider.ts';
import { parseStreamUrl } from '../../../../src/main/core/viewer/parse-stream-url.ts';
import type { Server } from '../../../support/dcv/wire.ts';
import { defaultServers } from '../../../support/dcv/default-servers.ts';
import { calm } from '../../../support/providers/nimble.ts';
import { openSessionManager, targetOf } from '../../../support/providers/session-manager.ts';

type Opened = Awaited<ReturnType<typeof openSessionManager>>;

const streamOf = ({ provider }: Opened, session = 'session-ada-1') =>
  provider.createStream(targetOf(session), 'one-request', calm());

/** The address in a response, parsed as the handover parses it. */
function addressIn(opened: Opened, response: ServiceResponse<Stream>) {
  if (response.kind !== 'answer' || response.value.url === undefined) return undefined;
  const rules = opened.kind.rules(opened.connection);
  return parseStreamUrl(response.value.url.reveal(), rules);
}

const [pier, ...others] = defaultServers;
const serversWith = (more: object): readonly Server[] => [{ ...pier!, ...more }, ...others];
const quic = { Port: 2, Protocol: 'QUIC' };
const anywhere = { connection: { hosts: undefined } };

describe('a stream of a session', () => {
  it('is ready at once, with its own token, and requested in the user’s name', async () => {
    const opened = await openSessionManager({ bareServers: true });
    const response = await streamOf(opened);
    expect(response).toMatchObject({
      kind: 'answer',
      value: { facts: { state: 'READY', ownedBy: 'ada' } },
    });
    const [given] = opened.broker.store.issuedTokens;
    expect(given).toMatchObject({ sessionId: 'session-ada-1', user: 'ada' });
    expect(addressIn(opened, response)).toEqual({
      ok: true,
      stream: {
        host: '127.0.0.1',
        port: 8443,
        tls: true,
        path: '',
        sessionId: 'session-ada-1',
        authToken: given?.token,
      },
    });
    expect(opened.asked()).toEqual([
      'oauth2',
      'describeSessions',
      'sessionConnectionData',
      'describeServers',
    ]);
    expect(opened.turns()).toBe(3);
  });

  it('has another token in each response', async () => {
    const opened = await openSessionManager();
    await streamOf(opened);
    await streamOf(opened);
    const tokens = opened.broker.store.issuedTokens.map(({ token }) => token);
    expect(new Set(tokens).size).toBe(2);
  });

  it('uses the session’s current server', async () => {
    const opened = await openSessionManager();
    await streamOf(opened);
    const Endpoints = [{ IpAddress: '127.0.0.9', Port: 9443, Protocol: 'HTTP' }];
    opened.broker.store.setServers(serversWith({ Ip: '127.0.0.9', Endpoints }));
    const { connection } = opened;
    const moved = { ...opened, connection: { ...connection, hosts: ['127.0.0.9'] } };
    expect(addressIn(moved, await streamOf(opened))).toMatchObject({
      stream: { host: '127.0.0.9', port: 9443 },
    });
  });

  it('needs no request for the server if the session contains it', async () => {
    const opened = await openSessionManager();
    expect(addressIn(opened, await streamOf(opened))).toMatchObject({ ok: true });
    expect(opened.asked()).not.toContain('describeServers');
  });

  it('of a user with unusual characters is requested with exactly that name', async () => {
    const user = 'ada.lovelace+north@studio';
    const opened = await openSessionManager({ connection: { user } });
    expect(await streamOf(opened)).toMatchObject({ kind: 'answer' });
    expect(opened.broker.store.issuedTokens).toMatchObject([{ user }]);
    expect(opened.broker.requests.at(-1)?.path).toBe(
      '/sessionConnectionData/session-ada-1/ada.lovelace%2Bnorth%40studio',
    );
  });

  it.each<[string, object, object, quicPort?: number]>([
    [
      'its endpoint that is not for QUIC',
      {
        Endpoints: [
          { IpAddress: '10.0.0.7', Port: 1443, Protocol: 'QUIC' },
          { IpAddress: '10.0.0.7', Port: 2443, WebUrlPath: 'desk', Protocol: 'HTTP' },
        ],
      },
      { host: '10.0.0.7', port: 2443, path: '/desk' },
      1443,
    ],
    [
      'its IPv6 address',
      { Ip: '2001:db8::7', Endpoints: [], Port: '3443' },
      { host: '2001:db8::7', port: 3443, path: '' },
    ],
    [
      'its deprecated port and its name',
      { Ip: undefined, Endpoints: [], Port: '4443', WebUrlPath: '/own/' },
      { host: 'pier.studio.example', port: 4443, path: '/own/' },
    ],
  ])('uses its server by %s', async (_, more, stream, quicPort) => {
    const servers = serversWith(more);
    for (const bareServers of [true, false]) {
      const opened = await openSessionManager({ servers, bareServers, ...anywhere });
      const response = await streamOf(opened);
      expect(addressIn(opened, response)).toMatchObject({ ok: true, stream });
      expect(response.kind === 'answer' && response.value.quicPort).toBe(quicPort);
    }
  });

  it('uses the gateway if there is one, which is then the only allowed host', async () => {
    const gateway = { host: 'gate.studio.example', port: 443 };
    const opened = await openSessionManager({
      servers: serversWith({ Endpoints: [{ Port: 1, WebUrlPath: '/desk' }, quic] }),
      connection: { gateway: { ...gateway, quicPort: 8444 }, hosts: undefined },
    });
    expect(opened.kind.rules(opened.connection).hosts).toEqual(['gate.studio.example']);
    expect(addressIn(opened, await streamOf(opened))).toMatchObject({
      ok: true,
      stream: { ...gateway, path: '/desk', sessionId: 'session-ada-1' },
    });
    expect(await streamOf(opened)).toMatchObject({ value: { quicPort: 8444 } });
    opened.broker.store.setServers([]);
    expect(addressIn(opened, await streamOf(opened))).toMatchObject({ stream: gateway });
  });

  it('without any usable server fails with a message', async () => {
    const opened = await openSessionManager({ servers: others });
    expect(await streamOf(opened)).toEqual({
      kind: 'failure',
      failure: {
        code: 'stream-url-refused',
        reason: 'no-server',
      },
    });
  });

  it('whose server cannot be read temporarily is retried', async () => {
    const opened = await openSessionManager({
      bareServers: true,
      faults: [{ on: 'describeServers', fault: { kind: 'status', status: 503 } }],
    });
    expect(await streamOf(opened)).toEqual({ kind: 'transient-error', code: 'server-error' });
  });

  it.each([
    ['CREATING', 'CREATE_IN_PROGRESS'],
    ['DELETING', 'DELETE_IN_PROGRESS'],
    ['DELETED', 'DELETED'],
    ['UNKNOWN', 'UNKNOWN'],
    ['ASLEEP', 'ASLEEP'],
  ])('requests no token while its session is %s', async (State, state) => {
    const opened = await openSessionManager();
    opened.broker.store.change('session-ada-1', { State, Substate: 'SESSION_PLACING' });
    expect(await streamOf(opened)).toMatchObject({
      kind: 'answer',
      value: { facts: { state, statusCode: 'SESSION_PLACING', ownedBy: 'ada' } },
    });
    expect(opened.asked()).not.toContain('sessionConnectionData');
  });

  it('of a missing session is not found', async () => {
    const opened = await openSessionManager();
    expect(await streamOf(opened, 'session-gone')).toEqual({
      kind: 'failure',
      failure: { code: 'not-found', what: 'workstation' },
    });
  });

  it.each<[string, (body: Readonly<Record<string, unknown>>) => object, object]>([
    [
      'of another session',
      (body) => ({ ...body, Session: { Id: 'session-ben-1', State: 'READY' } }),
      { kind: 'transient-error', code: 'not-an-answer' },
    ],
    [
      'of a session that is being deleted',
      ({ Session, ...body }) => ({
        ...body,
        Session: { ...(Session as object), State: 'DELETING' },
      }),
      { kind: 'answer', value: { facts: { state: 'DELETE_IN_PROGRESS', ownedBy: 'ada' } } },
    ],
    [
      'without a token',
      ({ Session }) => ({ Session }),
      { kind: 'answer', value: { facts: { state: 'READY', ownedBy: 'ada' } } },
    ],
    [
      'with a token of another type',
      (body) => ({ ...body, ConnectionToken: { of: 'another' } }),
      { kind: 'answer', value: { facts: { state: 'READY', ownedBy: 'ada' } } },
    ],
  ])('has no address with connection data %s', async (_, change, expected) => {
    const opened = await openSessionManager({
      faults: [{ on: 'sessionConnectionData', fault: { kind: 'with', change } }],
    });
    const { serverTime: _time, ...response } = (await streamOf(opened)) as Record<string, unknown>;
    expect(response).toEqual(expected);
  });

  it('is accepted with connection data that does not describe the session', async () => {
    const change = ({ ConnectionToken }: Readonly<Record<string, unknown>>) => ({
      ConnectionToken,
    });
    const opened = await openSessionManager({
      faults: [{ on: 'sessionConnectionData', fault: { kind: 'with', change } }],
    });
    expect(addressIn(opened, await streamOf(opened))).toMatchObject({ ok: true });
  });

  it.each(['a+b/c==', "it's", 'a%2Fb', '&authToken=x', '#x?y', '~!$^*()[]{}<>|;:,.'])(
    'with the token %j is handed over with exactly that token',
    async (token) => {
      const opened = await openSessionManager({ connectionToken: () => token });
      expect(addressIn(opened, await streamOf(opened))).toMatchObject({
        stream: { authToken: token, sessionId: 'session-ada-1' },
      });
    },
  );

  it.each(['a b', 'a"b', 'a\\b', 'a\nhost=evil', 'é', '\u0000', '\ud800'])(
    'with the token %j is refused',
    async (token) => {
      const opened = await openSessionManager({ connectionToken: () => token });
      expect(addressIn(opened, await streamOf(opened))).toEqual({
        ok: false,
        reason: 'no-token',
      });
    },
  );
});
