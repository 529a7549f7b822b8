import { createEmitter } from '../core/base/emitter.ts';
import { randomUUID } from 'node:crypto';
import type { AskWindows } from '../adapters/base/windows-helper.ts';
import { createMachinePolicy, machineEntry } from '../adapters/policy/machine-policy.ts';
import type { Paths } from '../adapters/window/paths.ts';
import { createSettingsFile } from '../adapters/settings/settings-file.ts';
import type { Platform } from '../adapters/viewer/viewer-paths.ts';
import { createAllowedConnections, policyState } from '../core/connections/allowed-connections.ts';
import type { Clock } from '../core/base/clock.ts';
import { createConnections, type Connections } from '../core/connections/connections.ts';
import type { KeyStore } from '../core/secrets/keys.ts';
import type { Log } from '../core/base/log.ts';
import { withMachine } from '../core/policy/machine-connections.ts';
import { storeReports, type Notices } from '../core/base/notices.ts';
import { isOfMachine, machineConnections, type PolicyResult } from '../core/policy/policy.ts';
import { createPreferencesStore, type PreferencesStore } from '../core/policy/preferences-store.ts';
import type { MachinePolicy } from '../core/policy/policy.ts';
import { omitUndefined } from '../../shared/base/omit-undefined.ts';

export interface PolicyMachine {
  readonly platform: Platform;
  readonly paths: Pick<Paths, 'policy' | 'policyOwners' | 'settings'>;
  readonly keys: KeyStore;
  readonly notices: Notices;
  readonly clock: Clock;
  readonly log: Log;
  readonly askWindows: AskWindows;
}

/** Combines the settings with the machine's policy: connections and preferences within its limits. */
export function composePolicy(machine: PolicyMachine): {
  /** The connections that the policy allows. */
  readonly connections: Connections;
  readonly policy: MachinePolicy;
  readonly preferences: PreferencesStore;
} {
  const { platform, paths, keys, notices, clock, log, askWindows } = machine;
  const changes = createEmitter();
  const applyPolicy = (result: PolicyResult) => {
    // Its preferences apply immediately, even if no window is open to refresh them.
    void preferences.refresh();
    changes.emit();
    notices.dismiss('policy');
    if (result.state === 'unreadable')
      notices.add({ id: 'policy', about: 'policy', failure: result.failure });
  };
  const read = createMachinePolicy({
    platform,
    path: paths.policy,
    clock,
    log,
    askWindows,
    onChanged: applyPolicy,
    ...omitUndefined({ owners: paths.policyOwners }),
  });
  const file = createSettingsFile({
    path: paths.settings,
    log,
    onDamaged: storeReports(notices, 'settings').onDamaged,
  });
  const settings = withMachine(file, async () => {
    const result = await read();
    if (result.state === 'unreadable') return 'unknown';
    return result.state === 'none' ? [] : machineConnections(result.policy, machineEntry);
  });
  const saved = createConnections({
    settings,
    keys,
    uuid: randomUUID,
    ownerOf: async (id) => {
      const result = await read();
      const isMachines = result.state === 'applies' && isOfMachine(result.policy, id);
      return isMachines ? 'machine' : 'user';
    },
  });
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
