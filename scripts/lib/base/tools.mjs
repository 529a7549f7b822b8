import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './paths.mjs';

/**
 * The script of a tool in node_modules, to be run by Node: on Windows, node_modules/.bin has shell scripts.
 * @param {string} packageName
 * @param {string} [name] of its program, if it differs from the package's
 * @returns {string}
 * @throws {Error} if the package is not installed or has no such program
 */
export function toolPath(packageName, name = packageName) {
  const folder = join(projectRoot, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const script = typeof bin === 'string' ? bin : bin?.[name];
  if (!script) throw new Error(`${packageName} has no program ${name}`);
  return join(folder, script);
}
