import type { Connection } from '../../../shared/connections/connection.ts';
import { ok, type Result } from '../../../shared/base/failure.ts';
import type { ResourceId } from '../../../shared/base/ids.ts';
import {
  isStreamRole,
  type EndpointOutcome,
  type EndpointResult,
} from '../../../shared/network/network.ts';
import { streamEndpoint, type NetworkEndpoint } from '../provider/network-endpoint.ts';
import { HttpError, type Http } from './http.ts';
import type { Provider } from '../provider/provider.ts';
import type { Reachability, CheckReachability } from './reachability.ts';
import type { WorkstationMemory } from '../workstations/workstation-memory.ts';
import type { StreamRules } from '../viewer/stream-url.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** How hosts are tried. */
export interface TestDeps {
  readonly reach: CheckReachability;
  readonly http: Http;
}

/** Tries every hop, all at once; each ends within the limits of {@link Reachability} and {@link Http}. */
export const testEndpoints = (
  hops: readonly NetworkEndpoint[],
  deps: TestDeps,
  signal: AbortSignal,
): Promise<readonly EndpointResult[]> => Promise.all(hops.map((hop) => testHop(hop, deps, signal)));

async function testHop(
  hop: NetworkEndpoint,
  deps: TestDeps,
  signal: AbortSignal,
): Promise<EndpointResult> {
  const { role, host, port, tls, quic } = hop;
  const found = { role, host, port, tls, quic };
  const reach = await deps.reach(hop, signal);
  if (reach.kind !== 'proxied') return { ...found, proxied: false, ...directOutcome(reach, hop) };
  // The viewer may or may not use the proxy, so only what we ask ourselves can be tried through it.
  const outcome = isStreamRole(role) ? 'not-tried' : await throughProxy(hop, deps.http, signal);
  return { ...found, proxied: true, outcome };
}

function directOutcome(
  reach: Exclude<Reachability, { kind: 'proxied' }>,
  { isStrict }: NetworkEndpoint,
): Pick<EndpointResult, 'outcome' | 'doubt'> {
  if (reach.kind === 'unreached') return { outcome: reach.cause };
  if (reach.trusted) return { outcome: 'reached' };
  return {
    outcome: isStrict ? 'certificate' : 'certificate-unknown',
    ...omitUndefined({ doubt: reach.doubt }),
  };
}

/** Any answer of the service, even a refusal, has come all the way. */
async function throughProxy(
  hop: NetworkEndpoint,
  http: Http,
  signal: AbortSignal,
): Promise<EndpointOutcome> {
  const host = hop.host.includes(':') ? `[${hop.host}]` : hop.host;
  const url = new URL(`${hop.tls ? 'https' : 'http'}://${host}:${hop.port}/`);
  try {
    await http({ method: 'GET', url, headers: {}, trust: hop.trust }, signal);
    return 'reached';
  } catch (reason) {
    if (!(reason instanceof HttpError)) throw reason;
    return proxyOutcome(reason.reading);
  }
}

function proxyOutcome(reading: HttpError['reading']): EndpointOutcome {
  if (reading.kind === 'trouble')
    return reading.code === 'no-answer' ? 'time-out' : 'proxy-refused';
  switch (reading.failure.code) {
    case 'proxy-login':
    case 'certificate':
      return reading.failure.code;
    default:
      // An answer that is too large has come from somewhere.
      return 'reached';
  }
}

/** What a network test needs to know of connections. */
export interface NetworkTestDeps extends TestDeps {
  readonly open: (connection: Connection) => Promise<Result<Provider>>;
  readonly rules: (connection: Connection) => StreamRules;
  readonly workstations: Pick<WorkstationMemory, 'of'>;
}

/** Tests the way to every host that a connection, or one workstation of it, needs. */
export type NetworkTest = (
  connection: Connection,
  session: ResourceId | undefined,
  signal: AbortSignal,
) => Promise<Result<readonly EndpointResult[]>>;

/** {@link NetworkTest} over the hops each kind names, and the server a workstation's last stream came from. */
export function createNetworkTest(deps: NetworkTestDeps): NetworkTest {
  return async (connection, session, signal) => {
    const provider = await deps.open(connection);
    if (!provider.ok) return provider;
    const hops = provider.value.hops?.() ?? [];
    const isKnown = hops.some(({ role }) => isStreamRole(role));
    const last = isKnown ? undefined : deps.workstations.of(connection.id, session)?.server;
    const server =
      last === undefined ? [] : [streamEndpoint('server', last, deps.rules(connection))];
    return ok(await testEndpoints([...hops, ...server], deps, signal));
  };
}
