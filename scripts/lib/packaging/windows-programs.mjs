import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../base/paths.mjs';
import { capture } from '../base/run.mjs';
import { Halt } from '../base/run-script.mjs';

const sources = join(projectRoot, 'build', 'windows');

/** Names of the compiler: MinGW-w64 on Debian, and on Windows. */
const COMPILERS = ['x86_64-w64-mingw32-gcc', 'gcc'];

/** What is in the folder `bin` of the Windows packages, without `.exe`. */
const WINDOWS_PROGRAMS = ['stagedoor', 'stagedoor-path', 'stagedoor-system'];

/** Windows' own libraries. A program only refers to those it calls. */
const LIBRARIES = ['user32', 'advapi32', 'shell32', 'crypt32', 'wintrust'].map(
  (name) => `-l${name}`,
);

/**
 * Compiles the small programs of the Windows packages into a folder.
 * @param {string} [folder] by default, where build/packages/after-pack.ts expects them
 * @returns {Promise<void>}
 * @throws {Halt} if there is no compiler, or if it fails
 */
export async function makeWindowsPrograms(folder = join(sources, 'made')) {
  mkdirSync(folder, { recursive: true });
  for (const name of WINDOWS_PROGRAMS)
    await compileForWindows(join(sources, `${name}.c`), join(folder, `${name}.exe`));
}

/**
 * @param {string} source
 * @param {string} target
 * @param {readonly string[]} [more] the compiler's options
 */
export async function compileForWindows(source, target, more = []) {
  // No time in the file, so that the same source gives the same program.
  const flags = ['-O2', '-Wall', '-Wextra', '-Werror', '-s', '-Wl,--no-insert-timestamp'];
  for (const compiler of process.platform === 'win32' ? COMPILERS : COMPILERS.slice(0, 1)) {
    const { status, output } = await capture(compiler, [
      ...flags,
      ...more,
      '-o',
      target,
      source,
      ...LIBRARIES,
    ]);
    if (status === 0) return;
    if (status !== 127)
      throw new Halt(`${compiler} could not compile ${source}:\n${output.trim()}`);
  }
  throw new Halt('the Windows programs need MinGW-w64 (on Debian: gcc-mingw-w64-x86-64)');
}
