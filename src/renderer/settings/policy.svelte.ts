import type { Bridge } from '../../shared/ipc/contract.ts';
import { callBridge } from '../bridge/call-bridge.ts';

/** Which connections are the machine's: the policy brings them, and nobody here changes or removes them. */
export function createPolicy(bridge: Bridge) {
  let machine = $state.raw<ReadonlySet<string>>(new Set());
  let heard = false;

  bridge.policy.changed((state) => {
    heard = true;
    machine = new Set(state.machine);
  });
  void callBridge(() => bridge.policy.state(undefined)).then((reply) => {
    // News that came meanwhile is at least as new as this answer.
    if (reply.ok && !heard) machine = new Set(reply.value.machine);
  });

  return { isMachines: (connection: string) => machine.has(connection) };
}
