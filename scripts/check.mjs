// npm run check [-- NAMES] [-- --all]: all static checks of the code. Checks that passed are skipped if nothing they
// depend on has changed, except with --all or if CI is set.
import { join } from 'node:path';
import { checkCacheFolder, openCheckCache } from './lib/check/check-cache.mjs';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { capture } from './lib/base/run.mjs';
import { Halt, runScript } from './lib/base/say.mjs';
import { toolPath } from './lib/base/tools.mjs';

const AT_ONCE = 2;
/** With more names, a command line would be too long for Windows. */
const MOST_NAMES = 200;

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {RegExp} files the files it checks, together with their imports
 * @property {(stale: readonly string[] | undefined) => string[]} args `stale`: the files to check; `undefined` for all
 */

await runScript(async () => {
  await ensureDependencies();
  const names = process.argv.slice(2).filter((one) => one !== '--all');
  const isIncremental = !process.argv.includes('--all') && !process.env['CI'];
  const cache = await openCheckCache(isIncremental);
  const waiting = checks(isIncremental).filter(
    ({ name }) => names.length === 0 || names.some((one) => name.startsWith(one)),
  );
  if (waiting.length === 0) throw new Halt(`there is no check named ${names}`);
  /** @type {string[]} */
  const failed = [];
  const work = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const stale = cache?.stale(check.name, check.files);
      if (stale?.length === 0) {
        console.log(`== ${check.name}: passed earlier, nothing has changed`);
        continue;
      }
      const startedMs = performance.now();
      const names = stale && stale.length <= MOST_NAMES ? stale : undefined;
      const { status, output } = await capture(process.execPath, check.args(names));
      const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
      // Printed as a whole, because otherwise the lines of two parallel checks would be mixed.
      console.log(
        `== ${check.name}: ${status === 0 ? 'passed' : `failed (${status})`}, ${seconds} s`,
      );
      if (status === 0) cache?.keep(check.name, check.files);
      else {
        console.log(output.trimEnd());
        failed.push(check.name);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  cache?.save();
  console.log(failed.length > 0 ? `failed: ${failed.join(', ')}` : 'all checks passed');
  return failed.length > 0 ? 1 : 0;
});

/**
 * Slow checks first, so that none of them runs alone at the end.
 * @param {boolean} isIncremental
 * @returns {Check[]}
 */
function checks(isIncremental) {
  /**
   * @param {string} project
   * @param {RegExp} files
   * @returns {Check}
   */
  const tsc = (project, files) => {
    const kept = join(checkCacheFolder, `${project}.tsbuildinfo`);
    const known = isIncremental ? ['--incremental', '--tsBuildInfoFile', kept] : [];
    const args = ['--noEmit', ...known, '--pretty', 'false', '-p', `tsconfig.${project}.json`];
    return {
      name: `types, ${project}`,
      files,
      args: () => [toolPath('typescript', 'tsc'), ...args],
    };
  };
  const eslint = [toolPath('eslint'), '--max-warnings', '0', '--no-warn-ignored'];
  const prettier = [toolPath('prettier'), '--check', '--log-level', 'warn', '--ignore-unknown'];
  return [
    {
      name: 'lint',
      files: /\.(ts|mjs|cjs|js)$/,
      args: (stale) => [...eslint, ...(stale ?? ['--ignore-pattern', '**/*.svelte', '.'])],
    },
    {
      // Separate, because the compiler starts again after each component, which would delay the other files.
      name: 'lint, components',
      files: /\.svelte$/,
      args: (stale) => [...eslint, ...(stale ?? ['**/*.svelte'])],
    },
    {
      // All of tsconfig.web.json, including its TypeScript files.
      name: 'components',
      files: /^(src\/(renderer|shared)|test\/(window|gallery))\//,
      args: () => [
        toolPath('svelte-check'),
        ...['--tsconfig', './tsconfig.web.json', '--fail-on-warnings'],
      ],
    },
    tsc('node', /^(src\/(main|preload|practice|shared)|test|build)\/|^[^/]+\.config\.ts$/),
    tsc('pure', /^src\/(shared|main\/core)\//),
    { name: 'format', files: /^/, args: (stale) => [...prettier, ...(stale ?? ['.'])] },
    { name: 'unused', files: /^/, args: () => [toolPath('knip')] },
    {
      name: 'directions',
      files: /^src\//,
      args: () => [toolPath('dependency-cruiser', 'depcruise'), 'src'],
    },
    {
      name: 'messages',
      files: /^src\/shared\/languages\/|^build\/messages\/|^scripts\//,
      args: () => [join(projectRoot, 'scripts', 'messages.mjs'), '--check'],
    },
    {
      name: 'lockfile',
      files: /package(-lock)?\.json$|^scripts\//,
      args: () => [join(projectRoot, 'scripts', 'check-lockfile.mjs')],
    },
  ];
}
