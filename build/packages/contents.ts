const KEYTAR = 'node_modules/keytar';

const binary = (system: string) => `${KEYTAR}/prebuilds/${system}/keytar.node`;

/**
 * What goes into app.asar: the bundles, our own package.json, and keytar with its binary for this system (a universal program has
 * both of macOS's). Everything else stays out. `platform` is the one packages are made on, and therefore for;
 * `${platform}` and `${arch}` are electron-builder's, filled in for each package.
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

/** Chromium's texts (file dialogs, the context menu of a field) in the languages people here read. */
export const LANGUAGES = ['en-US', 'fr', 'de', 'es', 'ja', 'zh-CN'] as const;
