// npm run --silent stagedoor -- ARGUMENTS: runs the program of this checkout, and builds it first if necessary.
import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { hasDisplay } from './lib/electron/display.mjs';
import { electronCommand } from './lib/electron/electron-binary.mjs';
import { prepare } from './lib/setup/prepare.mjs';
import { statusOf } from './lib/base/run.mjs';
import { isRoot } from './lib/electron/sandbox.mjs';
import { Halt, runScript, logLine } from './lib/base/run-script.mjs';

const CANCELLED = 130;
const ORPHAN_CHECK_MS = 250;

await runScript(async () => {
  const args = process.argv.slice(2).map(absoluteFile);
  const electron = await prepare('run', { quiet: true });
  const { command, args: all } = electronCommand(electron, [...switchesFor(args), '--', ...args]);
  const env = { ...process.env };
  // Set by editors that are Electron programs. With it, the program would run as plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  return runToEnd(command, all, env);
});

/** @param {string} text */
function isConnectionFile(text) {
  return /\.dcv$/i.test(text) && !/^[a-z][a-z-]+:/i.test(text);
}

/**
 * A connection file by its whole path: npm runs scripts in the folder of the checkout, and a program that runs already
 * has another one.
 * @param {string} text
 * @param {number} at
 */
function absoluteFile(text, at) {
  return at === 0 && isConnectionFile(text) ? resolve(process.env['INIT_CWD'] ?? '.', text) : text;
}

/**
 * Chromium's switches. They have to be on the command line, because Chromium reads them before the program's code runs.
 * @param {readonly string[]} args
 */
function switchesFor(args) {
  // Only fatal errors of Chromium, which prints eight lines if there is no D-Bus, as in containers.
  const switches = ['--log-level=3'];
  if (isRoot()) {
    logLine("running as root, where Chromium's sandbox does not work: adding --no-sandbox");
    switches.push('--no-sandbox');
  }
  const [first] = args;
  const opensWindow =
    first === undefined ||
    first === '--open-url' ||
    first.toLowerCase().startsWith('stagedoor:') ||
    /\.dcv$/i.test(first);
  if (!opensWindow) switches.push('--disable-gpu');
  if (!hasDisplay()) {
    if (opensWindow)
      throw new Halt(
        'there is no display for a window (DISPLAY is not set); see --help for commands that need none',
      );
    switches.push('--ozone-platform=headless');
  }
  return switches;
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the exit status to give
 */
function runToEnd(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: 'inherit' });
    // However this script ends: the program must not run on without it.
    process.on('exit', () => child.kill('SIGTERM'));
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    const watch = onOrphaned(() => {
      clearInterval(watch);
      child.kill('SIGTERM');
    });
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearInterval(watch);
      resolve(signal === 'SIGINT' || signal === 'SIGTERM' ? CANCELLED : statusOf(status, signal));
    });
  });
}

/**
 * `npm run` passes a SIGTERM only to the shell that it started, which ends without notifying this script: npm has ended (status
 * 143), but the program would continue to run.
 * @param {() => void} action
 */
function onOrphaned(action) {
  const parent = process.ppid;
  if (process.platform === 'win32' || process.env['npm_lifecycle_event'] === undefined)
    return undefined;
  return setInterval(() => {
    if (process.ppid !== parent) action();
  }, ORPHAN_CHECK_MS);
}
