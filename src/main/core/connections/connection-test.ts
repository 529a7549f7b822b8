import { endpointFindings, isWell, type Finding } from '../../../shared/base/check.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import type { TestProgress } from '../../../shared/ipc/contract-first-run.ts';
import { ok, type Result } from '../../../shared/base/failure.ts';
import { isEndpointWell, isStreamRole } from '../../../shared/network/network.ts';
import type { NetworkTest } from '../network/network-test.ts';
import type { Provider } from '../provider/provider.ts';
import type { SignInRouter } from '../sign-in/sign-in-router.ts';

/** Tests sign-in, network and what the kind of connection has to say of itself, and tells how far it is. */
export type TestConnection = (
  connection: Connection,
  signal: AbortSignal,
  tell?: (progress: TestProgress) => void,
) => Promise<Result<readonly Finding[]>>;

export interface ConnectionTestDeps {
  readonly open: (connection: Connection) => Promise<Result<Provider>>;
  readonly signIns: Pick<SignInRouter, 'checks'>;
  readonly network: NetworkTest;
}

/** {@link TestConnection} over the port of its kind. */
export function createConnectionTest({
  open,
  signIns,
  network,
}: ConnectionTestDeps): TestConnection {
  return async (connection, signal, tell = () => undefined) => {
    const provider = await open(connection);
    if (!provider.ok) return provider;
    tell({ part: 'sign-in', findings: [] });
    const signedIn = await signIns.checks(connection, signal);
    tell({ part: 'network', findings: [...signedIn] });
    const hops = await network(connection, undefined, signal);
    if (!hops.ok) return hops;
    const checks = [...signedIn, ...endpointFindings(hops.value)];
    const isLost = hops.value.some((hop) => !isStreamRole(hop.role) && !isEndpointWell(hop));
    // Whoever cannot be reached, or does not know us, need not be asked.
    if (isLost || !signedIn.every(isWell)) return ok(checks);
    tell({ part: 'service', findings: checks });
    return ok([...checks, ...(await provider.value.test(signal))]);
  };
}
