import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AfterPackContext } from 'electron-builder';
import { FUSE_WIRE } from './fuses.ts';

/** The names of the start script and of Electron's executable next to it (Linux). */
export const START_SCRIPT = 'stagedoor';
export const LINUX_EXECUTABLE = 'stagedoor-electron';

/** The programs in the folder `bin` of a Windows package. */
const WINDOWS_PROGRAMS = ['stagedoor.exe', 'stagedoor-path.exe', 'stagedoor-system.exe'];

const build = path.join(import.meta.dirname, '..');

/** Adds the program that goes on PATH to a packed folder before it is signed and, on Linux, sets the fuses. */
export async function afterPack(packed: AfterPackContext): Promise<void> {
  const { appOutDir, electronPlatformName, packager } = packed;
  const name = packager.appInfo.productFilename;
  // Electron's default app, which electron-builder leaves there if it gets Electron as a folder.
  await rm(path.join(appOutDir, 'version'), { force: true });
  switch (electronPlatformName) {
    case 'linux': {
      const started = path.join(appOutDir, START_SCRIPT);
      const executable = path.join(appOutDir, LINUX_EXECUTABLE);
      // electron-builder finds Electron by the program's name, which is the start script from here on.
      await packager.addElectronFuses(packed, FUSE_WIRE);
      await rename(started, executable);
      await chmod(executable, 0o755);
      await copyProgram(path.join('linux', 'stagedoor.sh'), started);
      return;
    }
    case 'win32': {
      await copyWindowsPrograms(path.join(appOutDir, 'bin'));
      return;
    }
    case 'darwin':
    case 'mas': {
      const bundle = path.join(appOutDir, `${name}.app`);
      const folder = path.join(bundle, 'Contents', 'Resources', 'bin');
      await mkdir(folder, { recursive: true });
      await copyProgram(path.join('mac', 'stagedoor.sh'), path.join(folder, START_SCRIPT));
      return;
    }
    default:
      throw new Error(`there is no program for ${electronPlatformName}`);
  }
}

async function copyProgram(source: string, target: string): Promise<void> {
  await copyFile(path.join(build, source), target);
  await chmod(target, 0o755);
}

/**
 * The launcher for the command line, the program that adds its folder to PATH, and the one that Stagedoor asks about
 * Windows, all compiled by scripts/lib/packaging/windows-programs.mjs.
 */
async function copyWindowsPrograms(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const program of WINDOWS_PROGRAMS) {
    const made = path.join(build, 'windows', 'made', program);
    if (!existsSync(made)) throw new Error(`${program} was not compiled: npm run package does it`);
    await copyFile(made, path.join(folder, program));
  }
}
