import type { Bridge } from '../../shared/ipc/contract.ts';
import type { PolicyAllows, PolicyState } from '../../shared/policy/policy-rules.ts';

/**
 * Which connections the machine's policy defines, which cannot be changed or removed in the window, and what others may be.
 */
export function createPolicy(bridge: Bridge) {
  let machine = $state.raw<ReadonlySet<string>>(new Set());
  let allowed = $state.raw<PolicyAllows>({});
  let heard = false;

  function take(state: PolicyState) {
    machine = new Set(state.machine);
    allowed = state.allows ?? {};
  }

  bridge.policy.changed((state) => {
    heard = true;
    take(state);
  });
  void bridge.policy.state(undefined).then((reply) => {
    // An event that arrived before this reply is at least as recent.
    if (reply.ok && !heard) take(reply.value);
  });

  return {
    isMachines: (connection: string) => machine.has(connection),
    get allowed() {
      return allowed;
    },
  };
}
