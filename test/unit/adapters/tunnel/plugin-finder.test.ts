import { describe, expect, it } from 'vitest';
import { findPlugin, isNewEnough } from '../../../../src/main/adapters/tunnel/plugin-finder.ts';
import type { ViewerFiles } from '../../../../src/main/adapters/viewer/viewer-fitness.ts';
import type { Platform } from '../../../../src/main/adapters/viewer/viewer-paths.ts';
import { ok } from '../../../../src/shared/base/failure.ts';

const MAC_AND_LINUX = '/usr/local/sessionmanagerplugin/bin/session-manager-plugin';
const WINDOWS = 'C:\\Program Files\\Amazon\\SessionManagerPlugin\\bin\\session-manager-plugin.exe';

/** Where plugins are: the version that each prints, or `open` if others can replace it. */
type Plugins = Readonly<Record<string, string>>;

/** A file system with these plugins. Folders belong to root. */
const filesOf = (plugins: Plugins): ViewerFiles => ({
  user: 7,
  realPath: async (path) => (path in plugins ? path : undefined),
  stat: async (path) => ({
    isFile: path in plugins,
    mode: plugins[path] === 'open' ? 0o777 : 0o755,
    owner: 0,
    group: 0,
  }),
  isExecutable: async () => true,
  isDenied: async () => false,
  firstBytes: async () => '\x7fELF',
});

const find = (platform: Platform, plugins: Plugins, path: readonly string[] = []) =>
  findPlugin({
    platform,
    path,
    files: filesOf(plugins),
    runTool: async (tool, args) => {
      expect(args).toEqual(['--version']);
      return `${plugins[tool] ?? ''}\n`;
    },
  });

describe('the plugin of Systems Manager', () => {
  it.each<[string, Platform, Plugins, string[], string]>([
    [
      'in the folder of its installer on Linux',
      'linux',
      { [MAC_AND_LINUX]: '1.2.707.0' },
      [],
      MAC_AND_LINUX,
    ],
    [
      'in the folder of its installer on macOS',
      'darwin',
      { [MAC_AND_LINUX]: '1.2.707.0' },
      [],
      MAC_AND_LINUX,
    ],
    ['in the folder of its installer on Windows', 'win32', { [WINDOWS]: '1.2.707.0' }, [], WINDOWS],
    [
      'in a folder of PATH',
      'linux',
      { '/opt/aws/session-manager-plugin': '1.2.497.0' },
      ['', '/usr/bin', '/opt/aws'],
      '/opt/aws/session-manager-plugin',
    ],
    [
      'in a folder of PATH on Windows',
      'win32',
      { 'D:\\aws\\session-manager-plugin.exe': '1.2.497.0' },
      ['C:\\Windows', 'D:\\aws'],
      'D:\\aws\\session-manager-plugin.exe',
    ],
    [
      'in PATH, if the installed one is too old',
      'linux',
      { [MAC_AND_LINUX]: '1.2.463.0', '/opt/aws/session-manager-plugin': '1.2.707.0' },
      ['/opt/aws'],
      '/opt/aws/session-manager-plugin',
    ],
  ])('is found %s', async (_, platform, plugins, path, expected) => {
    expect(await find(platform, plugins, path)).toEqual(ok(expected));
  });

  it.each<[string, Plugins, string[]]>([
    ['missing', {}, []],
    ['missing', {}, ['.', 'bin', '/usr/bin']],
    ['missing', { 'bin/session-manager-plugin': '1.2.707.0' }, ['bin']],
    ['old', { [MAC_AND_LINUX]: '1.2.463.0' }, []],
    ['unfit', { [MAC_AND_LINUX]: 'open' }, []],
    [
      'old',
      { [MAC_AND_LINUX]: '1.1.0.0', '/opt/aws/session-manager-plugin': 'open' },
      ['/opt/aws'],
    ],
  ])('is not found (%s) with %j and a PATH of %j', async (why, plugins, path) => {
    expect(await find('linux', plugins, path)).toMatchObject({
      failure: { code: 'tunnel-plugin', why, platform: 'linux' },
    });
  });
});

describe('a version', () => {
  it.each(['1.2.497.0', '1.2.497', ' 1.2.707.0\n', '1.3.0.0', '2.0.0.0', '1.10.0.0'])(
    '%j can be used',
    (printed) => {
      expect(isNewEnough(printed)).toBe(true);
    },
  );

  it.each([undefined, '', '1.2.496.9', '1.1.999.0', '0.9.500.0', 'v1.2.707.0', '1.2', '1.2.x.0'])(
    '%j cannot be used',
    (printed) => {
      expect(isNewEnough(printed)).toBe(false);
    },
  );
});
