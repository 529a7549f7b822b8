const KEYTAR = 'node_modules/keytar';

const binary = (system: string) => `${KEYTAR}/prebuilds/${system}/keytar.node`;

/**
 * The content of app.asar: the bundles, the project's package.json, and keytar with its binaries for `systems`. Nothing else.
 * The list is complete for each system, because electron-builder does not add one of a system to a common one. It is a `filter`,
 * because electron-builder leaves out all modules if the patterns of a system are plain texts.
 */
const filesFor = (...systems: readonly string[]): { filter: string[] }[] => [
  {
    filter: [
      'out/main/**/*',
      'out/preload/**/*',
      'out/renderer/**/*',
      '!**/*.map',
      'package.json',
      'LICENSE',
      '!node_modules/**/*',
      `${KEYTAR}/package.json`,
      `${KEYTAR}/LICENSE.md`,
      `${KEYTAR}/lib/keytar.js`,
      ...systems.map(binary),
    ],
  },
];

/**
 * keytar's binary is for the system of the package, which can be another one than the system that builds it:
 * electron-builder's `${platform}` is the latter. A universal program for macOS has both binaries.
 */
export const FILES = {
  win: filesFor('win32-${arch}'),
  mac: filesFor('darwin-x64', 'darwin-arm64'),
  linux: filesFor('linux-${arch}'),
};

/** Chromium's texts (file dialogs, the context menu of a field) in the program's languages. */
export const LANGUAGES = ['en-US', 'fr', 'de', 'es', 'ja', 'zh-CN'] as const;
