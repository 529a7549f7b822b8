// Part of npm run check: package-lock.json, see lib/lockfile.mjs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownBadVersions } from './lib/setup/known-bad-versions.mjs';
import { lockfileProblems } from './lib/setup/lockfile.mjs';
import { projectRoot } from './lib/base/paths.mjs';

const read = (/** @type {string} */ name) =>
  JSON.parse(readFileSync(join(projectRoot, name), 'utf8'));
const problems = lockfileProblems(
  read('package.json'),
  read('package-lock.json'),
  knownBadVersions,
);
for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
