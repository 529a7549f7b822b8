import { createEmitter } from '../core/base/emitter.ts';
import { randomUUID } from 'node:crypto';
import { createMachinePolicy, machineEntry } from '../adapters/policy/machine-policy.ts';
import type { Paths } from '../adapters/window/paths.ts';
import { createSettingsFile } from '../adapters/settings/settings-file.ts';
import type { Platform } from '../adapters/viewer/viewer-paths.ts';
import { createAllowedConnections, policyState } from '../core/connections/allowed-connections.ts';
import type { Clock } from '../core/base/clock.ts';
import { createConnections, type Connections } from '../core/connections/connections.ts';
import type { KeyStore } from '../core/secrets/keys.ts';
import type { Log } from '../core/base/log.ts';
import { withMachine } from '../core/policy/machine-settings.ts';
import type { Notices } from '../core/base/notices.ts';
import { machineConnections, type PolicyResult } from '../core/policy/policy.ts';
import { createPreferencesStore, type PreferencesStore } from '../core/policy/preferences-store.ts';
import type { MachinePolicy } from '../core/policy/policy.ts';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';

export interface PolicyMachine {
  readonly platform: Platform;
  readonly places: Pick<Paths, 'policy' | 'policyOwners' | 'settings'>;
  readonly keys: KeyStore;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
}

/** Joins the settings with the machine's policy: connections and preferences, within what that leaves. */
export function composePolicy(machine: PolicyMachine): {
  /** The connections that the policy allows. */
  readonly connections: Connections;
  readonly policy: MachinePolicy;
  readonly preferences: PreferencesStore;
} {
  const { platform, places, keys, notices, clock, log } = machine;
  const changes = createEmitter<void>();
  const tell = (reading: PolicyResult) => {
    // What it says of preferences holds from now on, without a window that would look again.
    void preferences.refresh();
    changes.emit();
    notices.dismiss('policy');
    if (reading.state === 'unreadable')
      notices.add({ id: 'policy', about: 'policy', failure: reading.failure });
  };
  const read = createMachinePolicy({
    platform,
    path: places.policy,
    clock,
    log,
    onChanged: tell,
    ...omitUndefined({ owners: places.policyOwners }),
  });
  const file = createSettingsFile({
    path: places.settings,
    log,
    onDamaged: (keptAs) => {
      notices.add({ id: 'settings-damaged', about: 'settings-damaged', keptAs });
    },
  });
  const settings = withMachine(file, async () => {
    const reading = await read();
    if (reading.state === 'unreadable') return 'unknown';
    return reading.state === 'none' ? [] : machineConnections(reading.policy, machineEntry);
  });
  const saved = createConnections({ settings, keys, uuid: randomUUID });
  const connections = createAllowedConnections(saved, read);
  const preferences = createPreferencesStore(settings, read);
  return {
    connections,
    policy: {
      read,
      state: async () => policyState(read, await connections.list()),
      onChange: changes.on,
    },
    preferences,
  };
}
