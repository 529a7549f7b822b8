import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../base/run.mjs';
import { Halt } from '../base/run-script.mjs';

/** A path of this machine as programs under wine see it. @param {string} path */
export const winePath = (path) => `Z:${path.replaceAll('/', '\\')}`;

/**
 * A Windows 10 of wine's in a folder, with its own registry and files.
 * @param {string} folder an existing one
 * @param {readonly string[]} libraries compiled for Windows; wine finds them next to its own
 * @returns {Promise<{env: NodeJS.ProcessEnv, stop: () => Promise<void>}>} `env`: for programs that run there; `stop` ends
 *   all of them
 * @throws {Halt} if wine cannot be started
 */
export async function startWine(folder, libraries) {
  const prefix = join(folder, 'wine');
  const env = {
    ...process.env,
    WINEPREFIX: prefix,
    WINEDEBUG: '-all',
    // Wine reads arguments in the locale's encoding.
    LC_ALL: 'C.UTF-8',
    // Without these, wine offers to download what is not needed.
    WINEDLLOVERRIDES: 'mscoree,mshtml=',
    // Wine links to folders of the home folder.
    HOME: folder,
    // There is no screen.
    DISPLAY: undefined,
  };
  const stop = async () => {
    await run('wineserver', ['--kill'], { env, stdio: 'ignore' });
  };
  const steps = [
    ['wineboot', '--init'],
    ['winecfg', '-v', 'win10'],
  ];
  for (const step of steps) {
    const status = await run('wine', step, { env, stdio: 'ignore' });
    if (status === 0) continue;
    await stop();
    throw new Halt(`wine could not be started: "wine ${step.join(' ')}" ended with ${status}`);
  }
  for (const library of libraries)
    copyFileSync(
      library,
      join(prefix, 'drive_c', 'windows', 'system32', library.replace(/^.*\//, '')),
    );
  return { env, stop };
}
