import type { Instance } from '@aws-sdk/client-ec2';
import { isInward } from '../../../shared/network/hosts.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Reachability } from '../../core/network/reachability.ts';
import type { Stream, Target } from '../../core/provider/provider.ts';
import { text } from '../../core/provider/response-fields.ts';
import { answer, failure, type ServiceResponse } from '../../core/provider/service-response.ts';
import {
  desktopServer,
  instanceAddress,
  sessionUrl,
  type DesktopServer,
} from './desktop-server.ts';
import type { Instances } from './instances.ts';
import { ownerTag } from './filters.ts';
import { stateOf, tagOf } from './mapping.ts';
import type { Ec2Options } from './options.ts';

/** How long a running instance may be without an address. It gets one before it runs, but reads can lag behind. */
const ADDRESS_MS = 30_000;
const THIS_MACHINE = '127.0.0.1';

type StreamOptions = Pick<
  Ec2Options,
  'connection' | 'rules' | 'tunnels' | 'reachability' | 'clock' | 'turn'
>;

/** The streams of a connection: each request reads where the instance is now, and tries whether DCV answers there. */
export interface InstanceStreams {
  create(target: Target, token: string, signal: AbortSignal): Promise<ServiceResponse<Stream>>;
  /** Ends what was started for the launch with this token. */
  release(token: string): Promise<void>;
}

/**
 * {@link InstanceStreams}. Nothing is created at the service: a stream is ready when the instance runs and its DCV server
 * completes a TLS handshake. An address is read again each time, because a public one changes with each start.
 */
export function createInstanceStreams(
  instances: Instances,
  options: StreamOptions,
): InstanceStreams {
  const { connection, tunnels, clock } = options;
  /** By token: when a running instance was first seen without an address. */
  const withoutAddress = new Map<string, number>();

  const direct = async (
    instance: Instance,
    address: Exclude<typeof connection.address, 'ssm'>,
    token: string,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Stream>> => {
    const server = desktopServer(instance, connection);
    const host = instanceAddress(instance, address);
    if (host !== undefined) return streamAt(host, instance, server, options, signal);
    const since = withoutAddress.get(token) ?? clock.monotonic();
    withoutAddress.set(token, since);
    return clock.monotonic() - since < ADDRESS_MS
      ? answer({ facts: WAITING })
      : failure({ code: 'stream-url-refused', reason: 'no-server' });
  };

  const tunnelled = async (
    instance: Instance,
    session: Target['session'],
    token: string,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Stream>> => {
    const server = desktopServer(instance, connection);
    await options.turn(signal);
    const tunnel = await tunnels.open(token, { instance: session, port: server.port }, signal);
    if (tunnel.kind !== 'answer') return tunnel;
    if (tunnel.value === undefined) return answer({ facts: WAITING });
    const { localPort, ended } = tunnel.value;
    const local = { ...server, port: localPort };
    const stream = await streamAt(THIS_MACHINE, instance, local, options, signal);
    return stream.kind === 'answer' ? answer({ ...stream.value, carrierEnded: ended }) : stream;
  };

  return {
    async create({ session }, token, signal) {
      const found = await instances.read(session, signal);
      if (found.kind !== 'answer') return found;
      const instance = found.value;
      const state = stateOf(instance);
      switch (state) {
        case 'READY': {
          const stream =
            connection.address === 'ssm'
              ? await tunnelled(instance, session, token, signal)
              : await direct(instance, connection.address, token, signal);
          return withType(stream, instance);
        }
        case 'START_IN_PROGRESS':
          return withType(answer({ facts: WAITING }), instance);
        case 'STOPPED':
        case 'STOP_IN_PROGRESS':
          return failure({
            code: 'workstation-stopped',
            ...omitUndefined({ workstation: tagOf(instance, 'Name') }),
          });
        case 'DELETED':
        case 'DELETE_IN_PROGRESS':
          return failure({ code: 'not-found', what: 'workstation' });
        default:
          return answer({ facts: omitUndefined({ state }) });
      }
    },
    async release(token) {
      withoutAddress.delete(token);
      await tunnels.close(token);
    },
  };
}

const WAITING = { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' } as const;

const withType = (
  stream: ServiceResponse<Stream>,
  { InstanceType }: Instance,
): ServiceResponse<Stream> =>
  stream.kind === 'answer'
    ? { ...stream, value: { ...stream.value, ...text('instanceType', InstanceType) } }
    : stream;

/** The stream at an address: ready if a DCV server answers there. */
async function streamAt(
  host: string,
  instance: Instance,
  server: DesktopServer,
  { connection, rules, reachability }: StreamOptions,
  signal: AbortSignal,
): Promise<ServiceResponse<Stream>> {
  const hosts = rules.hosts ?? [];
  const owner = tagOf(instance, ownerTag(connection.filters));
  const stream: Stream = {
    facts: { state: 'READY', ...omitUndefined({ ownedBy: owner }) },
    url: sessionUrl(host, server),
    ...omitUndefined({ user: server.user }),
  };
  // SECURITY: an internal address is not even tried. The launch refuses it with the reason.
  if (isInward(host) && !hosts.includes(host)) return answer(stream);
  const reached = await reachability(
    {
      host,
      port: server.port,
      tls: true,
      trust: rules.trust,
      ...(!hosts.includes(host) && { onlyOutwardExcept: hosts }),
    },
    signal,
  );
  return isAnswering(reached) ? answer(stream) : answer({ facts: WAITING });
}

/** An internal address is refused by the launch; behind a proxy, only the viewer can try. */
const isAnswering = ({ kind }: Reachability): boolean => kind !== 'unreached';
