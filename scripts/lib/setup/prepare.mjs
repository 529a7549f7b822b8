import { ensureBuilt } from '../dev/build.mjs';
import { ensureDependencies } from './dependencies.mjs';
import { ensureElectron } from '../electron/electron-binary.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * Everything between a fresh clone and a program that can be started. Takes well under a second when all is there.
 * @param {import('./system-needs.mjs').Purpose} purpose
 * @param {{again?: boolean, quiet?: boolean}} [options] as `ensureElectron` takes them
 * @returns {Promise<import('../electron/electron-binary.mjs').Electron>}
 * @throws {import('../base/say.mjs').Halt} something is for the user to do
 */
export async function prepare(purpose, options) {
  // First what may ask for the user's help, so that they are not called back after minutes.
  await ensureDependencies();
  await ensureSystemPackages(purpose);
  const electron = await ensureElectron(options);
  await ensureBuilt();
  return electron;
}
