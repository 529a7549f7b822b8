import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { capture, npmCommand } from './run.mjs';
import { Halt } from './run-script.mjs';

/**
 * @typedef {object} PinnedPackage
 * @property {string} package name and version, such as `name@1.2.3`
 * @property {string} integrity of its archive, as a lockfile names it (sha512)
 */

/**
 * Downloads a package with npm, so that the user's registry, proxy, certificates and sign-in are used.
 * @param {PinnedPackage} pinned
 * @param {string} folder an existing folder without an archive in it
 * @returns {Promise<string>} the path of its archive
 * @throws {Halt} if the registry does not have it, or has different content
 */
export async function fetchPackage({ package: name, integrity }, folder) {
  const npm = npmCommand();
  const args = ['pack', name, '--pack-destination', folder, '--json', '--loglevel=error'];
  const { status, output } = await capture(npm.command, [...npm.args, ...args], { cwd: folder });
  const packed = (await readdir(folder)).find((one) => one.endsWith('.tgz'));
  if (status !== 0 || !packed) throw new Halt(`npm could not fetch ${name}:\n${output.trim()}`);
  const archive = join(folder, packed);
  const hash = createHash('sha512');
  await pipeline(createReadStream(archive), hash);
  if (`sha512-${hash.digest('base64')}` === integrity) return archive;
  throw new Halt(
    `${name} is not what it was: its integrity differs from the pinned one. Nothing was unpacked.`,
  );
}

/**
 * Unpacks an archive, or only `names` in it.
 * @param {string} archive
 * @param {string} folder
 * @param {readonly string[]} [names]
 */
export async function unpackPackage(archive, folder, names = []) {
  const { status, output } = await capture('tar', ['-xzf', archive, '-C', folder, ...names]);
  if (status !== 0) throw new Halt(`tar could not unpack ${archive}: ${output.trim()}`);
}
