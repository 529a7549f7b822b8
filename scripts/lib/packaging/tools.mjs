import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { withLock } from '../lock.mjs';
import { cacheFolder, projectRoot } from '../paths.mjs';
import { npmCommand, run } from '../run.mjs';
import { Halt, say } from '../say.mjs';

const described = join(projectRoot, 'build', 'tools');

/**
 * @typedef {object} PackagingTools what build/tools names, installed
 * @property {(name: string) => unknown} load a package of it
 * @property {(name: string, program: string) => string} program the script of a program of it, for Node
 * @property {(path: string) => string} file a file of it, relative to node_modules
 */

/**
 * Installs what makes packages into the user's cache, where it is not there yet. It is more than a checkout may weigh, so it is no
 * dependency of the project; it has a lockfile of its own.
 * @returns {Promise<PackagingTools>}
 * @throws {Halt} npm could not install it
 */
export async function ensurePackagingTools() {
  const lockfile = readFileSync(join(described, 'package-lock.json'));
  const name = `packaging-tools-${createHash('sha256').update(lockfile).digest('hex').slice(0, 12)}`;
  const folder = join(cacheFolder(), name);
  if (!existsSync(folder))
    await withLock('the packaging tools', () => install(folder), { shared: true });
  const require = createRequire(join(folder, 'package.json'));
  const file = (/** @type {string} */ path) => join(folder, 'node_modules', path);
  return {
    file,
    load: (name) => require(name),
    program: (name, program) => {
      const { bin } = JSON.parse(readFileSync(file(join(name, 'package.json')), 'utf8'));
      return file(join(name, typeof bin === 'string' ? bin : bin[program]));
    },
  };
}

/** @param {string} folder */
async function install(folder) {
  if (existsSync(folder)) return;
  say('installing what makes packages (once, half a minute) …');
  const work = `${folder}.${process.pid}`;
  mkdirSync(work, { recursive: true });
  try {
    for (const name of ['package.json', 'package-lock.json'])
      copyFileSync(join(described, name), join(work, name));
    copyFileSync(join(projectRoot, '.npmrc'), join(work, '.npmrc'));
    const npm = npmCommand();
    const status = await run(npm.command, [...npm.args, 'ci', '--loglevel=error'], { cwd: work });
    if (status !== 0)
      throw new Halt(`npm ci failed with status ${status}; its own words are above`);
    renameSync(work, folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
