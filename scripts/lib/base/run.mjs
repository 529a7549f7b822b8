import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { projectRoot } from './paths.mjs';

/**
 * @typedef {object} RunOptions
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd] by default, the checkout
 * @property {import('node:child_process').StdioOptions} [stdio] by default, both outputs go to stderr
 */

/**
 * Runs a program to its end, without a shell.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} its exit status; 128 plus the number of the signal that ended it; 127 if it cannot be started
 */
export function run(
  command,
  args,
  { env = process.env, cwd = projectRoot, stdio = ['ignore', 2, 2] } = {},
) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, cwd, stdio });
    child.on('error', () => resolve(127));
    child.on('close', (status, signal) => resolve(statusOf(status, signal)));
  });
}

/**
 * Runs a program to its end and keeps what it prints.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions & {input?: string}} [options] without `stdio`; `input` is what the program reads from standard input
 * @returns {Promise<{status: number, stdout: string, output: string}>} status as `run` gives it; `output` is stdout and stderr as they came
 */
export function capture(command, args, { env = process.env, cwd = projectRoot, input } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      env,
      cwd,
      stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    });
    // A program that ends without reading its input is reported by its status.
    child.stdin?.on('error', () => {}).end(input);
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('error', (error) => resolve({ status: 127, stdout, output: output + error.message }));
    child.on('close', (status, signal) =>
      resolve({ status: statusOf(status, signal), stdout, output }),
    );
  });
}

/**
 * The exit status that a shell would report.
 * @param {number | null} status
 * @param {NodeJS.Signals | null} signal
 * @returns {number}
 */
export function statusOf(status, signal) {
  return status ?? 128 + (signal ? constants.signals[signal] : 0);
}

/**
 * How to start npm without a shell: the one that runs this script, otherwise the one next to Node, otherwise the one on PATH.
 * @returns {{command: string, args: string[]}}
 */
export function npmCommand() {
  const nodeFolder = dirname(process.execPath);
  const candidates = [
    // Also set by pnpm and yarn, whose `ci` is a different command.
    basename(process.env['npm_execpath'] ?? '') === 'npm-cli.js'
      ? process.env['npm_execpath']
      : undefined,
    join(nodeFolder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(nodeFolder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  const script = candidates.find((path) => path !== undefined && existsSync(path));
  return script ? { command: process.execPath, args: [script] } : { command: 'npm', args: [] };
}
