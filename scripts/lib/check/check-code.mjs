// Lint and the compiler's checks of the projects `pure` and `node`, in one process with one program for each project.
// svelte-check checks the project `web`, because it knows the types of components.
// Reads from standard input which files to check, and prints the faults that it found for each check: see `CodeRequest`.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import { projectRoot } from '../base/paths.mjs';
import { formatFaults } from './type-programs.mjs';
import { typePrograms } from './typed-parser.mjs';

/**
 * @typedef {object} CodeRequest for each check its files, relative to the checkout, or 'all'; checks left out do not run.
 * The reply has the same keys, and texts that are empty if there are no faults
 * @property {string[] | 'all'} [lint]
 * @property {string[] | 'all'} [pure]
 * @property {string[] | 'all'} [node]
 */

/** @type {CodeRequest} */
const request = JSON.parse(await text(process.stdin));
/** @type {Record<string, string>} */
const reply = {};

// Before lint, because the rules then find most types computed.
for (const project of /** @type {const} */ (['pure', 'node'])) {
  const files = request[project];
  if (files) reply[project] = formatFaults(typePrograms.faults(project, absolute(files)));
}

if (request.lint) {
  const eslint = new ESLint({ cwd: projectRoot, warnIgnored: false });
  const results = await eslint.lintFiles(request.lint === 'all' ? ['.'] : request.lint);
  const formatter = await eslint.loadFormatter('stylish');
  reply['lint'] = await formatter.format(results);
}

console.log(JSON.stringify(reply));

/** @param {string[] | 'all'} files */
function absolute(files) {
  const root = projectRoot.replaceAll('\\', '/');
  return files === 'all' ? undefined : new Set(files.map((file) => `${root}/${file}`));
}
