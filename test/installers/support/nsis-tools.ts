import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedPackage } from '../../../scripts/lib/base/cached-package.mjs';
import { projectRoot } from '../../../scripts/lib/base/paths.mjs';
import { compileForWindows } from '../../../scripts/lib/packaging/windows-programs.mjs';
import { winePath } from '../../../scripts/lib/windows/wine.mjs';

export const sources = join(projectRoot, 'test', 'installers', 'plugins');

const PLUGINS = ['StdUtils', 'UAC', 'WinShell', 'Nsis7z'];

/** 7-Zip for Linux and Windows. Debian has it for Linux only. */
const SEVEN_ZIP = {
  package: '7zip-bin@5.2.0',
  integrity:
    'sha512-ukTPVhqG4jNzMro2qA9HSCSSVJN3aN7tlb+hfqYCt3ER0yWroeA2VR38MNrOHLQ/cVj+DaIMad0kFCtWWowh/A==',
};

/**
 * Debian's makensis. It builds 64-bit installers, because this wine runs no others; electron-builder's are 32-bit. It uses its
 * own files instead of those in NSISDIR, which electron-builder sets.
 */
const MAKENSIS = `#!/bin/bash
args=()
for arg in "$@"; do case "$arg" in "-XUnicode "*) ;; *) args+=("$arg") ;; esac; done
sed 's#addplugindir /x86-unicode#addplugindir /amd64-unicode#I' |
  exec env --unset=NSISDIR makensis "-XTarget amd64-unicode" "\${args[@]}"
`;

/**
 * Provides the tools that electron-builder would download to build an NSIS installer: Debian's makensis, 7-Zip from npm, and
 * replacements for the plugins that the template needs.
 * @returns variables for electron-builder, and for the installers that are built with them
 */
export async function makeNsisTools(folder: string): Promise<Record<string, string>> {
  const linux = join(folder, 'nsis', 'linux');
  const plugins = join(folder, 'resources', 'plugins', 'x86-unicode');
  for (const one of [linux, plugins]) mkdirSync(one, { recursive: true });
  writeFileSync(join(linux, 'makensis'), MAKENSIS, { mode: 0o755 });
  for (const name of PLUGINS)
    await compileForWindows(join(sources, `${name}.c`), join(plugins, `${name}.dll`), ['-shared']);
  const sevenZip = await cachedPackage(SEVEN_ZIP);
  const archiver = join(folder, '7za');
  copyFileSync(join(sevenZip, 'linux', 'x64', '7za'), archiver);
  chmodSync(archiver, 0o755);
  return {
    ELECTRON_BUILDER_NSIS_DIR: join(folder, 'nsis'),
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: join(folder, 'resources'),
    ELECTRON_BUILDER_7ZIP_PATH: archiver,
    STAGEDOOR_TEST_7ZA: winePath(join(sevenZip, 'win', 'x64', '7za.exe')),
  };
}
