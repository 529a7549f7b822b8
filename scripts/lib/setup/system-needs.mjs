/**
 * @typedef {'run' | 'demo' | 'test' | 'package' | 'package-test' | 'windows-test'} Purpose `run`: start the program; `demo` and `test`: those as well,
 *   without a screen; `package`: make packages; `package-test`: install and try them; `windows-test`: tests on Windows' Node
 *
 * @typedef {object} Need one thing of the operating system
 * @property {{library: string} | {program: string} | {fonts: true} | {aws: true}} what how to check that it is installed
 * @property {readonly string[]} apt names of its package; the first that exists is used (Debian 13 and Ubuntu 24.04 renamed some)
 * @property {string} dnf
 * @property {string} pacman
 * @property {readonly Purpose[]} for
 * @property {true} [optional] tests that need it are skipped without it
 */

const ALL = /** @type {const} */ (['run', 'demo', 'test', 'package-test']);
const SCREENLESS = /** @type {const} */ (['demo', 'test', 'package-test']);
const TEST = /** @type {const} */ (['test']);
const DESKTOP = /** @type {const} */ (['test', 'package-test']);
const PACKAGE = /** @type {const} */ (['package', 'package-test']);
const WINDOWS = /** @type {const} */ (['windows-test']);
const TRIAL = /** @type {const} */ (['package-test']);

/**
 * Libraries that Electron's executable needs and a minimal system lacks (`objdump -p electron | grep NEEDED`), and what tests use.
 * @type {readonly Need[]}
 */
export const systemNeeds = [
  library('libnss3.so', ['libnss3'], 'nss', 'nss'),
  library('libatk-1.0.so.0', ['libatk1.0-0t64', 'libatk1.0-0'], 'atk', 'at-spi2-core'),
  library(
    'libatk-bridge-2.0.so.0',
    ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0'],
    'at-spi2-atk',
    'at-spi2-core',
  ),
  library('libcups.so.2', ['libcups2t64', 'libcups2'], 'cups-libs', 'libcups'),
  library('libgtk-3.so.0', ['libgtk-3-0t64', 'libgtk-3-0'], 'gtk3', 'gtk3'),
  library('libgbm.so.1', ['libgbm1'], 'mesa-libgbm', 'mesa'),
  library('libasound.so.2', ['libasound2t64', 'libasound2'], 'alsa-lib', 'alsa-lib'),
  // The keychain's library. Without it, the program runs and reports that there is no keychain.
  library('libsecret-1.so.0', ['libsecret-1-0'], 'libsecret', 'libsecret'),
  program('Xvfb', 'xvfb', 'xorg-x11-server-Xvfb', 'xorg-server-xvfb', SCREENLESS),
  program('dbus-run-session', 'dbus', 'dbus-daemon', 'dbus', SCREENLESS),
  need({ fonts: true }, ['fonts-dejavu-core'], 'dejavu-sans-fonts', 'ttf-dejavu', SCREENLESS),
  program('gnome-keyring-daemon', 'gnome-keyring', 'gnome-keyring', 'gnome-keyring', DESKTOP),
  program('chromium', 'chromium', 'chromium', 'chromium', TEST),
  program('openssl', 'openssl', 'openssl', 'openssl', TEST),
  program('xdg-open', 'xdg-utils', 'xdg-utils', 'xdg-utils', DESKTOP),
  program(
    'update-desktop-database',
    'desktop-file-utils',
    'desktop-file-utils',
    'desktop-file-utils',
    DESKTOP,
  ),
  program('dpkg-deb', 'dpkg', 'dpkg', 'dpkg', PACKAGE),
  program('fakeroot', 'fakeroot', 'fakeroot', 'fakeroot', PACKAGE),
  // Not for packages of the stand-in.
  optional(program('rpmbuild', 'rpm', 'rpm-build', 'rpm-tools', PACKAGE)),
  optional(
    program(
      'x86_64-w64-mingw32-gcc',
      'gcc-mingw-w64-x86-64',
      'mingw64-gcc',
      'mingw-w64-gcc',
      TRIAL,
    ),
  ),
  optional(program('wine', 'wine', 'wine-core', 'wine', TRIAL)),
  optional(program('makensis', 'nsis', 'mingw32-nsis', 'nsis', TRIAL)),
  optional(program('osslsigncode', 'osslsigncode', 'osslsigncode', 'osslsigncode', TRIAL)),
  optional(program('appstreamcli', 'appstream', 'appstream', 'appstream', TRIAL)),
  // Without these, npm run test:windows fails.
  program(
    'x86_64-w64-mingw32-gcc',
    'gcc-mingw-w64-x86-64',
    'mingw64-gcc',
    'mingw-w64-gcc',
    WINDOWS,
  ),
  program('wine', 'wine', 'wine-core', 'wine', WINDOWS),
  program('makensis', 'nsis', 'mingw32-nsis', 'nsis', WINDOWS),
  program('osslsigncode', 'osslsigncode', 'osslsigncode', 'osslsigncode', WINDOWS),
  program('openssl', 'openssl', 'openssl', 'openssl', WINDOWS),
  program('wixl', 'wixl', 'msitools', 'msitools', WINDOWS),
  optional(need({ aws: true }, ['awscli'], 'awscli2', 'aws-cli', TEST)),
];

/**
 * @param {Need['what']} what
 * @param {readonly string[]} apt
 * @param {string} dnf
 * @param {string} pacman
 * @param {readonly Purpose[]} purposes
 * @returns {Need}
 */
function need(what, apt, dnf, pacman, purposes) {
  return { what, apt, dnf, pacman, for: purposes };
}

/**
 * @param {Need} need
 * @returns {Need}
 */
function optional(need) {
  return { ...need, optional: true };
}

/**
 * @param {string} soname
 * @param {readonly string[]} apt
 * @param {string} dnf
 * @param {string} pacman
 */
function library(soname, apt, dnf, pacman) {
  return need({ library: soname }, apt, dnf, pacman, ALL);
}

/**
 * @param {string} name
 * @param {string} apt
 * @param {string} dnf
 * @param {string} pacman
 * @param {readonly Purpose[]} purposes
 */
function program(name, apt, dnf, pacman, purposes) {
  return need({ program: name }, [apt], dnf, pacman, purposes);
}
