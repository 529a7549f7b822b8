import { describe, expect, it } from 'vitest';
import { defaultServers } from '../../../support/dcv/default-servers.ts';
import { recordingViewer } from '../../../support/viewer/recording-viewer.ts';
import { createRealHandOver } from '../../../support/viewer/real-hand-over.ts';
import { runLaunch } from '../../../support/providers/run-launch.ts';
import { openSessionManager, targetOf } from '../../../support/providers/session-manager.ts';

type Opened = Awaited<ReturnType<typeof openSessionManager>>;
const [pier, ...others] = defaultServers;

/** A launch with our own handover and a viewer that records what it received. */
async function launched(opened: Opened, plan: object = {}) {
  const { provider, kind, connection, time } = opened;
  const viewer = recordingViewer(0);
  const { handOver } = createRealHandOver(viewer);
  const ran = await runLaunch({
    provider,
    time,
    plan: { ...targetOf('session-ada-1'), rules: kind.rules(connection), waitFor: 'file', ...plan },
    deps: { handOver },
  });
  return { ...ran, viewer };
}

/** The broker also replaces the DCV server, so that there is a host that can be reached. */
async function openReachable(more: object = {}) {
  const opened = await openSessionManager({ creatingMs: 60_000, ...more });
  const { store, port } = opened.broker;
  const useServerPort = (Port: number) => {
    const Endpoints = [
      { IpAddress: '127.0.0.1', Port: 1, Protocol: 'QUIC' },
      { IpAddress: '127.0.0.1', Port, WebUrlPath: '/desk', Protocol: 'HTTP' },
    ];
    store.setServers([{ ...pier!, Endpoints }, ...others]);
  };
  useServerPort(port);
  return { ...opened, useServerPort };
}

const steps = (states: readonly { readonly state: string }[]) =>
  states.map(({ state }) => state).filter((state, nth, all) => state !== all[nth - 1]);

describe('a launch on a session of a broker', () => {
  it('runs from the request to a file for the viewer', async () => {
    const opened = await openReachable();
    const { states, viewer, last } = await launched(opened);
    expect(last.failure).toBeUndefined();
    expect(steps(states)).toEqual(['requesting', 'waiting', 'checking', 'opening', 'opened']);
    const [given] = opened.broker.store.issuedTokens;
    const { file } = await viewer.received();
    expect(file.text.split('\n')).toEqual(
      expect.arrayContaining([
        'host=127.0.0.1',
        `port=${opened.broker.port}`,
        `webport=${opened.broker.port}`,
        'quicport=1',
        'weburlpath=/desk',
        'sessionid=session-ada-1',
        `authtoken=${given?.token ?? ''}`,
        'certificatevalidationpolicy=ask-user',
      ]),
    );
  });

  it('waits for a session that is being created, and requests no token before', async () => {
    const opened = await openReachable();
    const { broker, time } = opened;
    broker.store.change('session-ada-1', { State: 'CREATING' });
    let looks = 0;
    const pause = {
      ...time.pause,
      wait: async (ms: number, woken: AbortSignal, signal: AbortSignal) => {
        await time.pause.wait(ms, woken, signal);
        looks += 1;
        expect(broker.store.issuedTokens).toEqual([]);
        if (looks === 3) broker.store.change('session-ada-1', { State: 'READY' });
      },
    };
    const { provider, kind, connection } = opened;
    const { last, opened: urls } = await runLaunch({
      provider,
      time,
      plan: { ...targetOf('session-ada-1'), rules: kind.rules(connection) },
      deps: { pause },
    });
    expect(last.state).toBe('ended');
    expect(looks).toBe(3);
    expect(broker.store.issuedTokens).toHaveLength(1);
    expect(urls).toHaveLength(1);
  });

  it.each([
    ['DELETING', { code: 'stream-gone', state: 'DELETE_IN_PROGRESS' }],
    ['DELETED', { code: 'stream-gone', state: 'DELETED' }],
  ])('that is %s fails at once', async (State, failure) => {
    const opened = await openReachable();
    opened.broker.store.change('session-ada-1', { State });
    const { last, waits } = await launched(opened);
    expect(last.failure).toEqual(failure);
    expect(waits).toEqual([]);
  });

  it('in an unknown state is polled until the time limit', async () => {
    const opened = await openReachable();
    opened.broker.store.change('session-ada-1', { State: 'ASLEEP' });
    const { last, transientErrors } = await launched(opened, { limitMs: 20_000 });
    expect(last.failure).toEqual({
      code: 'time-limit',
      seconds: 20,
      transientError: 'state-unknown',
    });
    expect(transientErrors).toEqual(['state-unknown']);
  });

  it('that is retried reads the session again: another token, and its current server', async () => {
    const opened = await openReachable();
    await launched(opened);
    const elsewhere = await openSessionManager();
    opened.useServerPort(elsewhere.broker.port);
    const { viewer, last } = await launched(opened);
    expect(last.state).toBe('opened');
    const tokens = opened.broker.store.issuedTokens.map(({ token }) => token);
    expect(new Set(tokens).size).toBe(2);
    const { file } = await viewer.received();
    expect(file.text).toContain(`\nport=${elsewhere.broker.port}\n`);
    expect(file.text).toContain(`\nauthtoken=${tokens[1]!}\n`);
    expect(file.text).not.toContain(tokens[0]!);
  });

  it('on a host that is not allowed fails with a message, and starts no viewer', async () => {
    const opened = await openReachable({ connection: { hosts: ['*.studio.example'] } });
    const { last } = await launched(opened);
    expect(last.failure).toEqual({
      code: 'stream-url-refused',
      reason: 'host-not-allowed',
      host: '127.0.0.1',
    });
  });

  it('finds the only ready session if none is named', async () => {
    const opened = await openReachable();
    opened.broker.store.change('session-ada-2', { State: 'DELETED' });
    const { last } = await launched(opened, { studio: undefined, session: undefined });
    expect(last).toMatchObject({
      state: 'opened',
      session: 'session-ada-1',
      workstation: 'Comp 1',
    });
  });

  it('retries after transient errors, and gets the stream in the end', async () => {
    const opened = await openReachable({ bareServers: true });
    opened.broker.faults.add(
      { on: 'token', fault: { kind: 'throttle' } },
      { on: 'describeSessions', fault: { kind: 'html' } },
      { on: 'describeSessions', fault: { kind: 'drop' } },
      { on: 'describeSessions', fault: { kind: 'status', status: 409 } },
      { on: 'sessionConnectionData', fault: { kind: 'empty' } },
      { on: 'sessionConnectionData', fault: { kind: 'status', status: 401 } },
      { on: 'sessionConnectionData', fault: { kind: 'cut', contentLength: 'right' } },
      { on: 'describeServers', fault: { kind: 'status', status: 500 } },
    );
    const { last, transientErrors } = await launched(opened);
    expect(last.state).toBe('opened');
    expect(transientErrors).toEqual([
      'throttled',
      'not-an-answer',
      'dropped',
      'busy',
      'empty-answer',
      'cut-answer',
      'server-error',
    ]);
  });

  it.each([
    ['redirect', { kind: 'redirect', to: 'https://127.0.0.1:1/' }, { code: 'redirected' }],
    ['403', { kind: 'status', status: 403 }, { code: 'access-denied' }],
    ['404', { kind: 'status', status: 404 }, { code: 'not-found', what: 'workstation' }],
    ['400', { kind: 'status', status: 400 }, { code: 'request-refused' }],
    ['huge', { kind: 'huge' }, { code: 'answer-too-large' }],
  ] as const)('fails at once with %s', async (_, fault, failure) => {
    const opened = await openReachable({ faults: [{ on: 'sessionConnectionData', fault }] });
    const { last, waits } = await launched(opened);
    expect(last.failure).toMatchObject(failure);
    expect(waits).toEqual([]);
  });
});
