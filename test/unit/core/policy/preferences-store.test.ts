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

/** Preferences in a settings file in memory, under a policy that the test can change. */
function createSetup(policy: PolicyResult = NO_POLICY) {
  let text = settingsText(NO_SETTINGS);
  const machine = { policy, isFull: false };
  const reported: unknown[] = [];
  const store = createPreferencesStore(
    {
      read: async () => parseSettings(text),
      update: async (change) => {
        const changed = change(parseSettings(text).settings);
        if (machine.isFull) return err({ code: 'settings-unwritable', why: 'full' });
        text = settingsText(changed);
        return ok(changed);
      },
    },
    async () => machine.policy,
  );
  store.onChange((now) => reported.push(now.values.theme));
  return { store, machine, reported };
}

const locks: PolicyResult = {
  state: 'applies',
  policy: { preferences: { locked: { theme: 'dark' } } },
};

describe('preferences', () => {
  it('are saved, and reported when they change', async () => {
    const { store, reported } = createSetup();
    const set = await store.set({ theme: 'dark' });
    expect(set).toMatchObject({ ok: true, value: { values: { theme: 'dark' }, locked: [] } });
    expect((await store.read()).values).toEqual({ ...DEFAULT_PREFERENCES, theme: 'dark' });
    await store.set({ theme: 'dark' });
    expect(reported).toEqual(['dark']);
  });

  it('that are locked are not changed, nor are others in the same request', async () => {
    const { store } = createSetup(locks);
    expect(await store.set({ theme: 'light', language: 'fr' })).toEqual(
      err({ code: 'not-allowed-by-policy', rule: 'preference' }),
    );
    expect(await store.read()).toMatchObject({
      values: { theme: 'dark', language: 'system' },
      locked: ['theme'],
    });
  });

  it('changed by a new policy are reported on refresh', async () => {
    const { store, machine, reported } = createSetup();
    await store.refresh();
    machine.policy = locks;
    await store.refresh();
    await store.refresh();
    expect(reported).toEqual(['system', 'dark']);
  });

  it('can be set while the policy is unreadable', async () => {
    const { store } = createSetup(unreadable('unfit'));
    expect((await store.set({ theme: 'light' })).ok).toBe(true);
    expect((await store.read()).locked).toEqual([]);
  });

  it('that cannot be saved are not reported', async () => {
    const { store, machine, reported } = createSetup();
    machine.isFull = true;
    expect(await store.set({ theme: 'dark' })).toMatchObject({ failure: { why: 'full' } });
    expect(reported).toEqual([]);
  });
});
