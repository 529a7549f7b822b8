import { describe, expect, it } from 'vitest';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import { isOk } from '../../../../src/shared/base/check.ts';
import { parseStreamUrl } from '../../../../src/main/core/viewer/parse-stream-url.ts';
import { defaultServers } from '../../../support/dcv/default-servers.ts';
import { calm, resource } from '../../../support/providers/nimble.ts';
import { runLaunch } from '../../../support/providers/run-launch.ts';
import { openSessionManager, targetOf } from '../../../support/providers/session-manager.ts';

/** Responses that real brokers return. */

type Opened = Awaited<ReturnType<typeof openSessionManager>>;

const HOSTS = ['127.0.0.1', '10.0.0.1', '10.0.0.2', 'gate.studio.example'];

const list = ({ provider }: Opened) => provider.listWorkstations(SOLE_STUDIO, undefined, calm());
const streamOf = ({ provider }: Opened) =>
  provider.createStream(targetOf('session-ada-1'), 'one-request', calm());

async function addressOf(opened: Opened) {
  const response = await streamOf(opened);
  if (response.kind !== 'answer' || response.value.url === undefined) return response;
  const rules = opened.kind.rules(opened.connection);
  const parsed = parseStreamUrl(response.value.url.reveal(), { ...rules, hosts: HOSTS });
  return parsed.ok ? parsed.stream : parsed;
}

const raw = (status: number, body: object) =>
  ({
    kind: 'raw',
    status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  }) as const;

describe('the message of a broker', () => {
  it.each<[string, object]>([
    ['message', { message: 'The sky is falling.' }],
    ['Message', { Message: 'The sky is falling.' }],
    ['error_description', { error: 'x', error_description: 'The sky is falling.' }],
    ['error', { error: 'The sky is falling.' }],
    ['an empty message and error', { message: '', error: 'The sky is falling.' }],
    ['a list of errors', { errors: [{ message: 'The sky is falling.' }] }],
    ['FailureReason', { FailureReason: 'The sky is falling.' }],
  ])('is read from %s', async (_, body) => {
    for (const [status, code] of [
      [400, 'request-refused'],
      [403, 'access-denied'],
      [404, 'not-found'],
    ] as const) {
      const opened = await openSessionManager({
        faults: [{ on: 'describeSessions', fault: raw(status, body) }],
      });
      expect(await list(opened)).toMatchObject({
        kind: 'failure',
        failure: { code, detail: 'The sky is falling.' },
      });
    }
  });

  it.each<[string, object, string]>([
    ['its reason', { FailureReason: 'No room.' }, 'No room.'],
    ['its code alone', { FailureCode: 'NO_CAPACITY' }, 'NO_CAPACITY'],
    ['reasons by subject', { FailureReasons: { Broker: 'No room.' } }, 'No room.'],
  ])('about an item that failed is %s', async (_, item, detail) => {
    const body = { SuccessfulList: [], UnsuccessfulList: [item] };
    const opened = await openSessionManager({
      faults: [{ on: 'createSessions', fault: raw(200, body) }],
    });
    const order = { profile: resource('VIRTUAL'), name: 'Comp' };
    const made = await opened.provider.manager?.creator?.create(SOLE_STUDIO, order, 'w', calm());
    expect(made).toMatchObject({ failure: { code: 'request-refused', detail } });
  });
});

describe('a session that is listed as READY but is not', () => {
  const early = raw(400, { message: 'Session x is neither in READY nor in CREATING state' });

  it('is polled until it can be connected to', async () => {
    const opened = await openSessionManager();
    opened.broker.faults.add({ on: 'sessionConnectionData', times: 3, fault: early });
    const { provider, time } = opened;
    const {
      last,
      transientErrors,
      opened: urls,
    } = await runLaunch({
      provider,
      time,
      plan: targetOf('session-ada-1'),
    });
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual(['url-missing']);
    expect(urls).toHaveLength(1);
    const asked = opened.asked().filter((name) => name === 'describeSessions');
    expect(asked).toHaveLength(3 * 2 + 1);
  });

  it('is polled no longer than the time limit of the launch', async () => {
    const opened = await openSessionManager();
    opened.broker.faults.add({ on: 'sessionConnectionData', times: 1_000, fault: early });
    const { provider, time } = opened;
    const plan = { ...targetOf('session-ada-1'), limitMs: 20_000 };
    const { last } = await runLaunch({ provider, time, plan });
    expect(last.failure).toEqual({
      code: 'time-limit',
      seconds: 20,
      transientError: 'url-missing',
    });
  });

  it.each([
    ['CREATING', { kind: 'answer', value: { facts: { state: 'CREATE_IN_PROGRESS' } } }],
    ['DELETED', { kind: 'answer', value: { facts: { state: 'DELETED' } } }],
    ['UNKNOWN', { kind: 'answer', value: { facts: { state: 'UNKNOWN' } } }],
  ])('is read again, and is %s by then', async (State, response) => {
    const opened = await openSessionManager();
    const { store, faults } = opened.broker;
    faults.add({
      on: 'describeSessions',
      fault: {
        kind: 'with',
        change(body) {
          store.change('session-ada-1', { State });
          return body;
        },
      },
    });
    expect(await streamOf(opened)).toMatchObject(response);
    expect(opened.asked().filter((name) => name === 'describeSessions')).toHaveLength(2);
  });

  it('that is refused for another reason is reported with the broker’s message', async () => {
    const opened = await openSessionManager();
    const fault = raw(400, { message: 'User ada may not connect.' });
    opened.broker.faults.add({ on: 'sessionConnectionData', fault });
    expect(await streamOf(opened)).toMatchObject({
      failure: { code: 'request-refused', detail: 'User ada may not connect.' },
    });
  });

  it('that is gone when it is read again is not found', async () => {
    const opened = await openSessionManager();
    opened.broker.faults.add(
      { on: 'sessionConnectionData', fault: raw(404, { message: 'No.' }) },
      { on: 'describeSessions', fault: { kind: 'with', change: (body) => body } },
      { on: 'describeSessions', fault: raw(200, { Sessions: [] }) },
    );
    expect(await streamOf(opened)).toMatchObject({
      failure: { code: 'not-found', what: 'workstation' },
    });
  });
});

describe('a session whose server is unreachable', () => {
  it('is listed as such, and polled with its own message', async () => {
    const opened = await openSessionManager();
    opened.broker.store.change('session-ada-1', { State: 'UNKNOWN' });
    expect(await list(opened)).toMatchObject({ value: { items: [{ state: 'UNKNOWN' }, {}] } });
    const { provider, time } = opened;
    const pause = {
      ...time.pause,
      wait: async (ms: number, woken: AbortSignal, signal: AbortSignal) => {
        await time.pause.wait(ms, woken, signal);
        opened.broker.store.change('session-ada-1', { State: 'READY' });
      },
    };
    const { last, transientErrors } = await runLaunch({
      provider,
      time,
      plan: targetOf('session-ada-1'),
      deps: { pause },
    });
    expect(transientErrors).toEqual(['contact-lost']);
    expect(last.state).toBe('ended');
  });
});

const [pier, ...others] = defaultServers;

describe('a number', () => {
  it.each<[string, object, number]>([
    ['of an endpoint', { Endpoints: [{ IpAddress: '127.0.0.1', Port: '9443' }] }, 9443],
    ['of TCP', { Endpoints: [], PortTcp: ' 9443 ' }, 9443],
    ['of a server', { Endpoints: [], Port: '9443' }, 9443],
    [
      'only in the range of ports',
      { Endpoints: [{ IpAddress: '127.0.0.1', Port: '94433' }] },
      8443,
    ],
  ])('as text is read as the port %s', async (_, more, port) => {
    const servers = [{ ...pier!, PortTcp: undefined, Port: undefined, ...more }, ...others];
    const opened = await openSessionManager({ servers: servers as typeof defaultServers });
    expect(await addressOf(opened)).toMatchObject({ host: '127.0.0.1', port });
  });

  it.each<[unknown, number | undefined]>([
    [2, 2],
    ['2', 2],
    [0, 0],
    [-1, undefined],
    [1.5, undefined],
    ['many', undefined],
    [null, undefined],
  ])('of viewers (%j) is listed as %s', async (NumOfConnections, connectedViewers) => {
    const opened = await openSessionManager();
    opened.broker.store.change('session-ada-1', { NumOfConnections } as object);
    const response = await list(opened);
    const [first] = response.kind === 'answer' ? response.value.items : [];
    expect(first?.connectedViewers).toBe(connectedViewers);
  });
});

describe('a broker that compresses responses unasked', () => {
  it.each(['gzip', 'deflate', 'br'] as const)('with %s is understood', async (compressed) => {
    const opened = await openSessionManager({ compressed });
    expect(await list(opened)).toMatchObject({ value: { items: [{}, {}] } });
    expect(await addressOf(opened)).toMatchObject({ sessionId: 'session-ada-1' });
    opened.broker.faults.add({ on: 'describeSessions', fault: raw(400, { message: 'No.' }) });
    expect(await list(opened)).toMatchObject({ failure: { detail: 'No.' } });
  });
});

describe('a server that is listed twice', () => {
  const at = (Ip: string, Availability?: string) => ({
    ...pier!,
    Ip,
    ...(Availability !== undefined && { Availability }),
    Endpoints: [{ IpAddress: Ip, Port: 8443 }],
  });

  it.each([
    [
      'the available entry',
      [at('10.0.0.1', 'UNAVAILABLE'), at('10.0.0.2', 'AVAILABLE')],
      '10.0.0.2',
    ],
    [
      'the entry whose availability is unknown',
      [at('10.0.0.1', 'UNAVAILABLE'), at('10.0.0.2')],
      '10.0.0.2',
    ],
    [
      'the first entry that can be available',
      [at('10.0.0.1', 'AVAILABLE'), at('10.0.0.2')],
      '10.0.0.1',
    ],
    ['the first entry if none is available', [at('10.0.0.1', 'UNAVAILABLE')], '10.0.0.1'],
  ])('has the address of %s', async (_, servers, host) => {
    for (const bareServers of [true, false]) {
      const opened = await openSessionManager({ servers, bareServers });
      expect(await addressOf(opened)).toMatchObject({ host });
    }
  });

  it('is counted once', async () => {
    const servers = [at('10.0.0.1', 'UNAVAILABLE'), at('10.0.0.2', 'AVAILABLE'), ...others];
    const { provider } = await openSessionManager({ servers });
    expect(await provider.test(calm())).toContainEqual(
      expect.objectContaining({ found: 'servers', count: 3 }),
    );
  });
});

describe('a client that is not allowed to read servers', () => {
  const faults = [
    { on: 'describeServers', times: 9, fault: raw(403, { message: 'Not yours.' }) },
  ] as const;
  const gateway = { host: 'gate.studio.example', port: 8443 };

  it('can connect through a gateway, and passes the test', async () => {
    const opened = await openSessionManager({ faults, bareServers: true, connection: { gateway } });
    expect(await addressOf(opened)).toMatchObject(gateway);
    expect((await opened.provider.test(calm())).map(isOk)).toEqual([true, true, true]);
  });

  it('fails the test without a gateway', async () => {
    const opened = await openSessionManager({ faults, bareServers: true });
    expect(await streamOf(opened)).toMatchObject({
      failure: { code: 'access-denied', operation: 'describeServers', detail: 'Not yours.' },
    });
    expect((await opened.provider.test(calm())).map(isOk)).toEqual([true, true, true, false]);
  });
});
