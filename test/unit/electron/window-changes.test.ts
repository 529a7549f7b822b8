import { expect, it } from 'vitest';
import { createPreferencesStore } from '../../../src/main/core/policy/preferences-store.ts';
import { parseSettings } from '../../../src/main/core/settings/settings.ts';
import type { SendEvent } from '../../../src/main/electron/event-sender.ts';
import { sendChanges, type ChangeSources } from '../../../src/main/electron/window-changes.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';
import { settle } from '../core/support/hand-clock.ts';

const deaf = () => () => undefined;
const state = { state: 'applies', machine: [], refused: [] } as const;

/** A window that hears news, on a machine whose policy the test says. */
function createHearing() {
  const heard: [string, unknown][] = [];
  const locks: { theme?: 'dark' } = {};
  const listeners: (() => void)[] = [];
  const preferences = createPreferencesStore(
    { read: async () => parseSettings(''), update: async () => err({ code: 'bug' }) },
    async () => ({ state: 'applies', policy: { preferences: { locked: locks } } }),
  );
  const sources: ChangeSources = {
    ...{ notices: { onChange: deaf }, codes: { onChange: deaf }, preferences },
    ...{ accounts: { onChange: deaf } },
    policy: {
      onChange(listener) {
        listeners.push(listener);
        return () => undefined;
      },
    },
    ...{ launches: { list: () => [], onChange: deaf }, links: { onChange: deaf } },
    plannedStops: { onChange: deaf },
    handlers: {
      connections: { list: async () => ok([]) },
      policy: { state: async () => ok({ ...state, machine: [], refused: [] }) },
    },
    onWindowEvent: deaf,
  };
  const send: SendEvent = (group, name, payload) => void heard.push([`${group}.${name}`, payload]);
  const { refresh } = sendChanges(sources, send, () => undefined);
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return { changed, locks, heard, refresh };
}

it('tells the window at once what a policy that has changed leaves', async () => {
  const { changed, heard } = createHearing();
  changed();
  await settle();
  expect(heard).toEqual([
    ['connections.changed', []],
    ['policy.changed', state],
  ]);
});

it('tells what is locked where it looks again, and no more than once', async () => {
  const { locks, heard, refresh } = createHearing();
  locks.theme = 'dark';
  refresh();
  refresh();
  await settle();
  expect(heard.filter(([name]) => name === 'preferences.changed')).toEqual([
    ['preferences.changed', expect.objectContaining({ locked: ['theme'] })],
  ]);
});
