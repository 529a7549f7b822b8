// npm run --silent stagedoor -- ARGUMENTS: the program of this checkout, built first where it has to be.
import { spawn } from 'node:child_process';
import { hasDisplay } from './lib/electron/display.mjs';
import { electronCommand } from './lib/electron/electron-binary.mjs';
import { prepare } from './lib/setup/prepare.mjs';
import { statusOf } from './lib/base/run.mjs';
import { isRoot } from './lib/electron/sandbox.mjs';
import { Halt, runScript, say } from './lib/base/say.mjs';

const CANCELLED = 130;
const ORPHAN_CHECK_MS = 250;

await runScript(async () => {
  const args = process.argv.slice(2);
  const electron = await prepare('run', { quiet: true });
  const { command, args: all } = electronCommand(electron, [...switchesFor(args), '--', ...args]);
  const env = { ...process.env };
  // Set by editors that are Electron programs themselves; it would make ours a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  return runToEnd(command, all, env);
});

/**
 * Chromium's own switches. They have to be on the command line: by the time our code runs it has chosen.
 * @param {readonly string[]} args
 */
function switchesFor(args) {
  // Only what ends the program: containers have no D-Bus, which Chromium laments in eight lines. Ours are not Chromium's.
  const switches = ['--log-level=3'];
  if (isRoot()) {
    say("running as root, where Chromium's sandbox does not work: adding --no-sandbox");
    switches.push('--no-sandbox');
  }
  const [first] = args;
  const opensWindow =
    first === undefined || first === '--open-url' || first.toLowerCase().startsWith('stagedoor:');
  if (!opensWindow) switches.push('--disable-gpu');
  if (!hasDisplay()) {
    if (opensWindow)
      throw new Halt(
        'there is no display for a window (DISPLAY is not set); see --help for what works without',
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
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
      process.on(signal, () => child.kill(signal));
    }
    const watch = onOrphaned(() => child.kill('SIGTERM'));
    child.on('error', reject);
    child.on('close', (status, signal) => {
      clearInterval(watch);
      resolve(signal === 'SIGINT' || signal === 'SIGTERM' ? CANCELLED : statusOf(status, signal));
    });
  });
}

/**
 * `npm run` passes a SIGTERM on to the shell it started, which ends without telling us: npm is gone (status 143), and the program
 * would go on alone.
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
