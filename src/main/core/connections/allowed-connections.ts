import type { Connection } from '../../../shared/connections/connection.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { PolicyState } from '../../../shared/policy/policy-rules.ts';
import type { Connections } from './connections.ts';
import {
  allows,
  applied,
  brokenRule,
  connectsWithoutAsking,
  isOfMachine,
  type PolicyResult,
  type ReadPolicy,
} from '../policy/policy.ts';

/**
 * The connections that the machine's policy leaves. The one place where a connection is refused: whoever
 * uses one has it from `find`. All are listed, those that are not allowed too. Under a policy that cannot be
 * followed none is found, none is added, and links always ask.
 */
export function createAllowedConnections(inner: Connections, readPolicy: ReadPolicy): Connections {
  const fixed = err({ code: 'not-allowed-by-policy', rule: 'machine-connection' });
  const isMachines = async (id: ConnectionId): Promise<boolean> => {
    const reading = await readPolicy();
    return reading.state === 'applies' && isOfMachine(reading.policy, id);
  };
  return {
    ...inner,
    async find(id) {
      const reading = await readPolicy();
      if (reading.state === 'unreadable') return err(reading.failure);
      const found = await inner.find(id);
      if (!found.ok) return found;
      const isFixed = reading.state === 'applies' && isOfMachine(reading.policy, found.value.id);
      return isFixed ? found : allowedBy(reading, found.value);
    },
    async add(input, orThisRun) {
      const reading = await readPolicy();
      if (reading.state === 'unreadable') return err(reading.failure);
      const allowed = reading.state === 'none' ? ok(undefined) : allows(reading.policy, input);
      return allowed.ok ? inner.add(input, orThisRun) : allowed;
    },
    async remove(id) {
      return (await isMachines(id)) ? fixed : inner.remove(id);
    },
    async change(id, edit) {
      const reading = await readPolicy();
      if (reading.state === 'unreadable') return err(reading.failure);
      return (await isMachines(id)) ? fixed : inner.change(id, edit);
    },
    async replaceKeys(id, keys, orThisRun) {
      const reading = await readPolicy();
      if (reading.state === 'unreadable') return err(reading.failure);
      return inner.replaceKeys(id, keys, orThisRun);
    },
    async isTrusted(id) {
      const reading = await readPolicy();
      if (reading.state === 'unreadable') return false;
      const byPolicy = reading.state === 'applies' && connectsWithoutAsking(reading.policy, id);
      return byPolicy || inner.isTrusted(id);
    },
  };
}

/** A connection as the policy lets it be used, or why it does not. */
export function allowedBy(reading: PolicyResult, connection: Connection): Result<Connection> {
  if (reading.state === 'unreadable') return err(reading.failure);
  if (reading.state === 'none') return ok(connection);
  const allowed = allows(reading.policy, connection);
  return allowed.ok ? ok(applied(reading.policy, connection)) : allowed;
}

/** What the window marks: the connections of the machine, and those that are shown but not allowed. */
export async function policyState(
  readPolicy: ReadPolicy,
  connections: readonly Connection[],
): Promise<PolicyState> {
  const reading = await readPolicy();
  if (reading.state !== 'applies') return { state: reading.state, machine: [], refused: [] };
  const { policy } = reading;
  const machine = connections.filter(({ id }) => isOfMachine(policy, id));
  const refused = connections
    .filter((one) => !machine.includes(one))
    .flatMap((one) => {
      const rule = brokenRule(policy, one);
      return rule === undefined ? [] : [{ connection: one.id, rule }];
    });
  return { state: 'applies', machine: machine.map(({ id }) => id), refused };
}
