import type { Bridge } from '../../shared/ipc/contract.ts';
import { callBridge } from '../bridge/call-bridge.ts';

/** Which connections the machine's policy defines. They cannot be changed or removed in the window. */
export function createPolicy(bridge: Bridge) {
  let machine = $state.raw<ReadonlySet<string>>(new Set());
  let heard = false;

  bridge.policy.changed((state) => {
    heard = true;
    machine = new Set(state.machine);
  });
  void callBridge(() => bridge.policy.state(undefined)).then((reply) => {
    // An event that arrived before this reply is at least as recent.
    if (reply.ok && !heard) machine = new Set(reply.value.machine);
  });

  return { isMachines: (connection: string) => machine.has(connection) };
}
