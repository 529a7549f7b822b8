import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { AfterPackContext, WinPackager } from 'electron-builder';
import { identity } from '../identity.mjs';
import { FUSE_WIRE } from './fuses.ts';
import { withoutUnusedRights } from './info-plist.ts';
import { METAINFO, metainfo } from './metainfo.ts';

/** The names of the start script and of Electron's executable next to it (Linux). */
export const START_SCRIPT = 'stagedoor';
export const LINUX_EXECUTABLE = 'stagedoor-electron';

/** The endings of files that Windows runs or loads, and that are signed. */
export const SIGNED = ['.exe', '.dll', '.node'];

/** The programs in the folder `bin` of a Windows package. */
const WINDOWS_PROGRAMS = ['stagedoor.exe', 'stagedoor-path.exe', 'stagedoor-system.exe'];

const build = path.join(import.meta.dirname, '..');

/**
 * Adds the program that goes on PATH to a packed folder before it is signed and, on Linux, sets the fuses and writes the
 * file for software centres.
 */
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
      await writeMetainfo((await packager.appInfo.computePackageUrl()) ?? identity.homepage);
      return;
    }
    case 'win32': {
      const programs = await copyWindowsPrograms(path.join(appOutDir, 'bin'));
      // The packager of this platform is always this one.
      for (const program of programs) await (packager as WinPackager).signIf(program);
      return;
    }
    case 'darwin':
    case 'mas': {
      const bundle = path.join(appOutDir, `${name}.app`);
      const info = path.join(bundle, 'Contents', 'Info.plist');
      await writeFile(info, withoutUnusedRights(await readFile(info, 'utf8')));
      const folder = path.join(bundle, 'Contents', 'Resources', 'bin');
      await mkdir(folder, { recursive: true });
      await copyProgram(path.join('mac', 'stagedoor.sh'), path.join(folder, START_SCRIPT));
      return;
    }
    default:
      throw new Error(`there is no program for ${electronPlatformName}`);
  }
}

/** Writes the file for software centres, which electron-builder then puts into deb and rpm. */
async function writeMetainfo(homepage: string): Promise<void> {
  const changelog = await readFile(path.join(build, '..', 'CHANGELOG.md'), 'utf8');
  await mkdir(path.dirname(METAINFO), { recursive: true });
  await writeFile(METAINFO, metainfo(homepage, changelog));
}

async function copyProgram(source: string, target: string): Promise<void> {
  await copyFile(path.join(build, source), target);
  await chmod(target, 0o755);
}

/**
 * The launcher for the command line, the program that adds its folder to PATH, and the one that Stagedoor asks about
 * Windows, all compiled by scripts/lib/packaging/windows-programs.mjs. Returns their paths in the package.
 */
async function copyWindowsPrograms(folder: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  for (const program of WINDOWS_PROGRAMS) {
    const made = path.join(build, 'windows', 'made', program);
    if (!existsSync(made)) throw new Error(`${program} was not compiled: npm run package does it`);
    await copyFile(made, path.join(folder, program));
  }
  return WINDOWS_PROGRAMS.map((program) => path.join(folder, program));
}
