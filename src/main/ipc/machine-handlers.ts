import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/base/failure.ts';
import type { Services } from '../core/services.ts';
import type { Updates } from '../core/updates/updates.ts';

/** The window's calls about the machine it is on: policy, preferences, new versions. */
export function createMachineHandlers(
  { policy, preferences }: Pick<Services, 'policy' | 'preferences'>,
  updates: () => Promise<Updates>,
): Pick<Handlers, 'policy' | 'preferences' | 'updates'> {
  const state = async () => ok((await updates()).state());
  return {
    policy: { state: async () => ok(await policy.state()) },
    preferences: {
      read: async () => ok(await preferences.read()),
      set: (change) => preferences.set(change),
    },
    updates: {
      state,
      async check() {
        await (await updates()).check();
        return state();
      },
      install: async () => (await updates()).install(),
    },
  };
}
