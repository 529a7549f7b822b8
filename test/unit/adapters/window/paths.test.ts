import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPaths } from '../../../../src/main/adapters/window/paths.ts';

const user = homedir();

describe('on Linux', () => {
  it('places are those of XDG where nothing is said', () => {
    const places = readPaths('linux', {});
    expect(places).toMatchObject({
      settings: join(user, '.config/stagedoor/settings.json'),
      sealed: join(user, '.config/stagedoor/sealed'),
      handover: join(user, '.local/state/stagedoor/handover'),
      logs: join(user, '.local/state/stagedoor/logs'),
    });
    expect(places.electron('window')).toBe(join(user, '.config/stagedoor/electron/window'));
  });

  it('places follow XDG variables', () => {
    const env = { XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s' };
    expect(readPaths('linux', env)).toMatchObject({
      settings: join('/c/stagedoor/settings.json'),
      handover: join('/s/stagedoor/handover'),
      logs: join('/s/stagedoor/logs'),
    });
  });

  it.each(['', 'config', './config', '~/config', '../up'])(
    'a variable that says %j, which is no absolute path, counts as none',
    (value) => {
      const env = { XDG_CONFIG_HOME: value, XDG_STATE_HOME: value, XDG_RUNTIME_DIR: value };
      const { electron: _electron, ...places } = readPaths('linux', env);
      const { electron: _other, ...usual } = readPaths('linux', {});
      expect(places).toEqual(usual);
    },
  );
});

describe('on macOS', () => {
  it('places are in the library, whatever XDG says', () => {
    const library = join(user, 'Library');
    expect(readPaths('darwin', { XDG_CONFIG_HOME: '/c' })).toMatchObject({
      settings: join(library, 'Application Support/Stagedoor/settings.json'),
      handover: join(library, 'Application Support/Stagedoor/handover'),
      logs: join(library, 'Logs/Stagedoor/logs'),
    });
  });
});

describe('on Windows', () => {
  it('settings roam, and what belongs to one machine does not', () => {
    const env = { APPDATA: '/roaming', LOCALAPPDATA: '/local' };
    const places = readPaths('win32', env);
    expect(places).toMatchObject({
      settings: join('/roaming/Stagedoor/settings.json'),
      handover: join('/local/Stagedoor/handover'),
      logs: join('/local/Stagedoor/logs'),
    });
    expect(places.electron('command')).toBe(join('/local/Stagedoor/electron/command'));
  });

  it('places are in the usual folders where nothing is said', () => {
    expect(readPaths('win32', {}).settings).toBe(
      join(user, 'AppData', 'Roaming', 'Stagedoor', 'settings.json'),
    );
  });
});

describe('STAGEDOOR_HOME', () => {
  it.each(['linux', 'darwin', 'win32'] as const)('moves everything on %s', (platform) => {
    const env = { STAGEDOOR_HOME: '/moved', XDG_RUNTIME_DIR: '/run', APPDATA: '/roaming' };
    const places = readPaths(platform, env);
    expect([places.settings, places.sealed, places.handover, places.logs]).toEqual([
      join('/moved/settings.json'),
      join('/moved/sealed'),
      join('/moved/handover'),
      join('/moved/logs'),
    ]);
    expect(places.electron('window')).toBe(join('/moved/electron/window'));
  });

  it.each(['', 'moved', './moved'])('that is %j counts as none', (value) => {
    expect(readPaths('linux', { STAGEDOOR_HOME: value }).settings).toBe(
      readPaths('linux', {}).settings,
    );
  });

  it('gives each use of Electron a folder of its own', () => {
    const { electron } = readPaths('linux', { STAGEDOOR_HOME: '/moved' });
    const uses = ['window', 'command', 'practice-viewer'] as const;
    expect(new Set(uses.map(electron)).size).toBe(3);
  });
});
