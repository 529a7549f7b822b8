import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '../../../build/identity.mjs';
import { projectRoot } from '../base/paths.mjs';
import { epoch } from './artifacts.mjs';

const build = join(projectRoot, 'build');
const ICON_SIZES = [16, 32, 48, 64, 128, 256, 512];

/**
 * Makes a .deb with what Debian itself has (dpkg, fakeroot), for networks where electron-builder's own tools cannot be downloaded.
 * Chromium's sandbox helper is in it with mode 4755: it is used where users may not make namespaces.
 * @param {string} folder what is packed, as electron-builder's target "dir" leaves it
 * @param {string} target
 * @param {string} electronVersion
 */
export async function makeDeb(folder, target, electronVersion) {
  // Loaded here, because it is not installed on Windows.
  const { default: installer } = await import('electron-installer-debian');
  process.env['SOURCE_DATE_EPOCH'] = epoch();
  // What it has to find there, and what nobody else needs.
  const extra = { version: join(folder, 'version'), licence: join(folder, 'LICENSE') };
  writeFileSync(extra.version, electronVersion);
  copyFileSync(join(projectRoot, 'LICENSE'), extra.licence);
  const mask = process.umask(0o022);
  try {
    await installer({
      src: folder,
      dest: join(target, '..'),
      rename: () => target,
      name: 'stagedoor',
      productName: 'Stagedoor',
      genericName: 'Remote workstations',
      description: 'Opens remote workstations',
      productDescription:
        'Asks for a stream of a workstation, waits until it is ready and hands it to the DCV viewer.',
      maintainer: identity.maintainer,
      homepage: process.env['STAGEDOOR_HOMEPAGE'] ?? identity.homepage,
      arch: 'amd64',
      bin: 'stagedoor',
      section: 'net',
      depends: ['libsecret-1-0'],
      // gzip: this one is for trying, and xz would take a minute.
      compression: 'gzip',
      desktopTemplate: join(build, 'linux', 'stagedoor.desktop'),
      icon: Object.fromEntries([
        ...ICON_SIZES.map((size) => [
          `${size}x${size}`,
          join(build, 'icon', `${size}x${size}.png`),
        ]),
        ['scalable', join(build, 'icon', 'stagedoor.svg')],
      ]),
    });
  } finally {
    process.umask(mask);
    for (const path of Object.values(extra)) rmSync(path, { force: true });
  }
  if (!existsSync(target)) throw new Error('there is no .deb where one was just made');
}
