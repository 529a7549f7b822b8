import { expect, it } from 'vitest';
import { createPreferencesStore } from '../../../src/main/core/policy/preferences-store.ts';
import { parseSettings } from '../../../src/main/core/settings/settings.ts';
import type { SendEvent } from '../../../src/main/electron/event-sender.ts';
import { sendChanges, type ChangeSources } from '../../../src/main/electron/window-changes.ts';
import { ok, err } from '../../../src/shared/base/failure.ts';
import { settle } from '../core/support/hand-clock.ts';

const neverChanges = () => () => undefined;
const state = { state: 'applies', machine: [], refused: [] } as const;

/** A window that receives events, on a machine whose policy the test sets. */
function createWindow() {
  const sent: [string, unknown][] = [];
  const locks: { theme?: 'dark' } = {};
  const listeners: (() => void)[] = [];
  const preferences = createPreferencesStore(
    { read: async () => parseSettings(''), update: async () => err({ code: 'bug' }) },
    async () => ({ state: 'applies', policy: { preferences: { locked: locks } } }),
  );
  const sources: ChangeSources = {
    notices: { onChange: neverChanges },
    mfaPrompts: { onChange: neverChanges },
    preferences,
    accounts: { onChange: neverChanges },
    policy: {
      onChange(listener) {
        listeners.push(listener);
        return () => undefined;
      },
    },
    launches: { list: () => [], onChange: neverChanges },
    links: { onChange: neverChanges },
    plannedStops: { onChange: neverChanges },
    handlers: {
      connections: { list: async () => ok([]) },
      policy: { state: async () => ok({ ...state, machine: [], refused: [] }) },
    },
    onWindowEvent: neverChanges,
  };
  const send: SendEvent = (group, name, payload) => void sent.push([`${group}.${name}`, payload]);
  const { refresh } = sendChanges(sources, send, () => undefined);
  const changed = () => {
    for (const listener of listeners) listener();
  };
  return { changed, locks, sent, refresh };
}

it('the window gets the new connections and policy as soon as the policy changes', async () => {
  const { changed, sent } = createWindow();
  changed();
  await settle();
  expect(sent).toEqual([
    ['connections.changed', []],
    ['policy.changed', state],
  ]);
});

it('the window gets newly locked preferences once after a refresh', async () => {
  const { locks, sent, refresh } = createWindow();
  locks.theme = 'dark';
  refresh();
  refresh();
  await settle();
  expect(sent.filter(([name]) => name === 'preferences.changed')).toEqual([
    ['preferences.changed', expect.objectContaining({ locked: ['theme'] })],
  ]);
});
