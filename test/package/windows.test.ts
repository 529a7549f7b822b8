import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  compileForWindows,
  makeWindowsPrograms,
} from '../../scripts/lib/packaging/windows-programs.mjs';
import { projectRoot } from '../../scripts/lib/base/paths.mjs';

const isThere = (program: string) =>
  spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;
const canRun = ['x86_64-w64-mingw32-gcc', 'wine', 'makensis'].every(isThere);

const folder = mkdtempSync(join(tmpdir(), 'stagedoor-windows-'));
const programs = join(folder, 'programs');
// The path has a space, and is too long for a PATH that is nearly full.
const program = join(folder, `Program files ${'x'.repeat(120)}`, 'Stagedoor');
const env = {
  ...process.env,
  WINEPREFIX: join(folder, 'prefix'),
  WINEDEBUG: '-all',
  // Wine decodes arguments by the locale. Without a locale, it supports only ASCII.
  LC_ALL: 'C.UTF-8',
  // Prevents wine from offering downloads that are not needed here.
  WINEDLLOVERRIDES: 'mscoree,mshtml=',
};
const wine = (command: readonly string[], input = '') =>
  spawnSync('wine', command, { env, input, encoding: 'utf8', timeout: 60_000 });
const lines = (text: string) => text.split('\n').map((line) => line.replace('\r', ''));

const source = (name: string) => join(projectRoot, 'test', 'package', 'windows', name);

describe.skipIf(!canRun)('on Windows (MinGW-w64 and wine)', () => {
  beforeAll(async () => {
    await makeWindowsPrograms(programs);
    cpSync(programs, join(program, 'bin'), { recursive: true });
    await compileForWindows(source('echo.c'), join(program, 'Stagedoor.exe'), ['-mwindows']);
    execFileSync('wine', ['wineboot', '--init'], { env, stdio: 'ignore', timeout: 100_000 });
  });
  afterAll(() => {
    spawnSync('wineserver', ['--kill'], { env });
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const stagedoor = (args: readonly string[], input = '') =>
    wine([join(program, 'bin', 'stagedoor.exe'), ...args], input);

  describe('the launcher on PATH', () => {
    test.each<readonly [about: string, args: readonly string[]]>([
      ['plain words', ['connect', '--json']],
      ['spaces', ['connect', 'a b', ' c ']],
      ['empty arguments', ['', 'x', '']],
      ['quotes', ['say "hi"', '"', '\\"', 'a"b c"d']],
      [
        'backslashes before quotes and at the end',
        ['a\\', 'a b\\', 'a\\\\"b', '\\\\server\\share\\'],
      ],
      [
        'arguments that Electron would read as addresses',
        ['us-west-2:stid-1', 'https://example.com'],
      ],
      [
        'arguments that Chromium would read as switches',
        ['connect', '--no-sandbox', '--gpu-launcher=calc', '--'],
      ],
      ['characters outside of ASCII', ['Größe', '工作站', '🎬']],
      ['tabs and special characters of shells', ['a\tb', '%PATH%', '^&|<>', '$(id)']],
    ])('passes %s on after “--”', (_about, args) => {
      const { status, stdout } = stagedoor(args);
      const given = ['--log-level=3', '--disable-gpu', '--', ...args].map((one) => `<${one}>`);
      expect(lines(stdout).slice(0, -1)).toEqual(given);
      expect(status).toBe(0);
    });

    test('opens the window if there is no command', () => {
      expect(lines(stagedoor([]).stdout)).toEqual(['<--log-level=3>', '<-->', '']);
      const link = 'StageDoor://connect?connection=a&session=b';
      expect(lines(stagedoor([link]).stdout)).toEqual(['<--log-level=3>', '<-->', `<${link}>`, '']);
    });

    test('waits, and passes on input, both outputs and the exit status', () => {
      const { status, stdout, stderr } = stagedoor(['exit', '130'], 'one\ntwo\n');
      expect([status, lines(stdout).slice(-3)]).toEqual([130, ['<exit>', '<130>', '']]);
      expect(lines(stderr)).toEqual(['read one', 'read two', '']);
    });

    test('reports that its program is missing', () => {
      const alone = join(folder, 'alone', 'bin');
      mkdirSync(alone, { recursive: true });
      cpSync(join(programs, 'stagedoor.exe'), join(alone, 'stagedoor.exe'));
      const { status, stderr } = wine([join(alone, 'stagedoor.exe'), '--version']);
      expect(status).toBe(70);
      expect(stderr).toContain('Stagedoor.exe is not next to its bin folder');
    });
  });

  /** The values of a registry key and those below it, as `reg query` prints them. */
  const registry = (key: string) => {
    const { stdout } = wine(['reg', 'query', key, '/s']);
    const rows = lines(stdout).map((line) => line.trim().split(/ {4}/));
    return rows.filter((row) => row.length === 3).map(([name, , value]) => `${name} = ${value}`);
  };
  const ENVIRONMENT = {
    machine: 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Session Manager\\Environment',
    user: 'HKCU\\Environment',
  };
  const pathOf = (who: keyof typeof ENVIRONMENT) => {
    const { stdout } = wine(['reg', 'query', ENVIRONMENT[who], '/v', 'Path']);
    const [, type, value] = /Path {4}(\w+) {4}(.*?)\r?\n/i.exec(stdout) ?? [];
    return { type, value };
  };

  describe('the program that adds a folder to PATH', () => {
    const path = join(program, 'bin', 'stagedoor-path.exe');
    const bin = `Z:${join(program, 'bin').replaceAll('/', '\\')}`;
    const setUserPath = (type: string, value: string) =>
      wine(['reg', 'add', ENVIRONMENT.user, '/v', 'Path', '/t', type, '/d', value, '/f']);

    test.each<readonly [about: string, type: string, before: string]>([
      ['with variables', 'REG_EXPAND_SZ', '%USERPROFILE%\\bin;C:\\tools'],
      ['of plain text', 'REG_SZ', 'C:\\tools'],
      ['longer than an installer’s strings', 'REG_EXPAND_SZ', 'C:\\a-long-folder;'.repeat(800)],
    ])('adds and removes the folder in a PATH %s without other changes', (_about, type, before) => {
      setUserPath(type, before);
      for (let twice = 0; twice < 2; twice += 1) {
        expect(wine([path, 'add', 'user']).status).toBe(0);
        const joint = before.endsWith(';') ? '' : ';';
        expect(pathOf('user')).toEqual({ type, value: `${before}${joint}${bin}` });
      }
      expect(wine([path, 'remove', 'user']).status).toBe(0);
      expect(pathOf('user')).toEqual({ type, value: before.replace(/;$/, '') });
    });

    test('creates a missing PATH and does not change one that would become too long', () => {
      wine(['reg', 'delete', ENVIRONMENT.user, '/v', 'Path', '/f']);
      expect(wine([path, 'add', 'user']).status).toBe(0);
      expect(pathOf('user')).toEqual({ type: 'REG_EXPAND_SZ', value: bin });
      const full = 'C:\\x;'.repeat(6_520);
      setUserPath('REG_SZ', full);
      const refused = wine([path, 'add', 'user']);
      expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('too long')]);
      expect(pathOf('user').value).toBe(full);
      wine(['reg', 'delete', ENVIRONMENT.user, '/v', 'Path', '/f']);
    });
  });

  test.each([
    ['all users', 'all', 'all', 'HKLM', 'machine'],
    ['one user', 'current', 'CurrentUser', 'HKCU', 'user'],
  ] as const)(
    'the installer for %s registers links, files and the command, and the uninstaller removes them; only the policy’s folder of an installation for all users stays',
    (_who, context, mode, hive, who) => {
      const setup = join(folder, `setup-${mode}.exe`);
      const defines = {
        INSTALLER: join(projectRoot, 'build', 'windows', 'installer.nsh'),
        TARGET: setup,
        PROGRAMS: programs,
        CONTEXT: context,
        MODE: mode,
      };
      const options = Object.entries(defines).map(([name, value]) => `-D${name}=${value}`);
      execFileSync('makensis', ['-V1', ...options, source('installer.nsi')]);
      const policyFolder = join(env.WINEPREFIX, 'drive_c', 'ProgramData', 'Stagedoor');
      rmSync(policyFolder, { recursive: true, force: true });
      const before = pathOf(who).value ?? '';
      expect(wine([setup, '/S']).status).toBe(0);
      expect(existsSync(policyFolder)).toBe(mode === 'all');
      const keys = registry(`${hive}\\Software\\Classes\\stagedoor`);
      expect(keys).toContain('(Default) = URL:Stagedoor');
      expect(keys).toContain('(Default) = "C:\\Stagedoor\\Stagedoor.exe" --open-url -- "%1"');
      const classes = `${hive}\\Software\\Classes`;
      expect(registry(`${classes}\\.dcv`)).not.toContain('(Default) = Stagedoor.dcv');
      const openWith = '(Default) = "C:\\Stagedoor\\Stagedoor.exe" -- "%1"';
      expect(registry(`${classes}\\Stagedoor.dcv`)).toContain(openWith);
      expect(registry(`${classes}\\Applications\\Stagedoor.exe`)).toContain(openWith);
      expect(pathOf(who).value).toBe(`${before}${before === '' ? '' : ';'}C:\\Stagedoor\\bin`);

      // With "_?=", the uninstaller runs in place, so that a test can wait for it.
      expect(wine(['C:\\Stagedoor\\uninstall.exe', '/S', '_?=C:\\Stagedoor']).status).toBe(0);
      for (const key of ['stagedoor', 'Stagedoor.dcv', 'Applications\\Stagedoor.exe', '.dcv'])
        expect(registry(`${classes}\\${key}`), key).toEqual([]);
      expect(existsSync(policyFolder)).toBe(mode === 'all');
      expect(pathOf(who).value ?? '').toBe(before);
    },
  );
});
