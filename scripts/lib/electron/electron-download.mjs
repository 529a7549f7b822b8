import { existsSync, readFileSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { projectRoot } from '../base/paths.mjs';

const FIRST_BYTE_MS = 20_000;
const STALL_MS = 30_000;

const packageFolder = join(projectRoot, 'node_modules', 'electron');
const distFolder = join(packageFolder, 'dist');

/** The executable inside Electron's archive, as the `electron` package's own installer names it. */
const executableName =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
    /** @type {string} */ (process.platform)
  ] ?? 'electron';

/**
 * The `electron` package's own binary.
 * @returns {import('./electron-binary.mjs').Electron | undefined} `undefined` if it has not been downloaded
 */
export function installedElectron() {
  const executable = join(distFolder, executableName);
  try {
    const version = readFileSync(join(distFolder, 'version'), 'utf8').trim().replace(/^v/, '');
    if (version !== wantedVersion() || !existsSync(executable)) return undefined;
    return { executable, standIn: false, version, dist: distFolder };
  } catch {
    return undefined;
  }
}

/**
 * Downloads Electron like its package: same cache, same checksums, same environment (ELECTRON_MIRROR, electron_config_cache …),
 * and through HTTPS_PROXY if it is set. It does not run the package's install.js, because that never ends on a network that
 * drops packets. Here, the first byte has to arrive within 20 s, and each further one within 30 s.
 * @returns {Promise<string | undefined>} why the download failed; `undefined` if it succeeded
 */
export async function downloadElectron() {
  const abort = new AbortController();
  const giveUp = () => abort.abort(new Error('no answer in time'));
  let timer = setTimeout(giveUp, FIRST_BYTE_MS);
  const unpacked = `${distFolder}.${process.pid}`;
  try {
    if (process.env['HTTPS_PROXY'] ?? process.env['https_proxy'])
      process.env['ELECTRON_GET_USE_PROXY'] ??= '1';
    const { downloadArtifact } = await importOfElectron('@electron/get');
    const { extract } = await importOfElectron('@electron-internal/extract-zip');
    const archive = await downloadArtifact({
      version: wantedVersion(),
      artifactName: 'electron',
      platform: process.platform,
      arch: process.arch,
      cacheRoot: process.env['electron_config_cache'],
      checksums: JSON.parse(readFileSync(join(packageFolder, 'checksums.json'), 'utf8')),
      downloadOptions: {
        signal: abort.signal,
        getProgressCallback: () => {
          clearTimeout(timer);
          timer = setTimeout(giveUp, STALL_MS);
          return Promise.resolve();
        },
      },
    });
    clearTimeout(timer);
    await extract(archive, { dir: unpacked });
    await rm(distFolder, { recursive: true, force: true });
    await rename(unpacked, distFolder);
    // The package's index.js reads the path of the executable from here.
    await writeFile(join(packageFolder, 'path.txt'), executableName);
    return undefined;
  } catch (error) {
    return reasonOf(error);
  } finally {
    clearTimeout(timer);
    await rm(unpacked, { recursive: true, force: true });
  }
}

/** The version in package.json. */
function wantedVersion() {
  return JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')).version;
}

/**
 * Imports what the `electron` package depends on, wherever npm put it.
 * @param {string} name
 */
export async function importOfElectron(name) {
  const require = createRequire(join(packageFolder, 'package.json'));
  return import(/* @vite-ignore */ pathToFileURL(require.resolve(name)).href);
}

/** @param {unknown} error */
function reasonOf(error) {
  if (!(error instanceof Error)) return String(error);
  // fetch hides the reason ("getaddrinfo ENOTFOUND …") one level down.
  return error.cause instanceof Error ? error.cause.message : error.message;
}
