import { describe, expect, it } from 'vitest';
import { createDesktopSource } from '../../../../src/main/core/desktop/desktop-preferences.ts';
import {
  NO_POLICY,
  ruleNames,
  unreadable,
  type PolicyResult,
} from '../../../../src/main/core/policy/policy.ts';
import { updateSource } from '../../../../src/main/core/updates/update-source.ts';
import { withViewingDefaults } from '../../../../src/main/core/viewer/viewing.ts';
import type { Connection } from '../../../../src/shared/connections/connection.ts';
import {
  DEFAULT_PREFERENCES,
  type PreferencesAnswer,
} from '../../../../src/shared/settings/preferences.ts';
import { connectionId } from '../support/fakes.ts';

const under = (updates: object): PolicyResult => ({ state: 'applies', policy: { updates } });

describe('the source of updates', () => {
  const built = { feed: 'https://built.example/', hasKeys: true, isPackaged: true };
  const on = { checkForUpdates: true };

  it('is the build’s feed, or the policy’s if it names one', () => {
    expect(updateSource(built, NO_POLICY, on)).toEqual({
      folder: new URL('https://built.example/'),
    });
    const policy = under({ feed: 'https://inside.example/stagedoor' });
    const folder = new URL('https://inside.example/stagedoor');
    expect(updateSource(built, policy, on)).toEqual({ folder });
    expect(updateSource({ ...built, feed: undefined }, policy, on)).toEqual({ folder });
  });

  it.each([
    ['the policy forbids it', built, under({ enabled: false }), on, 'policy'],
    ['the policy is unreadable', built, unreadable('unfit'), on, 'policy'],
    ['the user has switched it off', built, under({}), { checkForUpdates: false }, 'preference'],
    ['no feed was built in', { ...built, feed: undefined }, NO_POLICY, on, 'not-configured'],
    [
      'no key was built in',
      { ...built, hasKeys: false },
      under({ feed: 'https://inside.example' }),
      on,
      'not-configured',
    ],
    [
      'the program is not packaged',
      { ...built, isPackaged: false },
      NO_POLICY,
      on,
      'not-configured',
    ],
  ] as const)('is off if %s', (_, build, policy, preferences, off) => {
    expect(updateSource(build, policy, preferences)).toEqual({ off });
  });
});

describe('the viewing defaults', () => {
  const practice: Connection = { id: connectionId('try-it'), name: 'Try it', kind: 'practice' };
  const host: Connection = {
    id: connectionId('host'),
    name: 'Host',
    kind: 'direct',
    host: 'dcv-7.pier.example',
    port: 8443,
    session: 'console',
  };
  const preferred = { fullscreen: true, transport: 'quic' } as const;

  it('apply if the connection does not set them', () => {
    expect(withViewingDefaults(host, preferred)).toEqual({
      ...host,
      display: { fullscreen: true },
      transport: 'quic',
    });
    expect(withViewingDefaults(practice, preferred)).toEqual({
      ...practice,
      display: { fullscreen: true },
    });
  });

  it('do not override the settings of the connection', () => {
    const own: Connection = {
      ...host,
      display: { fullscreen: false, yuv444: true },
      transport: 'auto',
    };
    expect(withViewingDefaults(own, preferred)).toEqual(own);
  });
});

describe('the desktop', () => {
  it('follows the preferences when they change', () => {
    let notify: (now: PreferencesAnswer) => void = () => {};
    const source = createDesktopSource({
      onChange(listener) {
        notify = listener;
        return () => {};
      },
    });
    const reported: boolean[] = [];
    source.onChange(({ trayIcon }) => reported.push(trayIcon));
    expect(source.current().trayIcon).toBe(true);
    notify({ values: { ...DEFAULT_PREFERENCES, trayIcon: false }, locked: [] });
    expect(source.current().trayIcon).toBe(false);
    expect(reported).toEqual([false]);
  });
});

describe('a policy', () => {
  it('is logged by the names of its rules, never by their values', () => {
    const names = ruleNames({
      version: 1,
      certificates: 'strict',
      connections: [],
      allow: { hosts: ['secret.pier.example'], kinds: [] },
    });
    expect(names).toEqual(['certificates', 'connections', 'allow.hosts', 'allow.kinds']);
  });
});
