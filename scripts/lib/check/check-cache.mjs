import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { closureHashes } from './import-closures.mjs';
import { projectRoot } from '../base/paths.mjs';
import { capture } from '../base/run.mjs';

/** Where the checks record what passed. */
export const checkCacheFolder = join(projectRoot, 'node_modules', '.cache', 'stagedoor');
const cacheFile = join(checkCacheFolder, 'checks.json');

/** What all checks depend on without an import: the tools, their configuration, ambient types. */
const COMMON =
  /^[^/]+\.(json|jsonc|js|mjs|cjs|ts)$|^\.(oxfmtrc|npmrc|editorconfig|dependency-cruiser)|^scripts\/(check\.mjs|lib\/(check-cache|import-closures)\.mjs)$|\.d\.ts$/;

/**
 * @typedef {object} CheckCache the files that passed, by the content of everything that can change a check's result
 * @property {(name: string, files: RegExp) => string[]} stale the files that have to be checked
 * @property {(name: string, files: RegExp) => void} keep records that all of them passed
 * @property {() => void} save
 */

/**
 * A file is stale if anything that it imports, directly or indirectly, has changed. All files are stale if a tool or its
 * configuration has changed.
 * @param {boolean} isWanted
 * @returns {Promise<CheckCache | undefined>} `undefined` if it is not wanted, or if there is no git to list the files
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
      // A deleted file is a change too, because other files may have imported it.
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
      writeFileSync(cacheFile, JSON.stringify(kept));
    },
  };
}

/** All files that git tracks or would add. Ignored files are not checked. */
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
    return JSON.parse(readFileSync(cacheFile, 'utf8'));
  } catch {
    return {};
  }
}
