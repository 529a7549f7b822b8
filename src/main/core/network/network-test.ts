import type { Connection } from '../../../shared/connections/connection.ts';
import { ok, type Result } from '../../../shared/base/failure.ts';
import type { ResourceId } from '../../../shared/base/ids.ts';
import { isStreamRole, type EndpointResult } from '../../../shared/network/network.ts';
import { streamEndpoint, type NetworkEndpoint } from '../provider/network-endpoint.ts';
import { HttpError, type Http } from './http.ts';
import type { Provider } from '../provider/provider.ts';
import type { Reachability, CheckReachability } from './reachability.ts';
import type { WorkstationMemory } from '../workstations/workstation-memory.ts';
import type { StreamRules } from '../viewer/parse-stream-url.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** How hosts are tested. */
export interface TestDeps {
  readonly reachability: CheckReachability;
  readonly http: Http;
}

/** Tests all endpoints at once, each within the time limits of {@link CheckReachability} and {@link Http}. */
export const testEndpoints = (
  endpoints: readonly NetworkEndpoint[],
  deps: TestDeps,
  signal: AbortSignal,
): Promise<readonly EndpointResult[]> =>
  Promise.all(endpoints.map((endpoint) => testEndpoint(endpoint, deps, signal)));

async function testEndpoint(
  endpoint: NetworkEndpoint,
  deps: TestDeps,
  signal: AbortSignal,
): Promise<EndpointResult> {
  const { role, host, port, tls, quic, quicPort } = endpoint;
  const result = { role, host, port, tls, quic, ...omitUndefined({ quicPort }) };
  const reachability = await deps.reachability(endpoint, signal);
  if (reachability.kind !== 'proxied')
    return { ...result, proxied: false, ...directOutcome(reachability, endpoint) };
  // The viewer may or may not use the proxy, so only the services that Stagedoor calls can be tested through it.
  const found: Outcome = isStreamRole(role)
    ? { outcome: 'not-tried' }
    : await throughProxy(endpoint, deps.http, signal);
  return { ...result, proxied: true, ...found };
}

type Outcome = Pick<EndpointResult, 'outcome' | 'doubt'>;

function directOutcome(
  reachability: Exclude<Reachability, { kind: 'proxied' }>,
  { isStrict }: NetworkEndpoint,
): Outcome {
  // Not requested here: the endpoints of a connection are named by the user.
  if (reachability.kind === 'inward') return { outcome: 'name' };
  if (reachability.kind === 'unreached')
    return { outcome: reachability.cause, ...omitUndefined({ doubt: reachability.doubt }) };
  if (reachability.trusted) return { outcome: 'reached' };
  return {
    outcome: isStrict ? 'certificate' : 'certificate-unknown',
    ...omitUndefined({ doubt: reachability.doubt }),
  };
}

/** Any response of the service, even a refusal, shows that it can be reached. */
async function throughProxy(
  endpoint: NetworkEndpoint,
  http: Http,
  signal: AbortSignal,
): Promise<Outcome> {
  const host = endpoint.host.includes(':') ? `[${endpoint.host}]` : endpoint.host;
  const url = new URL(`${endpoint.tls ? 'https' : 'http'}://${host}:${endpoint.port}/`);
  try {
    await http({ method: 'GET', url, headers: {}, trust: endpoint.trust }, signal);
    return { outcome: 'reached' };
  } catch (reason) {
    if (!(reason instanceof HttpError)) throw reason;
    return proxyOutcome(reason.response);
  }
}

function proxyOutcome(response: HttpError['response']): Outcome {
  if (response.kind === 'transient-error')
    return { outcome: response.code === 'no-answer' ? 'time-out' : 'proxy-refused' };
  const { failure } = response;
  switch (failure.code) {
    case 'proxy-login':
      return { outcome: failure.code };
    case 'certificate':
      return { outcome: failure.code, ...omitUndefined({ doubt: failure.why }) };
    default:
      // For example a response that is too large: the host was reached.
      return { outcome: 'reached' };
  }
}

/** What a network test needs to know of connections. */
export interface NetworkTestDeps extends TestDeps {
  readonly open: (connection: Connection) => Promise<Result<Provider>>;
  readonly rules: (connection: Connection) => StreamRules;
  readonly workstations: Pick<WorkstationMemory, 'of'>;
}

/** Tests every host that a connection, or one of its workstations, needs. */
export type NetworkTest = (
  connection: Connection,
  session: ResourceId | undefined,
  signal: AbortSignal,
) => Promise<Result<readonly EndpointResult[]>>;

/** {@link NetworkTest} of the endpoints of a connection's kind, and of the server of a workstation's last stream. */
export function createNetworkTest(deps: NetworkTestDeps): NetworkTest {
  return async (connection, session, signal) => {
    const provider = await deps.open(connection);
    if (!provider.ok) return provider;
    const endpoints = provider.value.endpoints?.() ?? [];
    const isKnown = endpoints.some(({ role }) => isStreamRole(role));
    const last = isKnown ? undefined : deps.workstations.of(connection.id, session)?.server;
    const server =
      last === undefined ? [] : [streamEndpoint('server', last, deps.rules(connection))];
    return ok(await testEndpoints([...endpoints, ...server], deps, signal));
  };
}
