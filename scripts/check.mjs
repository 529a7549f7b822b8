// npm run check [-- NAMES] [-- --all]: all static checks of the code. Checks that passed are skipped if nothing they
// depend on has changed, except with --all or if CI is set.
import { join } from 'node:path';
import { openCheckCache } from './lib/check/check-cache.mjs';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { capture } from './lib/base/run.mjs';
import { Halt, runScript } from './lib/base/run-script.mjs';
import { toolPath } from './lib/base/tools.mjs';

const AT_ONCE = 2;
/** With more names, a command line would be too long for Windows. */
const MOST_NAMES = 200;
/** All programs of the project are in memory at once. */
const CODE_HEAP = '--max-old-space-size=4096';

/** With fewer and longer pauses of the garbage collector, these programs need a tenth less processor time. */
const NODE_OPTIONS = ['--single-threaded-gc', '--max-semi-space-size=128'];

/** @typedef {readonly string[] | undefined} Stale the files to check; `undefined` for all */

/**
 * @typedef {object} Check
 * @property {string} name
 * @property {RegExp} files the files it checks, together with their imports
 * @property {(stale: Stale) => string[]} [args] what Node runs
 * @property {'lint' | 'pure' | 'node'} [code] its key in the request to `check-code.mjs`, if it runs there
 */

/** @typedef {{check: Check, stale: Stale}} Task */

await runScript(async () => {
  await ensureDependencies();
  const names = process.argv.slice(2).filter((one) => one !== '--all');
  const isIncremental = !process.argv.includes('--all') && !process.env['CI'];
  const cache = await openCheckCache(isIncremental);
  const wanted = checks().filter(
    ({ name }) => names.length === 0 || names.some((one) => name.startsWith(one)),
  );
  if (wanted.length === 0) throw new Halt(`there is no check named ${names}`);
  /** @type {string[]} */
  const failed = [];
  /**
   * @param {Check} check
   * @param {{ok: boolean, output: string, seconds: string}} result
   */
  const report = ({ name, files }, { ok, output, seconds }) => {
    // Printed as a whole, because otherwise the lines of two parallel checks would be mixed.
    console.log(`== ${name}: ${ok ? 'passed' : 'failed'}, ${seconds} s`);
    if (ok) cache?.keep(name, files);
    else {
      console.log(output.trimEnd());
      failed.push(name);
    }
  };
  /** @type {Task[]} */
  const tasks = [];
  for (const check of wanted) {
    const stale = cache?.stale(check.name, check.files);
    if (stale?.length === 0) console.log(`== ${check.name}: passed earlier, nothing has changed`);
    else tasks.push({ check, stale });
  }
  const code = tasks.filter(({ check }) => check.code !== undefined);
  const waiting = [
    ...(code.length > 0 ? [() => runCode(code, report)] : []),
    ...tasks.filter(({ check }) => check.args).map((task) => () => runTool(task, report)),
  ];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  cache?.save();
  console.log(failed.length > 0 ? `failed: ${failed.join(', ')}` : 'all checks passed');
  return failed.length > 0 ? 1 : 0;
});

/** @typedef {(check: Check, result: {ok: boolean, output: string, seconds: string}) => void} Report */

/**
 * @param {Task} task
 * @param {Report} report
 */
async function runTool({ check, stale }, report) {
  const startedMs = performance.now();
  const names = stale && stale.length <= MOST_NAMES ? stale : undefined;
  const { status, output } = await capture(process.execPath, [
    ...NODE_OPTIONS,
    ...(check.args?.(names) ?? []),
  ]);
  report(check, { ok: status === 0, output, seconds: secondsSince(startedMs) });
}

/**
 * Runs all checks of `check-code.mjs` in one process, so that they share their programs.
 * @param {readonly Task[]} tasks
 * @param {Report} report
 */
async function runCode(tasks, report) {
  const startedMs = performance.now();
  const request = Object.fromEntries(tasks.map(({ check, stale }) => [check.code, stale ?? 'all']));
  const { stdout, output } = await capture(
    process.execPath,
    [...NODE_OPTIONS, CODE_HEAP, join(projectRoot, 'scripts', 'lib', 'check', 'check-code.mjs')],
    { input: JSON.stringify(request) },
  );
  /** @type {Record<string, string> | undefined} */
  let reply;
  try {
    reply = JSON.parse(stdout);
  } catch {
    // It crashed: the output says why.
  }
  for (const { check } of tasks) {
    const faults = reply?.[check.code ?? ''] ?? (output || 'check-code.mjs gave no reply');
    report(check, { ok: faults === '', output: faults, seconds: secondsSince(startedMs) });
  }
}

/** @param {number} startedMs of `performance.now()` */
function secondsSince(startedMs) {
  return ((performance.now() - startedMs) / 1000).toFixed(1);
}

/**
 * Slow checks first, so that none of them runs alone at the end.
 * @returns {Check[]}
 */
function checks() {
  const format = [toolPath('oxfmt'), '--list-different', '--no-error-on-unmatched-pattern'];
  return [
    { name: 'lint', files: /\.(ts|mjs|cjs|js|svelte)$/, code: 'lint' },
    {
      // All of tsconfig.web.json, including its TypeScript files.
      name: 'components',
      files: /^(src\/(renderer|shared)|test\/(window|gallery))\//,
      args: () => [
        toolPath('svelte-check'),
        ...['--tsconfig', './tsconfig.web.json', '--fail-on-warnings'],
      ],
    },
    {
      // Files of the project `pure` are checked there.
      name: 'types, node',
      files: /^(src\/(main|preload|practice|shared)|test|build)\/|^[^/]+\.config\.ts$/,
      code: 'node',
    },
    { name: 'types, pure', files: /^src\/(shared|main\/core)\//, code: 'pure' },
    { name: 'format', files: /^/, args: (stale) => [...format, ...(stale ?? [])] },
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
