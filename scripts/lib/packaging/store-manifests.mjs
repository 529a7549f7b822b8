import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '../../../build/identity.mjs';
import { projectRoot } from '../base/paths.mjs';
import { Halt } from '../base/run-script.mjs';
import { sha256 } from './artifacts.mjs';
import { CASK, cask } from './cask.mjs';
import { wingetManifests } from './winget.mjs';

/** The variable with the address of the folder from which the packages are downloaded. */
const DOWNLOADS = 'STAGEDOOR_DOWNLOADS';

/**
 * Writes the files that package managers need next to the packages: manifests for winget if there is an NSIS installer,
 * and a Homebrew cask if there is a disk image. Without STAGEDOOR_DOWNLOADS there is no address to put into them, and
 * nothing is written.
 * @param {string} folder
 * @param {readonly string[]} packages names of the packages in it
 * @param {Readonly<Record<string, string | undefined>>} env
 * @returns {Promise<string[]>} the names of the files
 * @throws {Halt} if the address is not an https address of a folder
 */
export async function writeStoreManifests(folder, packages, env) {
  const downloads = downloadsIn(env);
  if (downloads === undefined) return [];
  const { version, description } = /** @type {{version: string, description: string}} */ (
    JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  );
  const homepage = env['STAGEDOOR_HOMEPAGE'] || identity.homepage;
  const factsOf = async (/** @type {string} */ name) => ({
    version,
    homepage,
    description,
    url: new URL(name, downloads).href,
    sha256: await sha256(join(folder, name)),
  });
  const files = new Map();
  for (const name of packages) {
    if (name.endsWith('.exe'))
      for (const [file, text] of wingetManifests(await factsOf(name))) files.set(file, text);
    if (name.endsWith('.dmg')) files.set(CASK, cask(await factsOf(name)));
  }
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return [...files.keys()];
}

/** @param {Readonly<Record<string, string | undefined>>} env */
function downloadsIn(env) {
  const text = env[DOWNLOADS] ?? '';
  if (text === '') return undefined;
  const address = text.endsWith('/') ? text : `${text}/`;
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' || `${url.username}${url.search}${url.hash}` !== '')
    throw new Halt(
      `${DOWNLOADS} is not the https address of a folder, without a user, a query and a fragment`,
    );
  return url;
}
