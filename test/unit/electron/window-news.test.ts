import { expect, it } from 'vitest';
import { createPreferencesStore } from '../../../src/main/core/preferences-store.ts';
import { parseSettings } from '../../../src/main/core/settings.ts';
import type { SendNews } from '../../../src/main/electron/news.ts';
import { connectNews, type NewsWorld } from '../../../src/main/electron/window-news.ts';
import { done, failed } from '../../../src/shared/failure.ts';
import type { SomePreferences } from '../../../src/shared/preferences.ts';
import { settle } from '../core/hand-clock.ts';

const deaf = () => () => undefined;
const state = { state: 'applies', machine: [], refused: [] } as const;

/** A window that hears news, on a machine whose policy locks what the test says. */
function createHearing() {
  const heard: [string, unknown][] = [];
  const policy: { locked: SomePreferences; changed: () => void } = {
    ...{ locked: {}, changed: () => undefined },
  };
  const preferences = createPreferencesStore(
    { read: async () => parseSettings(''), update: async () => failed({ code: 'bug' }) },
    async () => ({ state: 'applies', policy: { preferences: { locked: policy.locked } } }),
  );
  const world: NewsWorld = {
    services: {
      ...{ notices: { onChange: deaf }, signingIn: { codes: { onChange: deaf } }, preferences },
      policy: {
        onChange(listener) {
          policy.changed = listener;
          return () => undefined;
        },
      },
    },
    ...{ launches: { list: () => [], onChange: deaf }, links: { onChange: deaf } },
    calls: {
      connections: { list: async () => done([]) },
      policy: { state: async () => done({ ...state, machine: [], refused: [] }) },
    },
    listen: () => undefined,
  };
  const send: SendNews = (group, name, payload) => void heard.push([`${group}.${name}`, payload]);
  const { lookAgain } = connectNews(world, send, () => undefined);
  return { policy, heard, lookAgain };
}

it('tells the window at once what a policy that has changed leaves, and what it locks', async () => {
  const { policy, heard } = createHearing();
  policy.locked = { theme: 'dark' };
  policy.changed();
  await settle();
  expect(Object.fromEntries(heard)).toEqual({
    'connections.changed': [],
    'policy.changed': state,
    'preferences.changed': expect.objectContaining({ locked: ['theme'] }) as unknown,
  });
});

it('tells preferences only where others hold than were told', async () => {
  const { heard, lookAgain } = createHearing();
  lookAgain();
  lookAgain();
  await settle();
  expect(heard.filter(([name]) => name === 'preferences.changed')).toHaveLength(1);
});
