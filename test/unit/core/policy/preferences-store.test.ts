import { describe, expect, it } from 'vitest';
import {
  NO_POLICY,
  unreadable,
  type PolicyResult,
} from '../../../../src/main/core/policy/policy.ts';
import { createPreferencesStore } from '../../../../src/main/core/policy/preferences-store.ts';
import {
  NO_SETTINGS,
  parseSettings,
  settingsText,
} from '../../../../src/main/core/settings/settings.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { DEFAULT_PREFERENCES } from '../../../../src/shared/settings/preferences.ts';

/** Preferences in a settings file in memory, under a policy that the test changes. */
function createWorld(policy: PolicyResult = NO_POLICY) {
  let text = settingsText(NO_SETTINGS);
  const world = { policy, isFull: false };
  const told: unknown[] = [];
  const store = createPreferencesStore(
    {
      read: async () => parseSettings(text),
      update: async (change) => {
        const changed = change(parseSettings(text).settings);
        if (world.isFull) return err({ code: 'settings-unwritable', why: 'full' });
        text = settingsText(changed);
        return ok(changed);
      },
    },
    async () => world.policy,
  );
  store.onChange((now) => told.push(now.values.theme));
  return { store, world, told };
}

const locks: PolicyResult = {
  state: 'applies',
  policy: { preferences: { locked: { theme: 'dark' } } },
};

describe('preferences', () => {
  it('are kept, and reported when they change', async () => {
    const { store, told } = createWorld();
    const set = await store.set({ theme: 'dark' });
    expect(set).toMatchObject({ ok: true, value: { values: { theme: 'dark' }, locked: [] } });
    expect((await store.read()).values).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark' });
    await store.set({ theme: 'dark' });
    expect(told).toEqual(['dark']);
  });

  it('that are locked are not changed, nor what is asked for beside them', async () => {
    const { store } = createWorld(locks);
    expect(await store.set({ theme: 'light', language: 'fr' })).toEqual(
      err({ code: 'not-allowed-by-policy', rule: 'preference' }),
    );
    expect(await store.read()).toMatchObject({
      values: { theme: 'dark', language: 'system' },
      locked: ['theme'],
    });
  });

  it('that a policy changes from outside are reported when they are looked at', async () => {
    const { store, world, told } = createWorld();
    await store.refresh();
    world.policy = locks;
    await store.refresh();
    await store.refresh();
    expect(told).toEqual(['system', 'dark']);
  });

  it('are the user’s own while the policy cannot be followed', async () => {
    const { store } = createWorld(unreadable('unfit'));
    expect((await store.set({ theme: 'light' })).ok).toBe(true);
    expect((await store.read()).locked).toEqual([]);
  });

  it('that cannot be saved are not told', async () => {
    const { store, world, told } = createWorld();
    world.isFull = true;
    expect(await store.set({ theme: 'dark' })).toMatchObject({ failure: { why: 'full' } });
    expect(told).toEqual([]);
  });
});
