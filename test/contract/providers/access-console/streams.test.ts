import { describe, expect, it } from 'vitest';
import type { Stream } from '../../../../src/main/core/provider/provider.ts';
import type { ServiceResponse } from '../../../../src/main/core/provider/service-response.ts';
import { parseStreamUrl } from '../../../../src/main/core/viewer/parse-stream-url.ts';
import {
  openAccessConsole,
  type OpenedConsole,
} from '../../../support/providers/access-console.ts';
import { defaultServers } from '../../../support/dcv/default-servers.ts';
import type { Server } from '../../../support/dcv/wire.ts';
import { calm } from '../../../support/providers/nimble.ts';
import { runLaunch } from '../../../support/providers/run-launch.ts';
import { targetOf } from '../../../support/providers/session-manager.ts';

const streamOf = ({ provider }: OpenedConsole, session = 'session-ada-1') =>
  provider.createStream(targetOf(session), 'one-request', calm());

/** The address in a response, parsed as the handover parses it. */
function addressIn({ kind, connection }: OpenedConsole, response: ServiceResponse<Stream>) {
  if (response.kind !== 'answer' || response.value.url === undefined) return undefined;
  return parseStreamUrl(response.value.url.reveal(), kind.rules(connection));
}

const [pier, ...others] = defaultServers;
const serversWith = (more: object): readonly Server[] => [{ ...pier!, ...more }, ...others];
const http = { IpAddress: '127.0.0.1', Port: 8443, WebUrlPath: '/', Protocol: 'HTTP' };
const quic = { ...http, Port: 8444, Protocol: 'QUIC' };
const anywhere = { connection: { hosts: undefined } };
const gateway = { host: 'gate.studio.example', port: 443 };
/** Other fields in the response with the connection data. */
const reported = (more: object) =>
  [
    {
      on: 'getSessionConnectionData',
      fault: { kind: 'with', change: (body: object) => ({ ...body, ...more }) },
    },
  ] as const;

describe('a stream of a console’s session', () => {
  it('is ready at once, with its own token', async () => {
    const opened = await openAccessConsole();
    const response = await streamOf(opened);
    expect(response).toMatchObject({ value: { facts: { state: 'READY', ownedBy: 'ada' } } });
    const [given] = opened.console.store.issuedTokens;
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
    expect(opened.operations()).toEqual(['describeSessions', 'getSessionConnectionData']);
    expect(opened.turns()).toBe(1);
  });

  it.each<[string, object, object]>([
    [
      'that is not ready yet is waited for',
      { Error: { Code: '400', Message: 'Session is neither in READY nor in CREATING state' } },
      { kind: 'answer', value: { facts: { state: 'READY' } } },
    ],
    [
      'that is refused for another reason is reported with the console’s message',
      { Error: { Code: '400', Message: 'No licence is left.' } },
      { failure: { code: 'request-refused', detail: 'No licence is left.' } },
    ],
    [
      'that is refused with plain text is reported with that text',
      { Error: 'No licence is left.' },
      { failure: { code: 'request-refused', detail: 'No licence is left.' } },
    ],
    [
      'that the broker refuses is reported with the broker’s message',
      { message: 'No licence is left.' },
      { failure: { code: 'request-refused', detail: 'No licence is left.' } },
    ],
  ])('%s', async (_, body, expected) => {
    for (const status of [400, ...('Error' in body ? [200] : [])]) {
      const headers = { 'content-type': 'application/json' };
      const fault = { kind: 'raw', status, headers, body: JSON.stringify(body) } as const;
      const opened = await openAccessConsole({
        faults: [{ on: 'getSessionConnectionData', fault }],
      });
      const response = await streamOf(opened);
      expect(response).toMatchObject(expected);
      expect(response).not.toHaveProperty('value.url');
    }
  });

  it('has another token in each response', async () => {
    const opened = await openAccessConsole();
    await streamOf(opened);
    await streamOf(opened);
    const tokens = opened.console.store.issuedTokens.map(({ token }) => token);
    expect(new Set(tokens).size).toBe(2);
  });

  it.each<[string, object, object, quicPort?: number]>([
    [
      'the gateway that the console returns',
      { gateway, servers: serversWith({ Endpoints: [http, quic] }) },
      gateway,
    ],
    [
      'the gateway of the connection instead of the console’s',
      {
        gateway,
        connection: {
          hosts: undefined,
          gateway: { host: 'own.example', port: 9443, quicPort: 9444 },
        },
      },
      { host: 'own.example', port: 9443 },
      9444,
    ],
    [
      'the public address that the console returns',
      {
        servers: serversWith({
          Endpoints: [http, quic],
          Tags: [{ Key: 'public_ipv4', Value: '203.0.113.7' }],
        }),
      },
      { host: '203.0.113.7', port: 8443 },
      8444,
    ],
    [
      'the path of the server behind a gateway',
      {
        gateway,
        servers: serversWith({ Endpoints: [{ ...pier?.Endpoints?.[0], WebUrlPath: '/desk' }] }),
      },
      { ...gateway, path: '/desk' },
    ],
    [
      'the endpoint that is not for QUIC',
      {
        servers: serversWith({
          Port: undefined,
          Endpoints: [
            { IpAddress: '10.0.0.7', Port: 1443, Protocol: 'QUIC' },
            { IpAddress: '10.0.0.7', Port: 2443, WebUrlPath: 'desk', Protocol: 'HTTP' },
          ],
        }),
      },
      { host: '10.0.0.7', port: 2443, path: '/desk' },
      1443,
    ],
    [
      'an IPv6 address that the console returns without brackets',
      { servers: serversWith({ Ip: '2001:db8::7', Endpoints: [], Port: '3443' }) },
      { host: '2001:db8::7', port: 3443 },
    ],
  ])('uses %s', async (_, script, stream, quicPort) => {
    const opened = await openAccessConsole({ ...anywhere, ...script });
    const response = await streamOf(opened);
    expect(addressIn(opened, response)).toMatchObject({ ok: true, stream });
    expect(response.kind === 'answer' && response.value.quicPort).toBe(quicPort);
  });

  it.each([
    ['is missing', undefined],
    ['is not encrypted', 'http://gate.studio.example:443/'],
    ['has another protocol', 'dcv://gate.studio.example:443/'],
    ['has a user name', 'https://ada@gate.studio.example/'],
    ['has a backslash', 'https://gate.studio.example\\.harbour.example/'],
    ['has the host null', 'https://null:443/'],
    ['has the port null', 'https://gate.studio.example:null/'],
    ['is not text', 7],
  ])('uses the server itself if the web client’s address %s', async (_, url) => {
    const faults = reported({ WebConnectionUrl: url });
    const opened = await openAccessConsole({ faults });
    expect(addressIn(opened, await streamOf(opened))).toMatchObject({
      ok: true,
      stream: { host: '127.0.0.1', port: 8443 },
    });
  });

  it.each([
    ['CREATING', 'CREATE_IN_PROGRESS'],
    ['DELETING', 'DELETE_IN_PROGRESS'],
    ['DELETED', 'DELETED'],
    ['PAUSED', 'PAUSED'],
  ])('is not requested while the session is %s', async (State, state) => {
    const opened = await openAccessConsole();
    opened.console.store.change('session-ada-1', { State });
    expect(await streamOf(opened)).toMatchObject({ value: { facts: { state } } });
    expect(opened.operations()).toEqual(['describeSessions']);
  });

  it.each<[string, object, object]>([
    [
      'an error in a response with status 200',
      { Error: { Code: '500', Message: 'The broker\nis <b>away</b>.' } },
      {
        kind: 'failure',
        failure: { code: 'request-refused', detail: 'The broker is <b>away</b>.' },
      },
    ],
    [
      'no server and no address',
      { Session: { Id: 'session-ada-1', Server: { Id: 'x' } }, WebConnectionUrl: undefined },
      { kind: 'failure', failure: { code: 'stream-url-refused' } },
    ],
    ['another session', { Session: { Id: 'session-ben-1' } }, { kind: 'transient-error' }],
    ['no token', { ConnectionToken: undefined }, { value: { facts: { state: 'READY' } } }],
    ['an empty token', { ConnectionToken: '' }, { value: { facts: { state: 'READY' } } }],
  ])('with %s has no address', async (_, more, response) => {
    const given = await streamOf(await openAccessConsole({ faults: reported(more) }));
    expect(given).toMatchObject(response);
    expect(given.kind === 'answer' ? given.value.url : undefined).toBeUndefined();
  });

  it('for another user’s session is not found, and one that this user may not use is denied', async () => {
    const opened = await openAccessConsole();
    expect(await streamOf(opened, 'session-ben-1')).toEqual({
      kind: 'failure',
      failure: { code: 'not-found', what: 'workstation' },
    });
    const Error = { Code: '401', Message: 'No.' };
    const fault = { kind: 'raw', status: 401, body: JSON.stringify({ Error }) } as const;
    opened.console.faults.add({ on: 'getSessionConnectionData', fault });
    expect(await streamOf(opened)).toMatchObject({ failure: { code: 'access-denied' } });
  });

  it('is polled and handed over in a complete launch', async () => {
    const opened = await openAccessConsole();
    const { console, provider, kind, connection } = opened;
    console.faults.add(
      { on: 'describeSessions', fault: { kind: 'html' } },
      { on: 'describeSessions', fault: { kind: 'throttle' } },
      { on: 'getSessionConnectionData', fault: { kind: 'drop' } },
    );
    const plan = { ...targetOf('session-ada-2'), rules: kind.rules(connection) };
    const {
      last,
      transientErrors,
      opened: urls,
    } = await runLaunch({
      provider,
      plan: { ...plan, rules: { ...plan.rules, hosts: ['127.0.0.2'] } },
    });
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual(['not-an-answer', 'throttled', 'dropped']);
    expect(urls).toHaveLength(1);
  });

  it.each([
    ['a redirect', { kind: 'redirect' }, { failure: { code: 'redirected' } }],
    ['an HTML page', { kind: 'html' }, { kind: 'transient-error', code: 'not-an-answer' }],
    [
      'a truncated response',
      { kind: 'cut', contentLength: 'right' },
      { kind: 'transient-error', code: 'cut-answer' },
    ],
    ['an empty response', { kind: 'empty' }, { kind: 'transient-error', code: 'empty-answer' }],
    ['a response that is too large', { kind: 'huge' }, { failure: { code: 'answer-too-large' } }],
    [
      'a list',
      { kind: 'with', change: () => [] },
      { kind: 'transient-error', code: 'not-an-answer' },
    ],
    ['403', { kind: 'status', status: 403 }, { failure: { code: 'access-denied' } }],
    ['404', { kind: 'status', status: 404 }, { failure: { code: 'not-found' } }],
  ] as const)('that fails with %s is reported with that failure', async (_, fault, response) => {
    const faults = [{ on: 'getSessionConnectionData', fault }] as const;
    expect(await streamOf(await openAccessConsole({ faults }))).toMatchObject(response);
  });
});
