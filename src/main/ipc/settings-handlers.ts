import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/base/failure.ts';
import type { MachinePolicy } from '../core/policy/policy.ts';
import type { PreferencesStore } from '../core/policy/preferences-store.ts';
import type { Updates } from '../core/updates/updates.ts';

export interface SettingsHandlersDeps {
  readonly policy: MachinePolicy;
  readonly preferences: PreferencesStore;
  /** Loaded on first use. */
  readonly updates: () => Promise<Updates>;
}

/** Handlers of the calls about the machine: policy, preferences, updates. */
export function createSettingsHandlers({
  policy,
  preferences,
  updates,
}: SettingsHandlersDeps): Pick<Handlers, 'policy' | 'preferences' | 'updates'> {
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
