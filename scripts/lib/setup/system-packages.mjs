import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { withLock } from '../base/lock.mjs';
import { capture, run } from '../base/run.mjs';
import { isRoot } from '../electron/sandbox.mjs';
import { Halt, logLine } from '../base/run-script.mjs';
import { systemNeeds } from './system-needs.mjs';

/** @typedef {import('./system-needs.mjs').Need} Need */

/**
 * Checks that the operating system has what Electron, the demo and the tests need. As root on Debian and Ubuntu, installs what
 * is missing; otherwise lists it. macOS and Windows need nothing.
 * @param {import('./system-needs.mjs').Purpose} purpose
 * @returns {Promise<void>}
 * @throws {Halt} if something has to be installed manually; the message lists all of it
 */
export async function ensureSystemPackages(purpose) {
  if (process.platform !== 'linux' || missingNeeds(purpose).length === 0) return;
  if (!(isRoot() && isDebianLike())) {
    const missing = missingNeeds(purpose);
    const advice = adviceFor(missing, osIds());
    if (missing.some(({ optional }) => !optional)) throw new Halt(advice);
    logLine(advice);
    return;
  }
  await withLock('system packages', () => installByApt(missingNeeds(purpose)), { shared: true });
  const left = missingNeeds(purpose).filter(({ optional }) => !optional);
  if (left.length > 0) throw new Halt(adviceFor(left, osIds()));
}

/**
 * @param {import('./system-needs.mjs').Purpose} purpose
 * @returns {Need[]} what is missing
 */
function missingNeeds(purpose) {
  const libraries = knownLibraries();
  return systemNeeds.filter((need) => need.for.includes(purpose) && !isThere(need.what, libraries));
}

/**
 * The one message that says what to install.
 * @param {readonly Need[]} missing
 * @param {readonly string[]} ids of /etc/os-release: the distribution and those it is like
 * @returns {string}
 */
function adviceFor(missing, ids) {
  // { fonts: true } reads "fonts", { program: 'Xvfb' } reads "Xvfb".
  const things = missing.flatMap(({ what }) =>
    Object.entries(what).map(([kind, name]) => (name === true ? kind : name)),
  );
  const head = `this machine lacks ${things.join(', ')}. `;
  const is = (/** @type {string[]} */ ...names) => names.some((name) => ids.includes(name));
  const list = (/** @type {string[]} */ names) => [...new Set(names)].join(' ');
  if (is('debian', 'ubuntu')) {
    const newer = usesT64Names();
    const names = missing.map(({ apt }) => (newer ? apt[0] : apt.at(-1)) ?? '');
    return `${head}Install it with:  sudo apt-get install --no-install-recommends ${list(names)}`;
  }
  if (is('fedora', 'rhel', 'centos'))
    return `${head}Install it with:  sudo dnf install ${list(missing.map(({ dnf }) => dnf))}`;
  if (is('arch'))
    return `${head}Install it with:  sudo pacman -S --needed ${list(missing.map(({ pacman }) => pacman))}`;
  const debian = list(missing.map(({ apt }) => apt.at(-1) ?? ''));
  return `${head}We do not know this distribution's names; Debian calls the packages: ${debian}`;
}

/** @param {readonly Need[]} missing */
async function installByApt(missing) {
  if (missing.length === 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Dpkg::Use-Pty=0'];
  logLine('installing missing system packages with apt-get …');
  // If a mirror fails, the existing lists may be sufficient.
  await run('apt-get', ['update', '-qq', ...wait], { env });
  const names = [];
  for (const need of missing) {
    const name = await firstAvailable(need.apt, env);
    if (name) names.push(name);
    else
      logLine(
        `this system has no package ${need.apt.join(' or ')}${need.optional ? '; tests that need it are skipped' : ''}`,
      );
  }
  if (names.length === 0) return;
  const status = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...wait, ...names],
    { env },
  );
  if (status !== 0)
    throw new Halt(
      `apt-get install ${names.join(' ')} failed with status ${status}; see its output above`,
    );
}

/**
 * @param {readonly string[]} names
 * @param {NodeJS.ProcessEnv} env
 */
async function firstAvailable(names, env) {
  for (const name of names) {
    const { stdout } = await capture('apt-cache', ['policy', name], { env });
    // A virtual package has "(none)".
    if (/Candidate: (?!\(none\))/.test(stdout)) return name;
  }
  return undefined;
}

/**
 * @param {Need['what']} what
 * @param {string} libraries
 */
function isThere(what, libraries) {
  if ('library' in what) return libraries.includes(`\t${what.library} `);
  if ('program' in what) return findProgram(what.program) !== undefined;
  if ('fonts' in what) return ['/usr/share/fonts', '/usr/local/share/fonts'].some(hasFont);
  return findAws() !== undefined;
}

/**
 * A program on PATH, or in the distribution's folder.
 * @param {string} name
 * @returns {string | undefined} its path
 */
function findProgram(name) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** @type {string | undefined} */
let foundAws;

/**
 * An AWS CLI that supports Nimble, preferably the distribution's: newer versions have dropped it, and the first one on PATH may
 * be a version manager's shim without a version. It takes more than half a second to find one, so it is kept.
 * @returns {string | undefined} its path
 */
export function findAws() {
  foundAws ??= ['/usr/bin/aws', findProgram('aws')].find(
    (path) => path !== undefined && knowsNimble(path),
  );
  return foundAws;
}

/** @param {string} path */
function knowsNimble(path) {
  if (!isExecutable(path)) return false;
  // Prints the operation's input, without a request and without keys.
  const args = ['nimble', 'list-studios', '--generate-cli-skeleton', '--region', 'us-west-2'];
  return spawnSync(path, args, { timeout: 30_000, stdio: 'ignore' }).status === 0;
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} folder */
function hasFont(folder) {
  return (
    existsSync(folder) &&
    readdirSync(folder, { recursive: true }).some((name) =>
      /\.(ttf|otf|ttc|pfb)$/i.test(String(name)),
    )
  );
}

function knownLibraries() {
  // Not on the PATH of a user who is not root.
  const ldconfig = ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find(existsSync) ?? 'ldconfig';
  return spawnSync(ldconfig, ['-p'], { encoding: 'utf8', timeout: 20_000 }).stdout ?? '';
}

function usesT64Names() {
  return spawnSync('apt-cache', ['show', 'libgtk-3-0t64'], { stdio: 'ignore' }).status === 0;
}

function isDebianLike() {
  return osIds().some((id) => id === 'debian' || id === 'ubuntu');
}

/** The distribution and those it is like, from /etc/os-release. */
function osIds() {
  try {
    const text = readFileSync('/etc/os-release', 'utf8');
    return [...text.matchAll(/^ID(?:_LIKE)?=(.*)$/gm)].flatMap(([, value = '']) =>
      value.replaceAll('"', '').split(' '),
    );
  } catch {
    return [];
  }
}
