import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addLinksAndPath } from '../../build/packages/msi.ts';
import { winePath } from '../../scripts/lib/windows/wine.mjs';
import {
  buildSmallWindows,
  KEYTAR,
  LIBRARIES,
  prepareSmallWindows,
} from '../package/support/small-windows.ts';
import { drive, files, filesIn, registry, traces, wine } from './support/machine.ts';
import { sources } from './support/nsis-tools.ts';
import { toWixl } from './support/wixl-project.ts';

// WiX runs only on Windows. Debian's wixl builds a real MSI from a translation of electron-builder's
// project.
const folder = mkdtempSync(join(tmpdir(), 'stagedoor-installers-'));
const output = join(folder, 'output');
const unpacked = join(output, 'win-unpacked');
const msi = join(folder, 'stagedoor.msi');
const environment = { ...process.env };

beforeAll(async () => {
  Object.assign(process.env, await prepareSmallWindows(folder, join(sources, 'recorder.c')));
  let project = '';
  const msiProjectCreated = async (path: string) => {
    await addLinksAndPath(path);
    project = readFileSync(path, 'utf8');
    throw new Error('the project is complete');
  };
  const built = buildSmallWindows(folder, 'msi', output, { msiProjectCreated });
  await expect(built).rejects.toThrow('the project is complete');
  writeFileSync(join(folder, 'project.wxs'), toWixl(project, unpacked));
  execFileSync('wixl', ['--arch', 'x64', '--output', msi, join(folder, 'project.wxs')], {
    cwd: '/',
  });
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  for (const name of Object.keys(process.env))
    if (environment[name] === undefined) Reflect.deleteProperty(process.env, name);
});

test('the MSI installs the program, its links and its shortcut for all users, and removes all of it', () => {
  // A tested NSIS installer for all users may have left the folder of the policy.
  const before = files();
  expect(wine(['msiexec', '/i', winePath(msi), '/qn', '/norestart']).status).toBe(0);
  const programs = ['stagedoor', 'stagedoor-path', 'stagedoor-system'].map(
    (name) => `bin/${name}.exe`,
  );
  const installed = filesIn('Program Files/Stagedoor').filter((file) =>
    /\.(exe|dll|node)$/.test(file),
  );
  expect(installed).toEqual(['Stagedoor.exe', ...programs, ...LIBRARIES, KEYTAR].sort());
  for (const file of installed)
    expect(readFileSync(join(drive, 'Program Files', 'Stagedoor', file)), file).toEqual(
      readFileSync(join(unpacked, file)),
    );
  const classes = registry('HKLM\\Software\\Classes\\stagedoor').map((line) =>
    line.replace(/^.*stagedoor/, ''),
  );
  const program = '"C:\\Program Files\\Stagedoor\\Stagedoor.exe"';
  expect(classes).toEqual(
    expect.arrayContaining([
      '\\(Default) = URL:Stagedoor',
      '\\URL Protocol = ',
      `\\shell\\open\\command\\(Default) = ${program} --open-url -- "%1"`,
    ]),
  );
  expect(registry('HKLM\\Software\\Classes\\.dcv')).toEqual([
    expect.stringContaining('OpenWithProgids\\Stagedoor.dcv = '),
  ]);
  expect(files().filter((path) => path.endsWith('.lnk'))).toEqual([
    expect.stringContaining('Start Menu/Programs/Stagedoor.lnk'),
  ]);

  expect(wine(['msiexec', '/x', winePath(msi), '/qn', '/norestart']).status).toBe(0);
  expect(traces()).toEqual([]);
  expect(files()).toEqual(before);
});
