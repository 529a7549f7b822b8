import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changed,
  effectivePreferences,
  namesIn,
  readPreferences,
} from '../../../../src/main/core/settings/preferences.ts';
import {
  parseSettings,
  settingsText,
  NO_SETTINGS,
} from '../../../../src/main/core/settings/settings.ts';
import {
  PREFERENCE_NAMES,
  DEFAULT_PREFERENCES,
} from '../../../../src/shared/settings/preferences.ts';

describe('preferences', () => {
  it('are the defaults if nothing is set', () => {
    expect(effectivePreferences({})).toEqual({ values: DEFAULT_PREFERENCES, locked: [] });
    expect(DEFAULT_PREFERENCES).toMatchObject({
      language: 'system',
      theme: 'system',
      startAtLogin: false,
      trayIcon: true,
      checkForUpdates: true,
      logLevel: 'info',
      display: {},
    });
  });

  it('that are damaged fall back to their defaults one by one', () => {
    const kept = {
      theme: 'pink',
      language: 'fr',
      trayIcon: 'yes',
      colour: 'red',
      notifications: { ready: 'no', failed: false },
      display: { fullscreen: true, transport: 'pigeon' },
    };
    expect(readPreferences(kept)).toEqual({
      language: 'fr',
      notifications: { failed: false },
      display: { fullscreen: true },
    });
    expect(effectivePreferences(kept).values).toMatchObject({
      theme: 'system',
      language: 'fr',
      trayIcon: true,
      notifications: { ready: true, failed: false },
    });
  });

  it.each([
    ['a list', []],
    ['a string', 'dark'],
    ['null', null],
  ])('that are %s in the file do not affect the connections', (_, preferences) => {
    const text = JSON.stringify({
      connections: [{ id: 'try-it', name: 'Try it', kind: 'practice' }],
      preferences,
    });
    const { settings, state } = parseSettings(text);
    expect(state).toBe('well');
    expect(settings.connections).toHaveLength(1);
    expect(effectivePreferences(settings.preferences).values).toEqual(DEFAULT_PREFERENCES);
  });

  it('are complete, whatever the file contains', () => {
    const names = fc.constantFrom(...PREFERENCE_NAMES, 'notifications', 'display', '__proto__');
    fc.assert(
      fc.property(fc.dictionary(names, fc.jsonValue()), (kept) => {
        const { values } = effectivePreferences(kept);
        expect(Object.keys(values)).toEqual(Object.keys(DEFAULT_PREFERENCES));
      }),
    );
  });

  it('can be changed and reset, which keeps fields of other versions', () => {
    const kept = { colour: 'red', display: { fullscreen: true, later: 1 }, theme: 'pink' };
    const next = changed(kept, {
      theme: 'dark',
      display: { fullscreen: null, yuv444: true },
      notifications: { ready: false },
    });
    expect(next).toEqual({
      colour: 'red',
      theme: 'dark',
      display: { later: 1, yuv444: true },
      notifications: { ready: false },
    });
    const text = settingsText({ ...NO_SETTINGS, preferences: next });
    expect(parseSettings(text).settings.preferences).toEqual(next);
  });
});

describe('a policy', () => {
  it('locks some preferences and sets the defaults of others', () => {
    const rules = {
      defaults: { theme: 'dark', language: 'ja', display: { transport: 'quic' } },
      locked: { logLevel: 'debug', notifications: { failed: true } },
    } as const;
    const kept = { theme: 'light', logLevel: 'info', notifications: { failed: false } };
    const { values, locked } = effectivePreferences(kept, rules);
    expect(values).toMatchObject({
      theme: 'light',
      language: 'ja',
      logLevel: 'debug',
      display: { transport: 'quic' },
      notifications: { failed: true, ready: true },
    });
    expect(locked).toEqual(['logLevel', 'notifications.failed']);
  });

  it('is compared with a change by the names the change touches', () => {
    expect(namesIn({ theme: 'dark', display: { fullscreen: null } })).toEqual([
      'theme',
      'display.fullscreen',
    ]);
  });
});
