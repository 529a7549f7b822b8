import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import config from '../../electron-builder.ts';
import { projectRoot } from '../../scripts/lib/base/paths.mjs';
import {
  compileForWindows,
  makeWindowsPrograms,
} from '../../scripts/lib/packaging/windows-programs.mjs';
import { filesIn } from './support/made.ts';

const isThere = (program: string) =>
  spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;
const canRun = ['x86_64-w64-mingw32-gcc', 'osslsigncode', 'openssl'].every(isThere);

const KEYTAR = 'resources/app.asar.unpacked/node_modules/keytar/prebuilds/win32-x64/keytar.node';
const LIBRARIES = ['ffmpeg.dll', 'vulkan-1.dll'];

/** What a certificate for signing needs, made for this test. */
function makeCertificate(folder: string): string {
  const path = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { stdio: 'ignore' });
  const extensions = ['-addext', 'extendedKeyUsage=codeSigning'];
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', path('key.pem')];
  openssl('req', '-x509', ...key, '-out', path('cert.pem'), '-subj', '/CN=Trial', ...extensions);
  const parts = ['-inkey', path('key.pem'), '-in', path('cert.pem')];
  openssl('pkcs12', '-export', ...parts, '-passout', 'pass:trial', '-out', path('trial.p12'));
  return path('trial.p12');
}

/** osslsigncode without the time stamp, which is a request to a server. */
function signWithoutTime(folder: string): string {
  const path = join(folder, 'osslsigncode');
  const script = [
    '#!/bin/bash',
    'args=()',
    'while [ $# -gt 0 ]; do',
    '  case "$1" in -t | -ts) shift ;; *) args+=("$1") ;; esac',
    '  shift',
    'done',
    'exec osslsigncode "${args[@]}"',
  ];
  writeFileSync(path, `${script.join('\n')}\n`, { mode: 0o755 });
  return path;
}

describe.skipIf(!canRun)('a package for Windows that is built on Linux', () => {
  const output = mkdtempSync(join(tmpdir(), 'stagedoor-windows-'));
  const unpackedFolder = join(output, 'win-unpacked');
  const environment = { ...process.env };

  beforeAll(async () => {
    const electron = join(output, 'electron');
    mkdirSync(join(electron, 'resources'), { recursive: true });
    mkdirSync(join(electron, 'locales'));
    writeFileSync(join(electron, 'locales', 'en-US.pak'), '');
    writeFileSync(join(electron, 'version'), '33.2.1');
    // Programs in place of Electron's: what is signed are files, whatever they do.
    const source = join(projectRoot, 'build', 'windows', 'stagedoor.c');
    const version = join(output, 'version.o');
    const text = join(projectRoot, 'test', 'package', 'windows', 'version.rc');
    execFileSync('x86_64-w64-mingw32-windres', [text, version]);
    await compileForWindows(source, join(electron, 'electron.exe'), [version]);
    for (const name of LIBRARIES)
      copyFileSync(join(electron, 'electron.exe'), join(electron, name));
    await makeWindowsPrograms();
    Object.assign(process.env, {
      CSC_LINK: makeCertificate(output),
      CSC_KEY_PASSWORD: 'trial',
      ELECTRON_BUILDER_OSSL_SIGNCODE_PATH: signWithoutTime(output),
    });
    const noFile = join(output, 'none.json');
    writeFileSync(noFile, '{}');
    await build({
      projectDir: projectRoot,
      targets: Platform.WINDOWS.createTarget(['dir'], Arch.x64),
      config: {
        ...config,
        extends: noFile,
        directories: { ...config.directories, output },
        electronDist: electron,
        electronVersion: '33.2.1',
        electronFuses: null,
        forceCodeSigning: true,
      },
      publish: 'never',
    });
  }, 300_000);
  afterAll(() => {
    rmSync(output, { recursive: true, force: true });
    for (const name of ['CSC_LINK', 'CSC_KEY_PASSWORD', 'ELECTRON_BUILDER_OSSL_SIGNCODE_PATH'])
      if (environment[name] === undefined) Reflect.deleteProperty(process.env, name);
  });

  test('has keytar for Windows, and no other', () => {
    const files = filesIn(unpackedFolder).filter((file) => file.endsWith('.node'));
    expect(files).toEqual([KEYTAR]);
    const archive = join(unpackedFolder, 'resources', 'app.asar');
    const listed = listPackage(archive, { isPack: false }).filter((file) => file.endsWith('.node'));
    expect(listed).toEqual([expect.stringContaining('win32-x64')]);
  });

  test('is signed, in each file that Windows can run or load', () => {
    const programs = filesIn(unpackedFolder).filter((file) => /\.(exe|dll|node)$/.test(file));
    const bin = ['stagedoor', 'stagedoor-path', 'stagedoor-system'].map(
      (name) => `bin/${name}.exe`,
    );
    expect(programs).toEqual(['Stagedoor.exe', ...bin, ...LIBRARIES, KEYTAR].sort());
    const certificate = join(output, 'cert.pem');
    const unsigned = programs.filter((file) => {
      const args = ['verify', '-CAfile', certificate, '-in', join(unpackedFolder, file)];
      return spawnSync('osslsigncode', args).status !== 0;
    });
    expect(unsigned).toEqual([]);
  });
});
