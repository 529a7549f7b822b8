import { join } from 'node:path';
import { projectRoot } from '../paths.mjs';
import { run } from '../run.mjs';
import { Halt } from '../say.mjs';

/**
 * Runs electron-builder with the project's configuration.
 * @param {import('./tools.mjs').PackagingTools} tools
 * @param {readonly string[]} args platform and targets
 * @param {Record<string, string | undefined>} env as build/electron-builder.ts reads it
 * @returns {Promise<void>}
 * @throws {Halt} it failed; its own words are above
 */
export async function runBuilder(tools, args, env) {
  const status = await run(
    process.execPath,
    [
      tools.program('electron-builder', 'electron-builder'),
      ...args,
      ...['--config', join('build', 'electron-builder.ts'), '--publish', 'never'],
    ],
    {
      cwd: projectRoot,
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
