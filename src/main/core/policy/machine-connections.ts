import type { Connection } from '../../../shared/connections/connection.ts';
import { ok } from '../../../shared/base/failure.ts';
import { withoutStrays, type Settings, type SettingsStore } from '../settings/settings.ts';

/** The connections that the machine's policy provides; `unknown` while the policy cannot be followed. */
export type Machine = readonly Connection[] | 'unknown';

/**
 * Settings together with the machine's connections, which come first. A user's connection with the same id is
 * hidden while the machine provides one. The machine's connections are not written to the settings; consent and
 * favorites for them are. While the connections are unknown, consent and favorites are not removed.
 */
export function withMachine(store: SettingsStore, machine: () => Promise<Machine>): SettingsStore {
  return {
    async read() {
      const provided = await machine();
      const read = await store.read();
      return { ...read, settings: withProvided(read.settings, provided) };
    },
    async update(change) {
      const provided = await machine();
      const saved = await store.update((now) => {
        const before = withProvided(now, provided);
        const after = change(before);
        return after === before ? now : withoutProvided(after, now, provided);
      });
      return saved.ok ? ok(withProvided(saved.value, provided)) : saved;
    },
  };
}

function withProvided(saved: Settings, machine: Machine): Settings {
  if (machine === 'unknown') return saved;
  const settings = withoutStrays(saved, new Set(machine.map(({ id }) => id)));
  if (machine.length === 0) return settings;
  const own = settings.connections.filter((one) => !isOf(machine, one));
  return { ...settings, connections: [...machine, ...own] };
}

function withoutProvided(after: Settings, now: Settings, machine: Machine): Settings {
  if (machine === 'unknown') return after;
  const hidden = now.connections.filter((one) => isOf(machine, one));
  const own = after.connections.filter((one) => !isOf(machine, one));
  return { ...after, connections: [...hidden, ...own] };
}

const isOf = (machine: readonly Connection[], { id }: Connection): boolean =>
  machine.some((one) => one.id === id);
