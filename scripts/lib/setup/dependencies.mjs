import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withLock } from '../base/lock.mjs';
import { projectRoot } from '../base/paths.mjs';
import { npmCommand, run } from '../base/run.mjs';
import { Halt, logLine } from '../base/run-script.mjs';

const WANTED_NODE = { major: 20, minor: 19 };

/**
 * Checks that Node is new enough, and runs `npm ci` if node_modules does not match package-lock.json.
 * @returns {Promise<void>}
 * @throws {Halt} if Node is too old, or if npm fails (it has printed the reason)
 */
export async function ensureDependencies() {
  checkNode(process.versions.node);
  if (whyStale(projectRoot) === undefined) return;
  await withLock('dependencies', async () => {
    const reason = whyStale(projectRoot);
    if (reason === undefined) return;
    logLine(`installing the dependencies: ${reason} (a minute or two)`);
    const npm = npmCommand();
    // With `npm run --silent` or NODE_ENV=production, npm would print nothing or omit the development dependencies.
    const args = [
      ...npm.args,
      'ci',
      '--include=dev',
      '--no-audit',
      '--no-fund',
      '--loglevel=error',
    ];
    const status = await run(npm.command, args);
    if (status !== 0) throw new Halt(`npm ci failed with status ${status}; see its output above`);
  });
}

/**
 * @param {string} version such as 20.19.0
 * @throws {Halt} it is older than 20.19
 */
function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > WANTED_NODE.major || (major === WANTED_NODE.major && minor >= WANTED_NODE.minor))
    return;
  const wanted = `${WANTED_NODE.major}.${WANTED_NODE.minor}`;
  throw new Halt(
    `Node ${wanted} or newer is required, but this is ${version}. Install it and try again.`,
  );
}

/**
 * Why node_modules does not match package-lock.json; `undefined` if it does.
 *
 * npm records what it installed in node_modules/.package-lock.json and writes that last, so a manual `npm ci` counts and an
 * interrupted one does not.
 * @param {string} root
 * @returns {string | undefined}
 */
function whyStale(root) {
  const installedPath = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedPath)) return 'there are none yet';
  try {
    const wanted = readJson(join(root, 'package-lock.json')).packages;
    const installed = readJson(installedPath).packages;
    if (!sameRequests(readJson(join(root, 'package.json')), wanted['']))
      return 'package.json has changed';
    const differs = Object.entries(wanted).some(([path, entry]) => {
      if (path === '') return false;
      const found = installed[path];
      if (!found) return !entry.optional;
      return found.version !== entry.version || found.integrity !== entry.integrity;
    });
    const tooMuch = Object.keys(installed).some((path) => !(path in wanted));
    return differs || tooMuch ? 'package-lock.json has changed' : undefined;
  } catch {
    return 'what is there cannot be read';
  }
}

/**
 * @param {Record<string, unknown>} manifest
 * @param {Record<string, unknown>} locked the lockfile's entry for the project itself
 */
function sameRequests(manifest, locked) {
  return ['dependencies', 'devDependencies', 'optionalDependencies'].every(
    (kind) => sortedJson(manifest[kind]) === sortedJson(locked[kind]),
  );
}

/** @param {unknown} record */
function sortedJson(record) {
  return JSON.stringify(Object.entries(record ?? {}).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
