import type { SSMClient } from '@aws-sdk/client-ssm';
import type { Failure, Result } from '../../../shared/base/failure.ts';
import type { ResourceId } from '../../../shared/base/ids.ts';
import { unlessAborted } from '../../core/base/clock.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import type { Tunnel, Tunnels } from '../../core/provider/tunnel.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { Send } from './send.ts';
import type * as sdk from './ssm-client.ts';

export type SendToSsm = Send<SSMClient, (typeof sdk)['commands']>;

/** AWS's document for carrying a port of an instance to the machine that started the session. */
const DOCUMENT = 'AWS-StartPortForwardingSession';
/** The time limit for ending a session at the service. The end of the plugin ends it as well, only later. */
const TERMINATE_MS = 3_000;
/** After this many tunnels that could not be started, the launch fails. */
const MAX_FAILED_STARTS = 3;

/** A tunnel to one port of one instance. */
export interface OpenTunnel {
  /** Its port on 127.0.0.1. */
  readonly localPort: number;
  readonly ended: Promise<Failure>;
}

export interface TunnelEnd {
  readonly instance: ResourceId;
  readonly port: number;
}

/** The tunnels of one connection, each for one launch. */
export interface TunnelSessions {
  /** Whether this machine can have tunnels. Fails with `tunnel-plugin`. */
  check(): Promise<Result<undefined>>;
  /**
   * The tunnel of the launch with this token; started if there is none. The start continues if `signal` is aborted,
   * so that the next call finds it. The answer is `undefined` while the instance's agent is not connected.
   */
  open(
    token: string,
    end: TunnelEnd,
    signal: AbortSignal,
  ): Promise<ServiceResponse<OpenTunnel | undefined>>;
  /** Ends the tunnel of a launch. */
  close(token: string): Promise<void>;
}

export interface TunnelSessionsOptions {
  readonly region: string;
  /** The endpoint of Systems Manager. */
  readonly endpoint: string;
  readonly tunnels: Tunnels;
  readonly send: SendToSsm;
}

interface RunningSession {
  readonly sessionId: string;
  readonly tunnel: Tunnel;
  readonly open: OpenTunnel;
}

/** What is known of one launch's tunnel. */
interface Entry {
  readonly closed: AbortController;
  failedStarts: number;
  starting: Promise<ServiceResponse<RunningSession | undefined>> | undefined;
  running: RunningSession | undefined;
}

/** {@link TunnelSessions} through Systems Manager and its plugin. */
export function createTunnelSessions(options: TunnelSessionsOptions): TunnelSessions {
  const { region, endpoint, tunnels, send } = options;
  const entries = new Map<string, Entry>();

  const terminate = async (sessionId: string): Promise<void> => {
    const stop = AbortSignal.timeout(TERMINATE_MS);
    await send(
      (client, { terminateSession }, settings) =>
        client.send(new terminateSession({ SessionId: sessionId }), settings),
      stop,
    ).catch(() => undefined);
  };

  /** Starts a session for a free port of this machine, and the plugin that carries it. */
  const start = async (
    { instance, port }: TunnelEnd,
    signal: AbortSignal,
  ): Promise<ServiceResponse<RunningSession | undefined>> => {
    const usable = await tunnels.check();
    if (!usable.ok) return failure(usable.failure);
    const localPort = await tunnels.freePort();
    const request = {
      Target: instance,
      DocumentName: DOCUMENT,
      Parameters: { portNumber: [String(port)], localPortNumber: [String(localPort)] },
    };
    const response = await send(
      (client, { startSession }, settings) => client.send(new startSession(request), settings),
      signal,
    );
    // The agent of an instance connects a while after the instance runs.
    if (response.kind === 'transient-error' && response.code === 'busy') return answer(undefined);
    if (response.kind !== 'answer') return response;
    const { SessionId, StreamUrl, TokenValue } = response.value ?? {};
    if (SessionId === undefined || StreamUrl === undefined || TokenValue === undefined)
      return transientError('not-an-answer');
    let tunnel: Result<Tunnel> | undefined;
    try {
      tunnel = await tunnels.start(
        {
          region,
          endpoint,
          request: JSON.stringify(request),
          response: new Secret(JSON.stringify({ SessionId, StreamUrl, TokenValue })),
        },
        signal,
      );
    } finally {
      // Also if the launch was cancelled meanwhile.
      if (tunnel?.ok !== true) await terminate(SessionId);
    }
    if (!tunnel.ok) return failure(tunnel.failure);
    const { ended } = tunnel.value;
    return answer({ sessionId: SessionId, tunnel: tunnel.value, open: { localPort, ended } });
  };

  const end = async ({ sessionId, tunnel }: RunningSession): Promise<void> => {
    await terminate(sessionId);
    await tunnel.stop();
  };

  /** Starts a tunnel for an entry. A tunnel that ends by itself is forgotten, so that the next call starts another. */
  const begin = async (entry: Entry, to: TunnelEnd) => {
    const response = await start(to, entry.closed.signal);
    entry.starting = undefined;
    const session = response.kind === 'answer' ? response.value : undefined;
    if (session === undefined) return response;
    if (entry.closed.signal.aborted) {
      await end(session);
      return response;
    }
    entry.running = session;
    void session.open.ended.then(() => {
      if (entry.running !== session) return;
      entry.running = undefined;
      // Otherwise, the service keeps the session until its idle limit.
      void terminate(session.sessionId);
    });
    return response;
  };

  return {
    check: () => tunnels.check(),
    async open(token, to, signal) {
      const entry = entries.get(token) ?? newEntry();
      entries.set(token, entry);
      if (entry.running !== undefined) return answer(entry.running.open);
      entry.starting ??= begin(entry, to);
      const response = await unlessAborted(entry.starting, signal);
      if (response.kind === 'answer') return answer(response.value?.open);
      const canRetry =
        response.kind === 'failure' &&
        response.failure.code === 'tunnel-failed' &&
        ++entry.failedStarts < MAX_FAILED_STARTS;
      return canRetry ? answer(undefined) : response;
    },
    async close(token) {
      const entry = entries.get(token);
      if (entry === undefined) return;
      entries.delete(token);
      entry.closed.abort();
      await entry.starting?.catch(() => undefined);
      if (entry.running !== undefined) await end(entry.running);
    },
  };
}

const newEntry = (): Entry => ({
  closed: new AbortController(),
  failedStarts: 0,
  starting: undefined,
  running: undefined,
});

/** Whether sessions may be started on an instance. The session that shows it is ended at once, before anything uses it. */
export async function maySendThrough(
  instance: ResourceId,
  { send }: Pick<TunnelSessionsOptions, 'send'>,
  signal: AbortSignal,
): Promise<ServiceResponse<undefined>> {
  const response = await send(
    (client, { startSession }, settings) =>
      client.send(
        new startSession({
          Target: instance,
          DocumentName: DOCUMENT,
          Parameters: { portNumber: ['8443'], localPortNumber: ['0'] },
        }),
        settings,
      ),
    signal,
  );
  // It would be allowed: only the agent is missing.
  if (response.kind === 'transient-error' && response.code === 'busy') return answer(undefined);
  if (response.kind !== 'answer') return response;
  const sessionId = response.value?.SessionId;
  if (sessionId !== undefined)
    await send(
      (client, { terminateSession }, settings) =>
        client.send(new terminateSession({ SessionId: sessionId }), settings),
      signal,
    );
  return answer(undefined);
}
