import path from 'node:path';
import type { Configuration } from 'electron-builder';
import { identity } from './build/identity.mjs';
import { afterPack, SIGNED } from './build/packages/after-pack.ts';
import { FILES, LANGUAGES } from './build/packages/contents.ts';
import { FUSES } from './build/packages/fuses.ts';
import { INSTALLED_METAINFO, METAINFO } from './build/packages/metainfo.ts';
import { addLinksAndPath } from './build/packages/msi.ts';

const build = path.join(import.meta.dirname, 'build');
const env = process.env;
/** A hosted workflow sets variables without a value to an empty string. */
const isGiven = (name: string): boolean => (env[name] ?? '') !== '';

/** Set by scripts/package.mjs if the Electron of package.json is not available. */
const standIn =
  env.STAGEDOOR_ELECTRON_DIST === undefined || env.STAGEDOOR_ELECTRON_VERSION === undefined
    ? {}
    : {
        electronDist: env.STAGEDOOR_ELECTRON_DIST,
        electronVersion: env.STAGEDOOR_ELECTRON_VERSION,
      };

const linuxPackage = {
  // The only argument after "--" is the link, whatever it contains (CVE-2018-1000006).
  executableArgs: ['--open-url', '--', '%u'],
  afterInstall: path.join(build, 'linux', 'after-install.sh'),
  afterRemove: path.join(build, 'linux', 'after-remove.sh'),
  packageName: 'stagedoor',
  fpm: [
    `${path.join(build, 'linux', 'stagedoor.1')}=/usr/share/man/man1/stagedoor.1`,
    `${METAINFO}=${INSTALLED_METAINFO}`,
    `${path.join(build, 'linux', 'stagedoor.xml')}=/usr/share/mime/packages/stagedoor.xml`,
  ],
};

const config = {
  appId: identity.appId,
  productName: 'Stagedoor',
  copyright: identity.copyright,
  directories: { output: env.STAGEDOOR_PACKAGE_OUTPUT ?? 'dist', buildResources: 'build' },
  ...standIn,
  extraMetadata: {
    // Desktops find the desktop entry of a window by this name.
    desktopName: 'stagedoor.desktop',
    // The publisher in Windows' list of programs.
    author: { name: identity.vendor },
    // electron-builder requires one for deb and rpm.
    homepage: env.STAGEDOOR_HOMEPAGE ?? identity.homepage,
  },
  electronLanguages: [...LANGUAGES],
  npmRebuild: false,
  // Smart unpacking would also unpack keytar's scripts.
  asar: { smartUnpack: false },
  // A native module has to be a file of its own.
  asarUnpack: ['**/*.node'],
  artifactName: 'stagedoor-${version}-${os}-${arch}.${ext}',
  protocols: { name: 'Stagedoor', schemes: ['stagedoor'] },
  // With STAGEDOOR_MUST_SIGN, packaging fails if a package cannot be signed.
  forceCodeSigning: isGiven('STAGEDOOR_MUST_SIGN'),
  publish: null,

  win: {
    files: FILES.win,
    // Everything that Windows can load. `afterPack` signs what is in `bin`, where electron-builder does not look.
    signExts: SIGNED,
    // Windows 10 and later. By default, files would be signed with SHA-1 as well.
    signtoolOptions: { signingHashAlgorithms: ['sha256'] },
    executableName: 'Stagedoor',
    icon: path.join(build, 'icon', 'stagedoor.ico'),
    target: [
      { target: 'nsis', arch: ['x64'] },
      { target: 'msi', arch: ['x64'] },
    ],
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    selectPerMachineByDefault: false,
    allowElevation: true,
    allowToChangeInstallationDirectory: false,
    deleteAppDataOnUninstall: false,
    runAfterFinish: false,
    createDesktopShortcut: false,
    // Only electron-updater uses it.
    packElevateHelper: false,
    include: path.join(build, 'windows', 'installer.nsh'),
  },
  msi: {
    oneClick: false,
    perMachine: true,
    runAfterFinish: false,
    createDesktopShortcut: false,
    upgradeCode: identity.msiUpgradeCode,
  },
  msiProjectCreated: addLinksAndPath,

  mac: {
    files: FILES.mac,
    icon: path.join(build, 'icon', 'stagedoor.icns'),
    category: 'public.app-category.utilities',
    // Both halves of the universal program contain both binaries, which are not merged.
    x64ArchFiles: '**/prebuilds/darwin-*/keytar.node',
    // For "Open with" only: the viewer stays the default.
    fileAssociations: [{ ext: 'dcv', name: 'DCV connection', role: 'Viewer', rank: 'Alternate' }],
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: path.join(build, 'mac', 'entitlements.plist'),
    entitlementsInherit: path.join(build, 'mac', 'entitlements.plist'),
    // Only if there are keys, which electron-builder reads from the same variables.
    notarize: isGiven('APPLE_API_KEY') || isGiven('APPLE_ID'),
    // As the Electron of releases requires.
    minimumSystemVersion: '13.0',
    target: [
      { target: 'dmg', arch: ['universal'] },
      { target: 'zip', arch: ['universal'] },
    ],
  },
  // The name of the mounted image, which the commands in docs/packaging.md use. By default, it contains the version.
  dmg: { title: '${productName}' },

  linux: {
    files: FILES.linux,
    executableName: 'stagedoor',
    icon: path.join(build, 'icon'),
    category: 'Network;RemoteAccess',
    synopsis: 'Opens remote workstations',
    maintainer: identity.maintainer,
    vendor: identity.vendor,
    syncDesktopName: true,
    // Connection files, for "Open with". Without fileAssociations, which would make it the default.
    mimeTypes: ['application/x-stagedoor-dcv'],
    desktop: { entry: { StartupNotify: 'true' } },
    target: ['AppImage', 'deb', 'rpm', 'tar.gz'].map((target) => ({ target, arch: ['x64'] })),
  },
  // The link is the only argument of its desktop entry, and the start script puts it after "--". The list is empty
  // because electron-builder would otherwise start an AppImage without Chromium's sandbox.
  appImage: { executableArgs: [] },
  deb: {
    ...linuxPackage,
    compression: 'xz',
    depends: [
      'libgtk-3-0',
      'libnss3',
      'libatspi2.0-0',
      'libgbm1',
      'libasound2',
      'libsecret-1-0',
      'xdg-utils',
    ],
  },
  rpm: {
    ...linuxPackage,
    depends: ['gtk3', 'nss', 'at-spi2-core', 'mesa-libgbm', 'alsa-lib', 'libsecret', 'xdg-utils'],
  },
  // Set before signing. On Linux, afterPack sets them before it replaces the executable with the start script.
  electronFuses: process.platform === 'linux' ? null : FUSES,
  afterPack,
} satisfies Configuration;

export default config;
