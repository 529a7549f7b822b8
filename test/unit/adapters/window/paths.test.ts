import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPaths, refusedHome } from '../../../../src/main/adapters/window/paths.ts';

const user = homedir();

describe('on Linux', () => {
  it('the paths are those of XDG by default', () => {
    const paths = readPaths('linux', {});
    expect(paths).toMatchObject({
      settings: join(user, '.config/stagedoor/settings.json'),
      sealed: join(user, '.config/stagedoor/sealed'),
      handover: join(user, '.local/state/stagedoor/handover'),
      logs: join(user, '.local/state/stagedoor/logs'),
    });
    expect(paths.electron('window')).toBe(join(user, '.config/stagedoor/electron/window'));
  });

  it('the paths follow XDG variables', () => {
    const env = { XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s' };
    expect(readPaths('linux', env)).toMatchObject({
      settings: join('/c/stagedoor/settings.json'),
      handover: join('/s/stagedoor/handover'),
      logs: join('/s/stagedoor/logs'),
    });
  });

  it.each(['', 'config', './config', '~/config', '../up'])(
    'a variable with the value %j, which is not an absolute path, is ignored',
    (value) => {
      const env = { XDG_CONFIG_HOME: value, XDG_STATE_HOME: value, XDG_RUNTIME_DIR: value };
      const { electron: _electron, ...paths } = readPaths('linux', env);
      const { electron: _other, ...defaults } = readPaths('linux', {});
      expect(paths).toEqual(defaults);
    },
  );
});

describe('on macOS', () => {
  it('the paths are in the library, whatever XDG says', () => {
    const library = join(user, 'Library');
    expect(readPaths('darwin', { XDG_CONFIG_HOME: '/c' })).toMatchObject({
      settings: join(library, 'Application Support/Stagedoor/settings.json'),
      handover: join(library, 'Application Support/Stagedoor/handover'),
      logs: join(library, 'Logs/Stagedoor/logs'),
    });
  });
});

describe('on Windows', () => {
  it('settings are in the roaming folder, other data in the local one', () => {
    const env = { APPDATA: '/roaming', LOCALAPPDATA: '/local' };
    const paths = readPaths('win32', env);
    expect(paths).toMatchObject({
      settings: join('/roaming/Stagedoor/settings.json'),
      handover: join('/local/Stagedoor/handover'),
      logs: join('/local/Stagedoor/logs'),
    });
    expect(paths.electron('command')).toBe(join('/local/Stagedoor/electron/command'));
  });

  it('the paths are in the standard folders by default', () => {
    expect(readPaths('win32', {}).settings).toBe(
      join(user, 'AppData', 'Roaming', 'Stagedoor', 'settings.json'),
    );
  });
});

describe('STAGEDOOR_HOME', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('moves everything on %s', (platform) => {
    const env = { STAGEDOOR_HOME: '/moved', XDG_RUNTIME_DIR: '/run', APPDATA: '/roaming' };
    const paths = readPaths(platform, env);
    expect([paths.settings, paths.sealed, paths.handover, paths.logs]).toEqual([
      join('/moved/settings.json'),
      join('/moved/sealed'),
      join('/moved/handover'),
      join('/moved/logs'),
    ]);
    expect(paths.electron('window')).toBe(join('/moved/electron/window'));
  });

  it.each(['moved', './moved', '~/moved', ' /moved'])(
    'with the relative path %j is refused',
    (value) => {
      expect(refusedHome({ STAGEDOOR_HOME: value })).toBe(value);
    },
  );

  it.each([undefined, '', '/moved'])('with the value %j is not refused', (value) => {
    expect(refusedHome(value === undefined ? {} : { STAGEDOOR_HOME: value })).toBeUndefined();
  });

  it('that is empty counts as not set', () => {
    expect(readPaths('linux', { STAGEDOOR_HOME: '' }).settings).toBe(
      readPaths('linux', {}).settings,
    );
  });

  it('gives each use of Electron its own folder', () => {
    const { electron } = readPaths('linux', { STAGEDOOR_HOME: '/moved' });
    const uses = ['window', 'command', 'practice-viewer'] as const;
    expect(new Set(uses.map(electron)).size).toBe(3);
  });
});
