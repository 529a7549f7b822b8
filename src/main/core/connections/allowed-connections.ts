import type { Connection } from '../../../shared/connections/connection.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
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
 * The connections that the machine's policy allows. Connections are refused only here, because every user of a
 * connection gets it from `find`. All connections are listed, including those that are not allowed. With a policy
 * that cannot be followed, no connection is found, none can be added, and links always ask.
 */
export function createAllowedConnections(inner: Connections, readPolicy: ReadPolicy): Connections {
  const fixed = err({ code: 'not-allowed-by-policy', rule: 'machine-connection' });
  const isMachines = async (id: ConnectionId): Promise<boolean> => {
    const policy = await readPolicy();
    return policy.state === 'applies' && isOfMachine(policy.policy, id);
  };
  return {
    ...inner,
    async find(id) {
      const policy = await readPolicy();
      if (policy.state === 'unreadable') return err(policy.failure);
      const found = await inner.find(id);
      if (!found.ok) return found;
      const isFixed = policy.state === 'applies' && isOfMachine(policy.policy, found.value.id);
      return isFixed ? found : allowedBy(policy, found.value);
    },
    async add(input, orThisRun) {
      const policy = await readPolicy();
      if (policy.state === 'unreadable') return err(policy.failure);
      const allowed = policy.state === 'none' ? ok(undefined) : allows(policy.policy, input);
      return allowed.ok ? inner.add(input, orThisRun) : allowed;
    },
    async remove(id) {
      return (await isMachines(id)) ? fixed : inner.remove(id);
    },
    async change(id, edit) {
      const policy = await readPolicy();
      if (policy.state === 'unreadable') return err(policy.failure);
      return (await isMachines(id)) ? fixed : inner.change(id, edit);
    },
    async edit(id, edit, orThisRun) {
      const policy = await readPolicy();
      if (policy.state === 'unreadable') return err(policy.failure);
      if (await isMachines(id)) return fixed;
      const allowed = policy.state === 'none' ? ok(undefined) : allows(policy.policy, edit);
      return allowed.ok ? inner.edit(id, edit, orThisRun) : allowed;
    },
    async duplicate(id, name) {
      const policy = await readPolicy();
      if (policy.state === 'unreadable') return err(policy.failure);
      const found = await inner.find(id);
      if (!found.ok) return found;
      const allowed = policy.state === 'none' ? ok(undefined) : allows(policy.policy, found.value);
      return allowed.ok ? inner.duplicate(id, name) : allowed;
    },
    async replaceKeys(id, keys, orThisRun) {
      const policy = await readPolicy();
      if (policy.state === 'unreadable') return err(policy.failure);
      return inner.replaceKeys(id, keys, orThisRun);
    },
    async isTrusted(id) {
      const policy = await readPolicy();
      if (policy.state === 'unreadable') return false;
      // Only for its own connections: a user can give a connection any id.
      const byPolicy =
        policy.state === 'applies' &&
        isOfMachine(policy.policy, id) &&
        connectsWithoutAsking(policy.policy, id);
      return byPolicy || inner.isTrusted(id);
    },
  };
}

/** A connection with the policy applied, or why it is not allowed. */
export function allowedBy(policy: PolicyResult, connection: Connection): Result<Connection> {
  if (policy.state === 'unreadable') return err(policy.failure);
  if (policy.state === 'none') return ok(connection);
  const allowed = allows(policy.policy, connection);
  return allowed.ok ? ok(applied(policy.policy, connection)) : allowed;
}

/** What the window shows of the policy: the machine's connections, and those that are listed but not allowed. */
export async function policyState(
  readPolicy: ReadPolicy,
  connections: readonly Connection[],
): Promise<PolicyState> {
  const result = await readPolicy();
  if (result.state !== 'applies') return { state: result.state, machine: [], refused: [] };
  const { policy } = result;
  const machine = connections.filter(({ id }) => isOfMachine(policy, id));
  const refused = connections
    .filter((one) => !machine.includes(one))
    .flatMap((one) => {
      const rule = brokenRule(policy, one);
      return rule === undefined ? [] : [{ connection: one.id, rule }];
    });
  const { kinds, credentials } = policy.allow ?? {};
  return {
    state: 'applies',
    machine: machine.map(({ id }) => id),
    refused,
    allows: omitUndefined({ kinds, credentials }),
  };
}
