import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { spawn } from 'node:child_process';
import { statusOf } from '../base/run.mjs';
import { Halt } from '../base/run-script.mjs';

/**
 * The time of all files in packages, so that the same input gives the same archive: SOURCE_DATE_EPOCH (reproducible-builds.org)
 * if it is set, otherwise 1 January 2020.
 */
export const epoch = () => process.env['SOURCE_DATE_EPOCH'] ?? '1577836800';

/**
 * Packs a folder. The same content gives the same bytes: sorted names, a fixed time, owned by root, and no name or time in the gzip header.
 * @param {string} parent
 * @param {string} name of the folder in it
 * @param {string} target
 */
export async function packTarGz(parent, name, target) {
  const args = ['--sort=name', `--mtime=@${epoch()}`, '--owner=0', '--group=0', '--numeric-owner'];
  const tar = spawn('tar', [...args, '--format=gnu', '-C', parent, '-cf', '-', name], {
    stdio: ['ignore', 'pipe', 2],
  });
  const ended = new Promise((resolve) =>
    tar.once('close', (code, signal) => resolve(statusOf(code, signal))),
  );
  await pipeline(tar.stdout, createGzip({ level: 6 }), createWriteStream(target));
  const status = await ended;
  if (status !== 0) throw new Halt(`tar failed with status ${status}; see its output above`);
}

/**
 * Writes SHA256SUMS over every file in a folder, as `sha256sum --check` reads it.
 * @param {string} folder
 * @param {readonly string[]} names
 */
export async function writeChecksums(folder, names) {
  const lines = await Promise.all(
    [...names].sort().map(async (name) => `${await sha256(join(folder, name))}  ${name}`),
  );
  await writeFile(join(folder, 'SHA256SUMS'), `${lines.join('\n')}\n`);
}

/** @param {string} path */
export async function sha256(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Types of files that are published. */
const PACKAGE = /\.(deb|rpm|AppImage|exe|msi|dmg|zip|tar\.gz)$/;

/**
 * @param {string} folder
 * @returns {Promise<string[]>} the names of the packages in it
 */
export async function packagesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && PACKAGE.test(entry.name))
    .map(({ name }) => name);
}
