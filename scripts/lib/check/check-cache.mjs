import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closureHashes } from './import-closures.mjs';
import { projectRoot } from '../base/paths.mjs';
import { capture } from '../base/run.mjs';

/** Where checks keep what they found to be well. */
export const checkCacheFolder = join(projectRoot, 'node_modules', '.cache', 'stagedoor');
const place = join(checkCacheFolder, 'checks.json');

/** Seen by all checks without an import: the tools, their configuration, ambient types. */
const COMMON =
  /^[^/]+\.(json|jsonc|js|mjs|cjs|ts)$|^\.(prettier|npmrc|editorconfig|dependency-cruiser)|^scripts\/(check\.mjs|lib\/(check-cache|import-closures)\.mjs)$|\.d\.ts$/;

/**
 * @typedef {object} CheckCache what is known to be well, by the content of everything that can change what a check says
 * @property {(name: string, files: RegExp) => string[]} stale the files that are not known to be well
 * @property {(name: string, files: RegExp) => void} keep says that they all are
 * @property {() => void} save
 */

/**
 * Nothing is taken for well that could be said to be different now: a file is stale when anything it imports has changed, however
 * far away, and everything is when a tool or its configuration has.
 * @param {boolean} isWanted
 * @returns {Promise<CheckCache | undefined>} `undefined` where it is not wanted, or there is no git to say which files there are
 */
export async function openCheckCache(isWanted) {
  const files = isWanted ? await listFiles() : [];
  if (files.length === 0) return undefined;
  const contents = new Map(
    files.map((file) => [file, readFileSync(join(projectRoot, file), 'latin1')]),
  );
  const common = createHash('sha1').update(process.version);
  for (const [file, content] of contents)
    if (COMMON.test(file)) common.update(`${file}\0${content.length}\0${content}`);
  const hashes = closureHashes(contents, common.digest('base64'));
  const kept = readKept();
  return {
    stale(name, wanted) {
      const known = kept[name] ?? {};
      // A file that is gone is a change too: somebody may have needed it.
      const isGone = Object.keys(known).some((file) => !hashes.has(file));
      return files.filter((file) => {
        if (!wanted.test(file)) return false;
        return isGone || known[file] !== hashes.get(file);
      });
    },
    keep(name, wanted) {
      kept[name] = Object.fromEntries([...hashes].filter(([file]) => wanted.test(file)));
    },
    save() {
      mkdirSync(checkCacheFolder, { recursive: true });
      writeFileSync(place, JSON.stringify(kept));
    },
  };
}

/** Everything git knows or would add: what it ignores is checked by nobody. */
async function listFiles() {
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const { status, stdout } = await capture('git', args);
  if (status !== 0) return [];
  const names = [...new Set(stdout.split('\0').filter(Boolean))];
  return names.filter((name) => existsSync(join(projectRoot, name))).sort();
}

/** @returns {Record<string, Record<string, string>>} for each check its files and their hashes */
function readKept() {
  try {
    return JSON.parse(readFileSync(place, 'utf8'));
  } catch {
    return {};
  }
}
