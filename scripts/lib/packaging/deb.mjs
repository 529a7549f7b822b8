import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { identity } from '../../../build/identity.mjs';
import { projectRoot } from '../base/paths.mjs';
import { epoch } from './artifacts.mjs';

const build = join(projectRoot, 'build');
const ICON_SIZES = [16, 32, 48, 64, 128, 256, 512];

/**
 * Creates a .deb with Debian's tools (dpkg, fakeroot), for networks on which electron-builder's tools cannot be downloaded.
 * Chromium's sandbox helper has mode 4755. It is used if users may not create namespaces.
 * @param {string} folder what is packed, as electron-builder's target "dir" leaves it
 * @param {string} target
 * @param {string} electronVersion
 */
export async function makeDeb(folder, target, electronVersion) {
  // Imported here because it is not installed on Windows.
  const { default: installer } = await import('electron-installer-debian');
  process.env['SOURCE_DATE_EPOCH'] = epoch();
  // Files that only this tool needs.
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
      // gzip, because this package is only for trials and xz would take a minute.
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
  if (!existsSync(target)) throw new Error('the .deb was not created');
}
