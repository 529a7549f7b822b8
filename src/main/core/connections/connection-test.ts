import { endpointFindings, isOk, type Finding } from '../../../shared/base/check.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import type { TestProgress } from '../../../shared/ipc/contract-first-run.ts';
import { ok, type Result } from '../../../shared/base/failure.ts';
import { isEndpointOk, isStreamRole } from '../../../shared/network/network.ts';
import type { NetworkTest } from '../network/network-test.ts';
import type { Provider } from '../provider/provider.ts';
import type { SignInRouter } from '../sign-in/sign-in-router.ts';

/** Tests the sign-in, the network and the service of a connection, and reports the progress. */
export type TestConnection = (
  connection: Connection,
  signal: AbortSignal,
  onProgress?: (progress: TestProgress) => void,
) => Promise<Result<readonly Finding[]>>;

export interface ConnectionTestDeps {
  readonly open: (connection: Connection) => Promise<Result<Provider>>;
  readonly signIns: Pick<SignInRouter, 'checks'>;
  readonly network: NetworkTest;
}

/** {@link TestConnection} on top of the ports of the connection's kind. */
export function createConnectionTest({
  open,
  signIns,
  network,
}: ConnectionTestDeps): TestConnection {
  return async (connection, signal, onProgress = () => undefined) => {
    const provider = await open(connection);
    if (!provider.ok) return provider;
    onProgress({ part: 'sign-in', findings: [] });
    const signedIn = await signIns.checks(connection, signal);
    onProgress({ part: 'network', findings: [...signedIn] });
    const endpoints = await network(connection, undefined, signal);
    if (!endpoints.ok) return endpoints;
    const checks = [...signedIn, ...endpointFindings(endpoints.value)];
    const isLost = endpoints.value.some(
      (endpoint) => !isStreamRole(endpoint.role) && !isEndpointOk(endpoint),
    );
    // A service that cannot be reached or signed in to is not tested.
    if (isLost || !signedIn.every(isOk)) return ok(checks);
    onProgress({ part: 'service', findings: checks });
    return ok([...checks, ...(await provider.value.test(signal))]);
  };
}
