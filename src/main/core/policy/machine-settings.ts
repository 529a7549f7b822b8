import type { Connection } from '../../../shared/connections/connection.ts';
import { ok } from '../../../shared/base/failure.ts';
import { withoutStrays, type Settings, type SettingsStore } from '../settings/settings.ts';

/** The connections that come with the machine; `unknown` while its policy cannot be followed. */
export type Machine = readonly Connection[] | 'unknown';

/**
 * Settings as they are used on a machine with connections of its own: those come first, and one of the
 * user's with the same id is not seen while they are there. Nothing of them is written; what the user adds
 * to them (consent, favourites) is. While they are unknown, nothing of that is taken for stray.
 */
export function withMachine(store: SettingsStore, machine: () => Promise<Machine>): SettingsStore {
  return {
    async read() {
      const theirs = await machine();
      const { settings, state } = await store.read();
      return { settings: seen(settings, theirs), state };
    },
    async update(change) {
      const theirs = await machine();
      const saved = await store.update((now) => {
        const before = seen(now, theirs);
        const after = change(before);
        return after === before ? now : written(after, now, theirs);
      });
      return saved.ok ? ok(seen(saved.value, theirs)) : saved;
    },
  };
}

function seen(saved: Settings, machine: Machine): Settings {
  if (machine === 'unknown') return saved;
  const settings = withoutStrays(saved, new Set(machine.map(({ id }) => id)));
  if (machine.length === 0) return settings;
  const own = settings.connections.filter((one) => !isOf(machine, one));
  return { ...settings, connections: [...machine, ...own] };
}

function written(after: Settings, now: Settings, machine: Machine): Settings {
  if (machine === 'unknown') return after;
  const hidden = now.connections.filter((one) => isOf(machine, one));
  const own = after.connections.filter((one) => !isOf(machine, one));
  return { ...after, connections: [...hidden, ...own] };
}

const isOf = (machine: readonly Connection[], { id }: Connection): boolean =>
  machine.some((one) => one.id === id);
