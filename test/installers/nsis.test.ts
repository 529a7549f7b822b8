import { existsSync, mkdtempSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import config from '../../electron-builder.ts';
import {
  buildSmallWindows,
  isSigned,
  KEYTAR,
  LIBRARIES,
  prepareSmallWindows,
} from '../package/support/small-windows.ts';
import { winePath } from '../../scripts/lib/windows/wine.mjs';
import { drive, files, filesIn, onPath, registry, traces, wine } from './support/machine.ts';
import { makeNsisTools, sources } from './support/nsis-tools.ts';

// Builds electron-builder's template with Stagedoor's macros, and runs the installers as Windows programs.
const folder = mkdtempSync(join(tmpdir(), 'stagedoor-installers-'));
const VERSIONS = ['0.1.0', '0.2.0'] as const;
type Version = (typeof VERSIONS)[number];
const environment = { ...process.env };

const PROGRAMS = [
  'Stagedoor.exe',
  'bin/stagedoor.exe',
  'bin/stagedoor-path.exe',
  'bin/stagedoor-system.exe',
];
const ALL_USERS = 'Program Files/Stagedoor';
const MACHINE = 'C:\\Program Files\\Stagedoor';
const UNINSTALL = 'Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall';

const setup = (version: Version) => join(folder, version, `stagedoor-${version}-win-x64.exe`);
const install = (version: Version, mode: 'allusers' | 'currentuser') => {
  expect(wine([setup(version), '/S', `/${mode}`]).status).toBe(0);
};
/** The folder of the installation for one user, below a user's folder whose name wine chooses. */
const ownFolder = () =>
  files().find((path) => path.endsWith('AppData/Local/Programs/Stagedoor')) ?? 'none';
const installedIn = (where: string) =>
  filesIn(where).filter((file) => /\.(exe|dll|node)$/.test(file));
const uninstall = (where: string, mode: 'allusers' | 'currentuser') => {
  const path = `C:\\${where.replaceAll('/', '\\')}`;
  // With "_?=", the uninstaller runs in place, so that a test can wait for it. On Windows, it then
  // cannot delete itself.
  const program = `${path}\\Uninstall Stagedoor.exe`;
  expect(wine([program, '/S', `/${mode}`, `_?=${path}`]).status).toBe(0);
  rmSync(join(drive, where, 'Uninstall Stagedoor.exe'), { force: true });
  // Fails if anything else is left in the folder.
  if (existsSync(join(drive, where))) rmdirSync(join(drive, where));
};
const valueOf = (hive: 'HKLM' | 'HKCU', name: string) =>
  registry(`${hive}\\${UNINSTALL}`).flatMap((line) => line.split(`\\${name} = `).slice(1));

beforeAll(async () => {
  Object.assign(process.env, {
    ...(await prepareSmallWindows(folder, join(sources, 'recorder.c'))),
    ...(await makeNsisTools(folder)),
  });
  for (const version of VERSIONS)
    await buildSmallWindows(folder, 'nsis', join(folder, version), {
      extraMetadata: { ...config.extraMetadata, version },
      nsis: { ...config.nsis, include: join(sources, 'trial.nsh'), warningsAsErrors: false },
    });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const name of Object.keys(process.env))
    if (environment[name] === undefined) Reflect.deleteProperty(process.env, name);
});

/** The folder for the policy belongs to the administrator, so it stays. */
const POLICY_FOLDER = 'ProgramData/Stagedoor';
const expectNothingLeft = () => {
  expect(traces()).toEqual([]);
  expect(files().filter((path) => path !== POLICY_FOLDER)).toEqual([]);
};
const commandOf = (hive: 'HKLM' | 'HKCU', name: string) =>
  registry(`${hive}\\Software\\Classes\\${name}\\shell\\open\\command`).map((line) =>
    line.replace(/^.*? = /, ''),
  );
/** The arguments that the program got when `command` ran. */
const recorded = async (command: readonly string[]) => {
  const record = join(folder, 'record.txt');
  rmSync(record, { force: true });
  wine(command, { STAGEDOOR_TEST_RECORD: winePath(record) });
  await expect.poll(() => existsSync(record) && readFileSync(record, 'utf8')).toBeTruthy();
  return readFileSync(record, 'utf8');
};

describe('the NSIS installer', () => {
  test('installs for all users, with all programs signed, and leaves only the policy’s folder', async () => {
    for (const version of VERSIONS) expect(isSigned(folder, setup(version)), version).toBe(true);
    install('0.1.0', 'allusers');
    const programs = installedIn(ALL_USERS);
    const all = [...PROGRAMS, ...LIBRARIES, KEYTAR, 'Uninstall Stagedoor.exe'];
    expect(programs).toEqual([...all].sort());
    const unsigned = programs.filter((file) => !isSigned(folder, join(drive, ALL_USERS, file)));
    expect(unsigned).toEqual([]);
    expect(valueOf('HKLM', 'Publisher')).toEqual(['Stagedoor']);
    expect(valueOf('HKLM', 'DisplayVersion')).toEqual(['0.1.0']);
    expect(valueOf('HKCU', 'DisplayVersion')).toEqual([]);
    expect(onPath('machine')).toEqual([`${MACHINE}\\bin`]);
    expect(files()).toContain(POLICY_FOLDER);
    // electron-builder's template would copy the installer there, for electron-updater.
    expect(files().filter((path) => path.includes('stagedoor-updater'))).toEqual([]);

    const link = 'stagedoor://connect?connection=a&session=b%20c';
    const program = `"${MACHINE}\\Stagedoor.exe"`;
    expect(await recorded(['start', link])).toBe(`${program} --open-url -- "${link}"`);
    const onCommandLine = await recorded(['cmd', '/c', 'stagedoor', 'sessions', '--json']);
    expect(onCommandLine).toMatch(/ -- "?sessions"? "?--json"?$/);
    uninstall(ALL_USERS, 'allusers');
    expectNothingLeft();
  });

  test('installs for one user, upgrades, and leaves nothing', () => {
    install('0.1.0', 'currentuser');
    const where = ownFolder();
    const own = `C:\\${where.replaceAll('/', '\\')}`;
    writeFileSync(join(drive, where, 'resources', 'of-the-old-version.txt'), '');
    install('0.2.0', 'currentuser');
    expect(installedIn(where)).toEqual(expect.arrayContaining(PROGRAMS));
    expect(files().filter((path) => path.includes('old-version'))).toEqual([]);
    expect(valueOf('HKCU', 'DisplayVersion')).toEqual(['0.2.0']);
    expect(valueOf('HKLM', 'DisplayVersion')).toEqual([]);
    expect([onPath('user'), onPath('machine')]).toEqual([[`${own}\\bin`], []]);
    expect(commandOf('HKCU', 'stagedoor')).toEqual([`"${own}\\Stagedoor.exe" --open-url -- "%1"`]);
    const menu = files().filter((path) => path.endsWith('Start Menu/Programs/Stagedoor.lnk'));
    expect(menu).toEqual([expect.stringContaining('users/')]);
    uninstall(where, 'currentuser');
    expectNothingLeft();
  });

  test('for all users replaces an installation for one user and removes its links and PATH entry', () => {
    install('0.1.0', 'currentuser');
    const where = ownFolder();
    install('0.2.0', 'allusers');
    expect(files().filter((path) => path.startsWith(`${where}/`))).toEqual([]);
    expect([valueOf('HKCU', 'DisplayVersion'), valueOf('HKLM', 'DisplayVersion')]).toEqual([
      [],
      ['0.2.0'],
    ]);
    expect([commandOf('HKCU', 'stagedoor'), commandOf('HKCU', 'Stagedoor.dcv')]).toEqual([[], []]);
    expect([onPath('user'), onPath('machine')]).toEqual([[], [`${MACHINE}\\bin`]]);
    uninstall(ALL_USERS, 'allusers');
    expectNothingLeft();
  });

  test('for one user is added to an installation for all users, which works again when the first is removed', () => {
    install('0.1.0', 'allusers');
    install('0.2.0', 'currentuser');
    const where = ownFolder();
    const own = `C:\\${where.replaceAll('/', '\\')}`;
    const open = (program: string) => [`"${program}\\Stagedoor.exe" --open-url -- "%1"`];
    expect(valueOf('HKLM', 'DisplayVersion')).toEqual(['0.1.0']);
    expect(valueOf('HKCU', 'DisplayVersion')).toEqual(['0.2.0']);
    expect([commandOf('HKLM', 'stagedoor'), commandOf('HKCU', 'stagedoor')]).toEqual(
      [MACHINE, own].map(open),
    );
    uninstall(where, 'currentuser');
    expect(commandOf('HKCU', 'stagedoor')).toEqual([]);
    expect(commandOf('HKLM', 'stagedoor')).toEqual(open(MACHINE));
    expect([onPath('user'), onPath('machine')]).toEqual([[], [`${MACHINE}\\bin`]]);
    expect(installedIn(ALL_USERS)).toEqual(expect.arrayContaining(PROGRAMS));
    install('0.2.0', 'allusers');
    expect(valueOf('HKLM', 'DisplayVersion')).toEqual(['0.2.0']);
    uninstall(ALL_USERS, 'allusers');
    expectNothingLeft();
  });
});
