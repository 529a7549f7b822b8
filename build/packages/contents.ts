const KEYTAR = 'node_modules/keytar';

const binary = (system: string) => `${KEYTAR}/prebuilds/${system}/keytar.node`;

/**
 * The content of app.asar: the bundles, the project's package.json, and keytar with its binary for this system (both
 * binaries of macOS for a universal program). Nothing else. `platform` is the system that builds the packages, which
 * are for the same system; electron-builder fills in `${platform}` and `${arch}` for each package.
 */
export const filesFor = (platform: NodeJS.Platform): string[] => [
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
  ...(platform === 'darwin'
    ? [binary('darwin-x64'), binary('darwin-arm64')]
    : [binary('${platform}-${arch}')]),
];

/** Chromium's texts (file dialogs, the context menu of a field) in the program's languages. */
export const LANGUAGES = ['en-US', 'fr', 'de', 'es', 'ja', 'zh-CN'] as const;
