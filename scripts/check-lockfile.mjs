// Part of npm run check: both package-lock.json, see lib/lockfile.mjs.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownBadVersions } from './lib/known-bad-versions.mjs';
import { lockfileProblems } from './lib/lockfile.mjs';
import { projectRoot } from './lib/paths.mjs';

const read = (/** @type {string[]} */ ...name) =>
  JSON.parse(readFileSync(join(projectRoot, ...name), 'utf8'));
// The project's, and that of what makes packages.
const problems = ['.', join('build', 'tools')].flatMap((folder) =>
  lockfileProblems(
    read(folder, 'package.json'),
    read(folder, 'package-lock.json'),
    knownBadVersions,
  ).map((problem) => (folder === '.' ? problem : `${folder}: ${problem}`)),
);
for (const problem of problems) console.log(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
