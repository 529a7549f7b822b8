import { describe, expect, it } from 'vitest';
import {
  feedName,
  installationKind,
  isFileFor,
  type InstallationFacts,
} from '../../../../src/main/core/updates/installation-kind.ts';

const kindOf = (
  as: Partial<InstallationFacts> & Pick<InstallationFacts, 'platform' | 'executable'>,
) => installationKind({ env: {}, canWrite: () => true, isThere: () => true, ...as });

describe('on Linux', () => {
  const image = { APPIMAGE: '/home/m/Stagedoor.AppImage', APPDIR: '/tmp/.mount_1' };
  const linux = { platform: 'linux', executable: '/tmp/.mount_1/stagedoor', env: image } as const;

  it('an AppImage of the user is updated by Stagedoor', () => {
    expect(kindOf(linux)).toEqual({ kind: 'app-image', path: '/home/m/Stagedoor.AppImage' });
  });

  it.each([
    ['that the user cannot write to', (path: string) => !path.endsWith('.AppImage')],
    ['in a folder that the user cannot write to', (path: string) => path.endsWith('.AppImage')],
  ])('an AppImage %s is updated by an administrator', (_, canWrite) => {
    expect(kindOf({ ...linux, canWrite })).toEqual({ kind: 'others', by: 'administrator' });
  });

  it.each([
    ['/opt/Stagedoor/stagedoor', 'package-manager'],
    ['/usr/lib/stagedoor/stagedoor', 'package-manager'],
    ['/home/m/stagedoor-1.0/stagedoor', 'user'],
  ])('%s is updated by the %s, whatever the environment contains', (executable, by) => {
    for (const env of [{}, image, { APPIMAGE: '/home/m/notes.txt', APPDIR: '/' }])
      expect(kindOf({ platform: 'linux', executable, env })).toEqual({ kind: 'others', by });
  });
});

describe('on Windows', () => {
  const local = 'C:\\Users\\m\\AppData\\Local';
  const own = `${local}\\Programs\\Stagedoor\\Stagedoor.exe`;
  const windows = { platform: 'win32', executable: own, env: { LOCALAPPDATA: local } } as const;

  it('an installation by the installer for this user is updated by Stagedoor', () => {
    expect(kindOf(windows)).toEqual({ kind: 'installer' });
  });

  it.each([
    ['for all users', { executable: 'C:\\Program Files\\Stagedoor\\Stagedoor.exe' }],
    ['without its uninstaller', { isThere: () => false }],
    ['without LOCALAPPDATA', { env: {} }],
    [
      'in a folder with the same beginning',
      { executable: `${local}\\Programs2\\S\\Stagedoor.exe` },
    ],
  ])('an installation %s is updated by the administrator', (_, more) => {
    expect(kindOf({ ...windows, ...more })).toEqual({ kind: 'others', by: 'administrator' });
  });
});

describe('on macOS', () => {
  it('an installation is updated by the user', () => {
    const executable = '/Applications/Stagedoor.app/Contents/MacOS/Stagedoor';
    expect(kindOf({ platform: 'darwin', executable })).toEqual({ kind: 'others', by: 'user' });
  });
});

describe('a feed', () => {
  it('has a name for each system and processor', () => {
    expect(feedName('win32', 'x64')).toBe('latest.json');
    expect(feedName('darwin', 'arm64')).toBe('latest-mac.json');
    expect(feedName('linux', 'x64')).toBe('latest-linux.json');
    expect(feedName('linux', 'arm64')).toBe('latest-linux-arm64.json');
  });

  it.each([
    ['app-image', 'x64', 'stagedoor-1.3.0-linux-x86_64.AppImage', true],
    ['app-image', 'x64', 'stagedoor-1.3.0-linux-arm64.AppImage', false],
    ['app-image', 'arm64', 'stagedoor-1.3.0-linux-arm64.AppImage', true],
    ['app-image', 'x64', 'stagedoor-1.3.0-win-x64.exe', false],
    ['installer', 'x64', 'stagedoor-1.3.0-win-x64.exe', true],
    ['installer', 'x64', 'stagedoor-1.3.0-win-x64.msi', false],
  ] as const)('accepts for an %s on %s the file %s: %s', (kind, arch, name, expected) => {
    expect(isFileFor(kind, arch, name)).toBe(expected);
  });
});
