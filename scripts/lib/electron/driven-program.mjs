import { copyFile, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withLock } from '../base/lock.mjs';
import { projectRoot } from '../base/paths.mjs';
import { otherProgram } from './electron-binary.mjs';

const FOLDER = join(projectRoot, 'node_modules', '.cache', 'stagedoor', 'driven');

/**
 * How to start this checkout's program with a driver: see `driven-main.mjs`.
 * @param {import('./electron-binary.mjs').Electron} electron
 * @param {readonly string[]} switches Chromium's
 * @returns {Promise<{command: string, args: string[]}>}
 */
export async function drivenProgram(electron, switches) {
  await withLock('the driven program', fillFolder);
  return otherProgram(electron, FOLDER, switches);
}

async function fillFolder() {
  await mkdir(FOLDER, { recursive: true });
  const manifest = JSON.parse(await readFile(join(projectRoot, 'package.json'), 'utf8'));
  const main = 'driven-main.mjs';
  await writeFile(join(FOLDER, 'package.json'), JSON.stringify({ ...manifest, main }));
  await copyFile(join(import.meta.dirname, main), join(FOLDER, main));
  for (const name of ['out', 'build']) {
    await rm(join(FOLDER, name), { force: true });
    await symlink(join(projectRoot, name), join(FOLDER, name), 'junction');
  }
}
