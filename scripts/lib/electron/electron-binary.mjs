import { projectRoot } from '../base/paths.mjs';
import { downloadElectron, installedElectron } from './electron-download.mjs';
import { placeStandIn, placedStandIn, standInFits, tellStandIn } from './electron-stand-in.mjs';
import { Halt, say } from '../base/say.mjs';

/**
 * @typedef {object} Electron
 * @property {string} executable
 * @property {boolean} standIn whether it is the one from npm and not the one package.json asks for
 * @property {string} version
 * @property {string} dist a clean folder of it, to package from
 */

/**
 * The Electron to run this checkout with: the one package.json asks for, else (linux-x64) the stand-in from npm. What was found
 * once is kept, so that a closed network is not asked each time.
 * @param {{again?: boolean, quiet?: boolean}} [options] `again`: try the download even though the stand-in is there;
 *   `quiet`: no line about a stand-in that was there already
 * @returns {Promise<Electron>}
 * @throws {Halt} neither can be had
 */
export async function ensureElectron({ again = false, quiet = false } = {}) {
  const installed = installedElectron();
  if (installed) return installed;
  const placed = await placedStandIn();
  if (placed && !again) {
    if (!quiet) tellStandIn();
    return placed;
  }
  say('downloading Electron …');
  const trouble = await downloadElectron();
  const downloaded = trouble === undefined ? installedElectron() : undefined;
  if (downloaded) return downloaded;
  if (!standInFits) {
    throw new Halt(
      `Electron could not be downloaded (${trouble}). Where a mirror is at hand, set ELECTRON_MIRROR to it and try again.`,
    );
  }
  const standIn = await placeStandIn();
  tellStandIn(trouble);
  return standIn;
}

/**
 * How to start this checkout's program. The stand-in runs what lies beside it; Electron proper is told the folder.
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
 * How to start a small program of ours with it, without this checkout's own.
 * @param {Electron} electron
 * @param {string} app the folder of the program, with its package.json
 * @param {readonly string[]} switches Chromium's
 * @returns {Promise<{command: string, args: string[]}>}
 */
export async function otherProgram(electron, app, switches) {
  if (!electron.standIn) return { command: electron.executable, args: [app, ...switches] };
  const placed = (await placedStandIn(app)) ?? (await placeStandIn(app));
  return { command: placed.executable, args: [...switches] };
}
