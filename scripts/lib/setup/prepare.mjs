import { Halt, logLine } from '../base/run-script.mjs';
import { ensureBuilt } from '../dev/build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from '../electron/electron-binary.mjs';
import { makeWindowsPrograms } from '../packaging/windows-programs.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * Installs everything that a new clone needs to start the program. Takes well under a second if everything is installed.
 * @param {import('./system-needs.mjs').Purpose} purpose
 * @param {{again?: boolean, quiet?: boolean}} [options] as `ensureElectron` takes them
 * @returns {Promise<import('../electron/electron-binary.mjs').Electron>}
 * @throws {import('../base/run-script.mjs').Halt} if the user has to do something
 */
export async function prepare(purpose, options) {
  // First the steps that may need the user, so that they are not interrupted after minutes.
  await ensureDependencies();
  await ensureSystemPackages(purpose);
  const electron = await ensureElectron(options);
  await ensureBuilt();
  if (process.platform === 'win32') await compilePrograms();
  return electron;
}

/** Without stagedoor-system.exe, the program of a checkout cannot read a policy, and refuses to connect. */
async function compilePrograms() {
  try {
    await makeWindowsPrograms();
  } catch (error) {
    if (!(error instanceof Halt)) throw error;
    logLine(`${error.message}; until then, the program refuses to connect`);
  }
}
