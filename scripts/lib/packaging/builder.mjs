import { run } from '../base/run.mjs';
import { Halt } from '../base/run-script.mjs';
import { toolPath } from '../base/tools.mjs';

/**
 * Runs electron-builder with the project's configuration, which it finds by itself (electron-builder.ts).
 * @param {readonly string[]} args platform and targets
 * @param {Record<string, string | undefined>} env as electron-builder.ts reads it
 * @returns {Promise<void>}
 * @throws {Halt} if it fails; its output is above
 */
export async function runBuilder(args, env) {
  const status = await run(
    process.execPath,
    [toolPath('electron-builder'), ...args, '--publish', 'never'],
    {
      // Signs only with the given key, not with one from the user's keychain.
      env: {
        ...process.env,
        ...env,
        CSC_IDENTITY_AUTO_DISCOVERY: process.env['CSC_LINK'] ? 'true' : 'false',
      },
    },
  );
  if (status !== 0)
    throw new Halt(`electron-builder failed with status ${status}; see its output above`);
}
