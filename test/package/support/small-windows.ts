import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Arch, build, Platform, type Configuration } from 'electron-builder';
import config from '../../../electron-builder.ts';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import {
  compileForWindows,
  makeWindowsPrograms,
} from '../../../scripts/lib/packaging/windows-programs.mjs';

/** Libraries of Electron, which are copies of `electron.exe` here. */
export const LIBRARIES = ['ffmpeg.dll', 'vulkan-1.dll'];
/** The only binary of keytar in a package for Windows. */
export const KEYTAR =
  'resources/app.asar.unpacked/node_modules/keytar/prebuilds/win32-x64/keytar.node';
/** Any version, because nothing is downloaded. */
const ELECTRON_VERSION = '33.2.1';

/** The file of the certificate that verifies the signatures. */
export const certificateIn = (folder: string): string => join(folder, 'cert.pem');

/** Creates a certificate for signing. Returns the path of the file with its key. */
function makeCertificate(folder: string): string {
  const path = (name: string) => join(folder, name);
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { stdio: 'ignore' });
  const extensions = ['-addext', 'extendedKeyUsage=codeSigning'];
  const key = ['-newkey', 'rsa:2048', '-nodes', '-keyout', path('key.pem')];
  const subject = ['-subj', '/CN=Trial', ...extensions];
  openssl('req', '-x509', ...key, '-out', certificateIn(folder), ...subject);
  const parts = ['-inkey', path('key.pem'), '-in', certificateIn(folder)];
  openssl('pkcs12', '-export', ...parts, '-passout', 'pass:trial', '-out', path('trial.p12'));
  return path('trial.p12');
}

/** Creates a script that runs osslsigncode without a time stamp, which would need a server. */
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

/**
 * Prepares what a package for Windows needs: a small program in place of Electron (`program` is its source in C), a
 * certificate and the programs of the folder `bin`.
 * @returns variables for electron-builder, which signs with them
 */
export async function prepareSmallWindows(
  folder: string,
  program: string,
): Promise<Record<string, string>> {
  const electron = join(folder, 'electron');
  mkdirSync(join(electron, 'resources'), { recursive: true });
  mkdirSync(join(electron, 'locales'));
  writeFileSync(join(electron, 'locales', 'en-US.pak'), '');
  writeFileSync(join(electron, 'version'), ELECTRON_VERSION);
  // Any program can be signed.
  const version = join(folder, 'version.o');
  const text = join(projectRoot, 'test', 'package', 'windows', 'version.rc');
  execFileSync('x86_64-w64-mingw32-windres', [text, version]);
  await compileForWindows(program, join(electron, 'electron.exe'), [version, '-mwindows']);
  for (const name of LIBRARIES) copyFileSync(join(electron, 'electron.exe'), join(electron, name));
  await makeWindowsPrograms();
  return {
    CSC_LINK: makeCertificate(folder),
    CSC_KEY_PASSWORD: 'trial',
    ELECTRON_BUILDER_OSSL_SIGNCODE_PATH: signWithoutTime(folder),
  };
}

/** Lets electron-builder build `target` for Windows from the prepared `folder` into `output`. */
export async function buildSmallWindows(
  folder: string,
  target: 'dir' | 'nsis' | 'msi',
  output: string,
  more: Configuration = {},
): Promise<void> {
  const noFile = join(folder, 'none.json');
  writeFileSync(noFile, '{}');
  // A copy, because electron-builder changes the configuration. Its functions are kept.
  const own = { ...config, win: { ...config.win }, nsis: { ...config.nsis } };
  await build({
    projectDir: projectRoot,
    targets: Platform.WINDOWS.createTarget([target], Arch.x64),
    config: {
      ...own,
      extends: noFile,
      directories: { ...config.directories, output },
      electronDist: join(folder, 'electron'),
      electronVersion: ELECTRON_VERSION,
      electronFuses: null,
      forceCodeSigning: true,
      ...more,
    },
    publish: 'never',
  });
}

/** True if the file has a valid signature of the certificate in `folder`. */
export function isSigned(folder: string, file: string): boolean {
  const args = ['verify', '-CAfile', certificateIn(folder), '-in', file];
  return spawnSync('osslsigncode', args).status === 0;
}
