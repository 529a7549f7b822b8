import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../scripts/lib/base/paths.mjs';
import { filesIn } from './support/built-packages.ts';
import {
  buildSmallWindows,
  isSigned,
  KEYTAR,
  LIBRARIES,
  prepareSmallWindows,
} from './support/small-windows.ts';

const isThere = (program: string) =>
  spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;
const canRun = ['x86_64-w64-mingw32-gcc', 'osslsigncode', 'openssl'].every(isThere);

describe.skipIf(!canRun)('a package for Windows that is built on Linux', () => {
  const output = mkdtempSync(join(tmpdir(), 'stagedoor-windows-'));
  const unpackedFolder = join(output, 'win-unpacked');
  const environment = { ...process.env };

  beforeAll(async () => {
    const program = join(projectRoot, 'build', 'windows', 'stagedoor.c');
    Object.assign(process.env, await prepareSmallWindows(output, program));
    await buildSmallWindows(output, 'dir', output);
  }, 300_000);
  afterAll(() => {
    rmSync(output, { recursive: true, force: true });
    for (const name of ['CSC_LINK', 'CSC_KEY_PASSWORD', 'ELECTRON_BUILDER_OSSL_SIGNCODE_PATH'])
      if (environment[name] === undefined) Reflect.deleteProperty(process.env, name);
  });

  test('contains only the binary of keytar for Windows', () => {
    const files = filesIn(unpackedFolder).filter((file) => file.endsWith('.node'));
    expect(files).toEqual([KEYTAR]);
    const archive = join(unpackedFolder, 'resources', 'app.asar');
    const listed = listPackage(archive, { isPack: false }).filter((file) => file.endsWith('.node'));
    expect(listed).toEqual([expect.stringContaining('win32-x64')]);
  });

  test('is signed in each file that Windows can run or load', () => {
    const programs = filesIn(unpackedFolder).filter((file) => /\.(exe|dll|node)$/.test(file));
    const bin = ['stagedoor', 'stagedoor-path', 'stagedoor-system'].map(
      (name) => `bin/${name}.exe`,
    );
    expect(programs).toEqual(['Stagedoor.exe', ...bin, ...LIBRARIES, KEYTAR].sort());
    const unsigned = programs.filter((file) => !isSigned(output, join(unpackedFolder, file)));
    expect(unsigned).toEqual([]);
  });
});
