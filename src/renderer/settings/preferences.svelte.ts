import type { Bridge } from '../../shared/ipc/contract.ts';
import type { Failure } from '../../shared/base/failure.ts';
import type { PreferencesAnswer, PreferencesChange } from '../../shared/settings/preferences.ts';

/** The user's preferences, and which of them the policy decides. Read when they are shown. */
export function createPreferences(bridge: Bridge) {
  let now = $state.raw<PreferencesAnswer>();
  let failure = $state.raw<Failure>();

  bridge.preferences.changed((answer) => {
    now = answer;
  });

  return {
    /** Undefined until it was read. */
    get now() {
      return now;
    },
    /** Why the last read or change failed. */
    get failure() {
      return failure;
    },
    async read() {
      const reply = await bridge.preferences.read(undefined);
      failure = reply.ok ? undefined : reply.failure;
      if (reply.ok) now = reply.value;
    },
    /** Resolves when the change is saved, or {@link failure} says why not. */
    set: async (change: PreferencesChange) => {
      const reply = await bridge.preferences.set(change);
      failure = reply.ok ? undefined : reply.failure;
      if (reply.ok) now = reply.value;
    },
  };
}
export type Preferences = ReturnType<typeof createPreferences>;
