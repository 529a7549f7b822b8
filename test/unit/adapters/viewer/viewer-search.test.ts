import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findViewer, type ViewerDeps } from '../../../../src/main/adapters/viewer/viewer-finder.ts';
import type { ViewerFiles } from '../../../../src/main/adapters/viewer/viewer-fitness.ts';
import {
  isAbsolute,
  viewerArguments,
  viewerPaths,
  type Platform,
} from '../../../../src/main/adapters/viewer/viewer-paths.ts';
import { err } from '../../../../src/shared/base/failure.ts';
import type { ViewerProblem } from '../../../../src/shared/base/reasons.ts';

interface Entry {
  readonly folder?: true;
  readonly mode?: number;
  readonly owner?: number;
  readonly group?: number;
  readonly executable?: false;
  readonly leadsTo?: string;
  readonly firstBytes?: string;
}

/**
 * A file system defined by a table. Folders that are not listed exist, and nobody else can write to
 * them.
 */
function filesOf(entries: Readonly<Record<string, Entry>>): ViewerFiles {
  return {
    user: 7,
    realPath: async (path) => (path in entries ? (entries[path]!.leadsTo ?? path) : undefined),
    isDenied: async () => false,
    stat: async (path) => {
      const { mode, folder, owner, group } = entries[path] ?? { folder: true };
      return {
        isFile: folder !== true,
        mode: mode ?? 0o755,
        owner: owner ?? 0,
        group: group ?? 0,
      };
    },
    isExecutable: async (path) => entries[path]?.executable !== false,
    firstBytes: async (path) => entries[path]?.firstBytes ?? '\x7fELF',
  };
}

const homes: Readonly<Record<Platform, string>> = {
  win32: 'C:\\Users\\ada',
  darwin: '/Users/ada',
  linux: '/home/ada',
};

function search(
  platform: Platform,
  entries: Readonly<Record<string, Entry>>,
  more: Partial<ViewerDeps> & { command?: string } = {},
) {
  const { command, ...rest } = more;
  return findViewer({
    platform,
    home: homes[platform],
    path: [],
    files: filesOf(entries),
    openCommand: async () => command,
    ...rest,
  });
}

const app = '/Applications/DCV Viewer.app/Contents/MacOS/dcvviewer';
const programs = 'C:\\Program Files (x86)\\NICE\\DCV\\Client\\bin\\dcvviewer.exe';
const opens = (path: string) => `"${path}" --connection-file="%1"`;

describe('the viewer is found', () => {
  it.each<[string, Platform, string[], Partial<ViewerDeps> & { command?: string }, string]>([
    ['in the folder of its installer on Windows', 'win32', [programs], {}, programs],
    [
      'in the newer folder on Windows',
      'win32',
      ['C:\\Program Files\\Amazon\\DCV\\Client\\bin\\dcvviewer.exe'],
      {},
      'C:\\Program Files\\Amazon\\DCV\\Client\\bin\\dcvviewer.exe',
    ],
    [
      'at the path of the registry, before any other',
      'win32',
      [programs, 'D:\\DCV\\dcvviewer.exe'],
      { command: opens('D:\\DCV\\dcvviewer.exe') },
      'D:\\DCV\\dcvviewer.exe',
    ],
    [
      'despite a registry entry for a file that does not exist',
      'win32',
      [programs],
      { command: opens('D:\\gone\\dcvviewer.exe') },
      programs,
    ],
    [
      'despite a registry entry with a network path',
      'win32',
      [programs, '\\\\files\\dcv\\dcvviewer.exe'],
      { command: opens('\\\\files\\dcv\\dcvviewer.exe') },
      programs,
    ],
    [
      'despite a registry entry without quotes, whose path is ambiguous',
      'win32',
      [programs, 'C:\\Program'],
      { command: 'C:\\Program Files\\x.exe --connection-file="%1"' },
      programs,
    ],
    [
      'on the PATH of Windows',
      'win32',
      ['E:\\tools\\dcvviewer.exe'],
      { path: ['tools', 'E:\\tools'] },
      'E:\\tools\\dcvviewer.exe',
    ],
    ['in the Applications folder of macOS', 'darwin', [app], {}, app],
    [
      'in the Applications folder of the user',
      'darwin',
      [`/Users/ada${app}`],
      {},
      `/Users/ada${app}`,
    ],
    ['in the folder of Linux packages', 'linux', ['/usr/bin/dcvviewer'], {}, '/usr/bin/dcvviewer'],
    [
      'on the PATH of Linux',
      'linux',
      ['/opt/dcv/bin/dcvviewer'],
      { path: ['', '.', 'bin', '/opt/dcv/bin'] },
      '/opt/dcv/bin/dcvviewer',
    ],
    [
      'at the path of STAGEDOOR_VIEWER, and nowhere else',
      'linux',
      ['/usr/bin/dcvviewer', '/opt/other/viewer'],
      { named: '/opt/other/viewer' },
      '/opt/other/viewer',
    ],
  ])('%s', async (_, platform, there, more, found) => {
    const entries = Object.fromEntries(there.map((path) => [path, {}]));
    expect(await search(platform, entries, more)).toEqual({ ok: true, value: found });
  });

  it('after one that is unsuitable', async () => {
    const entries = {
      '/usr/bin/dcvviewer': { executable: false },
      '/opt/b/dcvviewer': {},
    } as const;
    const found = await search('linux', entries, { path: ['/opt/b'] });
    expect(found).toEqual({ ok: true, value: '/opt/b/dcvviewer' });
  });

  it('without a registry lookup if STAGEDOOR_VIEWER is set', async () => {
    let asked = 0;
    const openCommand = async () => {
      asked++;
      return undefined;
    };
    await search('win32', { [programs]: {} }, { named: programs, openCommand });
    expect(asked).toBe(0);
    await search('win32', { [programs]: {} }, { openCommand });
    expect(asked).toBe(1);
  });
});

describe('without a viewer', () => {
  it.each<Platform>(['win32', 'darwin', 'linux'])(
    '%s is reported as having none',
    async (platform) => {
      expect(await search(platform, {})).toEqual(err({ code: 'viewer-missing', platform }));
    },
  );

  it('a configured path that does not exist is reported, even if a viewer is installed', async () => {
    const found = await search(
      'linux',
      { '/usr/bin/dcvviewer': {} },
      { named: '/opt/gone/viewer' },
    );
    expect(found).toEqual(err({ code: 'viewer-missing', platform: 'linux', named: true }));
  });
});

describe('a viewer is refused if it is', () => {
  const win = (name: string) => `C:\\Tools\\${name}`;
  it.each<[string, Platform, string, Readonly<Record<string, Entry>>, ViewerProblem]>([
    ['a batch file', 'win32', win('viewer.bat'), {}, 'script'],
    ['a batch file in capitals', 'win32', win('VIEWER.CMD'), {}, 'script'],
    ['a batch file with a dot at its end', 'win32', win('viewer.bat.'), {}, 'script'],
    ['a batch file with spaces at its end', 'win32', win('viewer.cmd .  '), {}, 'script'],
    ['a shortcut', 'win32', win('DCV Viewer.lnk'), {}, 'script'],
    ['a PowerShell script', 'win32', win('viewer.ps1'), {}, 'script'],
    ['a desktop entry', 'linux', '/usr/share/applications/dcvviewer.desktop', {}, 'script'],
    [
      'a link to a batch file',
      'win32',
      win('viewer.exe'),
      { [win('viewer.exe')]: { leadsTo: win('viewer.bat') } },
      'script',
    ],
    ['a bare name', 'linux', 'dcvviewer', {}, 'not-absolute'],
    ['a relative path', 'win32', '.\\dcvviewer.exe', {}, 'not-absolute'],
    ['a path without a drive', 'win32', '\\dcvviewer.exe', {}, 'not-absolute'],
    [
      'a path relative to the current folder of a drive',
      'win32',
      'C:dcvviewer.exe',
      {},
      'not-absolute',
    ],
    ['a path on the network', 'win32', '\\\\files\\dcvviewer.exe', {}, 'not-absolute'],
    ['a device path', 'win32', '\\\\?\\C:\\dcvviewer.exe', {}, 'not-absolute'],
    ['empty', 'darwin', '', {}, 'not-absolute'],
    ['a path with a line break', 'linux', '/opt/dcv\nviewer', {}, 'control-characters'],
    [
      'a link to the network',
      'win32',
      win('viewer.exe'),
      { [win('viewer.exe')]: { leadsTo: '\\\\files\\viewer.exe' } },
      'elsewhere',
    ],
    ['a shell', 'linux', '/bin/sh', { '/bin/sh': { leadsTo: '/usr/bin/dash' } }, 'interpreter'],
    ['an interpreter', 'linux', '/usr/bin/python3.11', {}, 'interpreter'],
    ['the Windows shell', 'win32', 'C:\\Windows\\System32\\CMD.EXE', {}, 'interpreter'],
    ['a program of Windows', 'win32', 'C:\\Windows\\System32\\msdt.exe', {}, 'interpreter'],
    ['a program of Windows on another drive', 'win32', 'd:\\WINDOWS\\winrs.exe', {}, 'interpreter'],
    [
      'a link to a program of Windows',
      'win32',
      win('viewer.exe'),
      { [win('viewer.exe')]: { leadsTo: 'C:\\Windows\\SysWOW64\\xwizard.exe' } },
      'interpreter',
    ],
    ['a language interpreter', 'linux', '/usr/bin/lua5.4', {}, 'interpreter'],
    ['a program that starts another', 'linux', '/usr/bin/setsid', {}, 'interpreter'],
    ['the dynamic loader', 'linux', '/lib64/ld-linux-x86-64.so.2', {}, 'interpreter'],
    ['a program that opens other programs', 'darwin', '/usr/bin/open', {}, 'interpreter'],
    [
      'a link to a shell',
      'linux',
      '/opt/dcvviewer',
      { '/opt/dcvviewer': { leadsTo: '/usr/bin/bash' } },
      'interpreter',
    ],
    [
      'an app bundle instead of the program in it',
      'darwin',
      '/Applications/DCV Viewer.app',
      { '/Applications/DCV Viewer.app': { folder: true } },
      'no-file',
    ],
    [
      'a file that is not executable',
      'linux',
      '/opt/dcvviewer',
      { '/opt/dcvviewer': { executable: false } },
      'not-executable',
    ],
    [
      'a program in a folder that everyone can write to',
      'linux',
      '/tmp/dcvviewer',
      { '/tmp/dcvviewer': {}, '/tmp': { folder: true, mode: 0o1777 } },
      'open-to-others',
    ],
    [
      'a program that everyone can change',
      'darwin',
      '/opt/dcvviewer',
      { '/opt/dcvviewer': { mode: 0o777 } },
      'open-to-others',
    ],
    [
      'a link that everyone can change to a suitable program',
      'linux',
      '/tmp/dcvviewer',
      {
        '/tmp/dcvviewer': { leadsTo: '/usr/bin/dcvviewer' },
        '/usr/bin/dcvviewer': {},
        '/tmp': { folder: true, mode: 0o1777 },
      },
      'open-to-others',
    ],
    [
      'a program in the root folder if everyone can write to that',
      'linux',
      '/dcvviewer',
      { '/dcvviewer': {}, '/': { folder: true, mode: 0o777 } },
      'open-to-others',
    ],
    ...[
      'rundll32',
      'msiexec',
      'MSBuild',
      'InstallUtil',
      'certutil',
      'wsl',
      'conhost',
      'forfiles',
    ].map((name): [string, Platform, string, Record<string, Entry>, ViewerProblem] => [
      `Windows' own ${name}`,
      'win32',
      `C:\\Windows\\System32\\${name}.exe`,
      {},
      'interpreter',
    ]),
    ...['x.exe:ads', 'x.txt:viewer.exe', 'x.jar', 'x.cpl', 'x.exe.', 'dcvviewer'].map(
      (name): [string, Platform, string, Record<string, Entry>, ViewerProblem] => [
        `not an .exe file on Windows: ${name}`,
        'win32',
        `C:\\DCV\\${name}`,
        {},
        'script',
      ],
    ),
    ...(
      [
        ["another user's program", { '/opt/a/dcvviewer': { owner: 8 } }],
        ["in another user's folder", { '/opt/a': { folder: true, owner: 8 } }],
        ["in another user's parent folder", { '/opt': { folder: true, owner: 8 } }],
        [
          'in a parent folder that everyone can write to',
          { '/opt': { folder: true, mode: 0o777 } },
        ],
        [
          'in a sticky parent folder of this user',
          { '/opt': { folder: true, mode: 0o1777, owner: 7 } },
        ],
        ['a program that a group can change', { '/opt/a/dcvviewer': { mode: 0o775, group: 50 } }],
        [
          'in a parent folder that a group can change',
          { '/opt': { folder: true, mode: 0o775, group: 80 } },
        ],
      ] as const
    ).map(([about, entries]): [string, Platform, string, Record<string, Entry>, ViewerProblem] => [
      about,
      'linux',
      '/opt/a/dcvviewer',
      entries,
      'open-to-others',
    ]),
  ])('%s', async (_, platform, named, entries, reason) => {
    const found = await search(platform, { [named]: {}, ...entries }, { named });
    expect(found).toEqual(err({ code: 'viewer-unfit', reason, named: true }));
  });

  it.each<[string, Platform, Record<string, Entry>]>([
    ['below a sticky folder of root', 'linux', { '/opt': { folder: true, mode: 0o1777 } }],
    [
      "of this user and its own group's",
      'linux',
      { '/opt/a': { mode: 0o775, owner: 7, group: 7 } },
    ],
    ["of macOS' administrators", 'darwin', { '/opt': { mode: 0o775, group: 80 } }],
  ])('but is accepted if it is a program %s', async (_, platform, entries) => {
    const named = '/opt/a/dcvviewer';
    const found = await search(platform, { [named]: {}, ...entries }, { named });
    expect(found).toEqual({ ok: true, value: named });
  });

  it('but is accepted with any mode on Windows, where modes have no meaning', async () => {
    const entries = { [programs]: { mode: 0o777 } };
    expect(await search('win32', entries, { named: programs })).toEqual({
      ok: true,
      value: programs,
    });
  });
});

describe('the viewer paths', () => {
  it('are never relative, whatever PATH and the home folder contain', () => {
    const platforms = fc.constantFrom<Platform>('win32', 'darwin', 'linux');
    const all = fc.property(platforms, fc.array(fc.string()), (platform, path) => {
      const paths = viewerPaths(platform, { home: homes[platform], path });
      expect(paths.filter((one) => !isAbsolute(platform, one))).toEqual([]);
      expect(new Set(paths).size).toBe(paths.length);
    });
    fc.assert(all);
  });

  it.each<[Platform, string, string]>([
    ['linux', '/run/a b/x.dcv', '/run/a b/x.dcv'],
    ['darwin', '/tmp/$(x).dcv', '/tmp/$(x).dcv'],
    ['win32', 'C:\\a b\\x.dcv', '--connection-file=C:\\a b\\x.dcv'],
  ])('on %s the viewer gets exactly one argument for %s', (platform, file, argument) => {
    expect(viewerArguments(platform, file)).toEqual([argument]);
  });
});
