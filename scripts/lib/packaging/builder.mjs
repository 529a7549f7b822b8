import { run } from '../base/run.mjs';
import { Halt } from '../base/say.mjs';
import { toolPath } from '../base/tools.mjs';

/**
 * Runs electron-builder with the project's configuration, which it finds by itself (electron-builder.ts).
 * @param {readonly string[]} args platform and targets
 * @param {Record<string, string | undefined>} env as electron-builder.ts reads it
 * @returns {Promise<void>}
 * @throws {Halt} it failed; its own words are above
 */
export async function runBuilder(args, env) {
  const status = await run(
    process.execPath,
    [toolPath('electron-builder'), ...args, '--publish', 'never'],
    {
      // Signed with the key that is given, and with none that happens to be in somebody's keychain.
      env: {
        ...process.env,
        ...env,
        CSC_IDENTITY_AUTO_DISCOVERY: process.env['CSC_LINK'] ? 'true' : 'false',
      },
    },
  );
  if (status !== 0)
    throw new Halt(`electron-builder failed with status ${status}; its own words are above`);
}
