import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../base/run.mjs';
import { toolPath } from '../base/tools.mjs';
import { startTestSession } from './test-session.mjs';
import { readReport } from './test-summary.mjs';

/**
 * Runs Vitest in a session of its own.
 * @param {readonly string[]} args for Vitest
 * @param {NodeJS.ProcessEnv} env
 * @param {{quiet?: boolean, node?: string}} [options] `quiet`: prints the output once the run has ended, so that it is not mixed with that of another run;
 *   `node`: the executable that runs the tests, by default the one that runs this script
 * @returns {Promise<{status: number, report: import('./test-summary.mjs').VitestReport | undefined}>}
 * @throws {import('../base/run-script.mjs').Halt} if no display can be started
 */
export async function runTestLane(args, env, { quiet = false, node = process.execPath } = {}) {
  const session = await startTestSession();
  try {
    const reportPath = join(session.folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportPath}`];
    const vitest = [node, toolPath('vitest'), 'run', ...reporters, ...args];
    const [command = '', ...rest] = [...session.prefix, ...vitest];
    const start = (/** @type {import('node:child_process').StdioOptions} */ stdio) =>
      run(command, rest, { env: { ...process.env, ...session.env, ...env }, stdio });
    const status = quiet
      ? await printedAtEnd(join(session.folder, 'output.txt'), start)
      : await start('inherit');
    return { status, report: readReport(reportPath) };
  } finally {
    await session.stop();
  }
}

/**
 * @param {string} path of the file that keeps the output
 * @param {(stdio: import('node:child_process').StdioOptions) => Promise<number>} start
 * @returns {Promise<number>} the exit status
 */
async function printedAtEnd(path, start) {
  const file = openSync(path, 'w');
  try {
    return await start(['ignore', file, file]);
  } finally {
    closeSync(file);
    process.stdout.write(readFileSync(path));
  }
}
