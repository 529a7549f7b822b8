import { spawn } from 'node:child_process';
import { statusOf } from '../base/run.mjs';
import { logLine } from '../base/run-script.mjs';

/** How long a program may take to end before it is killed. A program that is restarted loses nothing. */
const PATIENCE_MS = 2_000;

/**
 * @typedef {object} Restartable
 * @property {() => Promise<void>} restart starts the program; ends the one that runs first. Asked again meanwhile, it starts once more afterwards
 * @property {() => Promise<void>} stop ends it for good
 * @property {Promise<number>} ended the exit status, once it has been stopped or has ended by itself without an error; after a crash it waits for the next restart
 */

/**
 * A program that is restarted when it has changed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Restartable}
 */
export function createRestartable(command, args, env) {
  /** @type {{child: import('node:child_process').ChildProcess, closed: Promise<void>} | undefined} */
  let running;
  /** @type {Promise<void> | undefined} */
  let restarting;
  let isWantedAgain = false;
  let isStopped = false;
  /** @type {(status: number) => void} */
  let end = () => undefined;
  const ended = new Promise((resolve) => (end = resolve));

  // It must also end if this process crashes.
  process.once('exit', () => running?.child.kill('SIGKILL'));

  const endRunning = async () => {
    const { child, closed } = running ?? {};
    running = undefined;
    if (!child) return;
    child.kill('SIGTERM');
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    await closed;
    clearTimeout(timer);
  };
  const start = () => {
    const child = spawn(command, args, { env, stdio: 'inherit' });
    const closed = new Promise((resolve) => {
      child.once('error', () => resolve(undefined));
      child.once('close', () => resolve(undefined));
    });
    running = { child, closed: closed.then(() => undefined) };
    child.once('error', (error) => {
      logLine(`the program cannot be started: ${error.message}`);
      end(127);
    });
    child.once('close', (status, signal) => {
      // Ended by this script.
      if (running?.child !== child) return;
      running = undefined;
      if (status === 0) end(0);
      else
        logLine(
          `the program ended with status ${statusOf(status, signal)}; it restarts after the next change`,
        );
    });
  };
  const restartOnce = async () => {
    do {
      isWantedAgain = false;
      await endRunning();
      if (!isStopped) start();
    } while (isWantedAgain);
  };
  return {
    restart: () => {
      isWantedAgain = true;
      restarting ??= restartOnce().finally(() => (restarting = undefined));
      return restarting;
    },
    stop: async () => {
      isStopped = true;
      await restarting;
      await endRunning();
      end(130);
    },
    ended,
  };
}
