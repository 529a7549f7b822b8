import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../base/lock.mjs';
import { projectRoot } from '../base/paths.mjs';
import { run } from '../base/run.mjs';
import { Halt, logLine } from '../base/run-script.mjs';
import { toolPath } from '../base/tools.mjs';

const outFolder = join(projectRoot, 'out');
const stampPath = join(outFolder, '.stamp');

/** What a build depends on, in addition to everything in src and the plugins in build. */
const OTHER_INPUTS = [
  'electron.vite.config.ts',
  'svelte.config.js',
  'package.json',
  'package-lock.json',
];
/** Environment variables that a build reads, for updates and source maps. */
const VARIABLES = ['STAGEDOOR_UPDATE_FEED', 'STAGEDOOR_UPDATE_KEYS', 'STAGEDOOR_SOURCEMAP'];

/**
 * Builds the program into out/ if the sources have changed since the last build.
 * @param {{always?: boolean}} [options] `always`: even if nothing has changed
 * @returns {Promise<void>}
 * @throws {Halt} if the build fails; the reason is printed above the message
 */
export async function ensureBuilt({ always = false } = {}) {
  if (!always && isFresh()) return;
  await withLock('building', async () => {
    if (!always && isFresh()) return;
    logLine('building …');
    // Computed first, so that changes during the build lead to another build next time.
    const stamp = inputsHash();
    rmSync(stampPath, { force: true });
    const env = { ...process.env, NODE_ENV: 'production' };
    const status = await run(
      process.execPath,
      [toolPath('electron-vite'), 'build', '--logLevel', 'warn'],
      { env },
    );
    if (status !== 0) throw new Halt(`the build failed with status ${status}; the reason is above`);
    writeFileSync(stampPath, stamp);
  });
}

function isFresh() {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === inputsHash();
}

/**
 * By content, because git, copies and caches do not keep times.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function inputsHash(env = process.env) {
  const hash = createHash('sha256');
  const ours = filesIn('build').filter((path) => /\.(ts|mjs)$/.test(path));
  const sources = [...filesIn('src'), ...ours];
  const others = OTHER_INPUTS.map((name) => join(projectRoot, name)).filter((path) =>
    existsSync(path),
  );
  for (const path of [...sources, ...others].sort()) {
    hash
      .update(`${path.slice(projectRoot.length)}\0`)
      .update(readFileSync(path))
      .update('\0');
  }
  for (const name of VARIABLES) hash.update(`${name}=${env[name] ?? ''}\0`);
  return hash.digest('hex');
}

/** @param {string} name */
function filesIn(name) {
  const folder = join(projectRoot, name);
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}
