// npm run dev [-- SWITCHES]: runs the program with a practice studio while you change its sources. Switches are passed to
// Electron, such as --inspect=9229 or --remote-debugging-port=9222.
import { existsSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { hasDisplay } from './lib/electron/display.mjs';
import { addConnection } from './lib/dev/demo-program.mjs';
import { developmentFolder, startDevServer, watchMain } from './lib/dev/dev-server.mjs';
import { createRestartable } from './lib/dev/restartable.mjs';
import { ensureDependencies } from './lib/setup/dependencies.mjs';
import { ensureElectron, otherProgram } from './lib/electron/electron-binary.mjs';
import { ensureSystemPackages } from './lib/setup/system-packages.mjs';
import { projectRoot } from './lib/base/paths.mjs';
import { sandboxSwitches } from './lib/electron/sandbox.mjs';
import { Halt, runScript, logLine } from './lib/base/run-script.mjs';

await runScript(async () => {
  if (!hasDisplay()) throw new Halt('there is no display for a window (DISPLAY is not set)');
  await ensureDependencies();
  await ensureSystemPackages('run');
  const electron = await ensureElectron();
  const switches = sandboxSwitches();
  if (switches.length > 0)
    logLine(
      `Chromium's sandbox does not work here (root, or no user namespaces): adding ${switches}`,
    );
  const env = environment();

  const server = await startDevServer();
  const { command, args } = await otherProgram(electron, developmentFolder, [
    '--log-level=3',
    ...switches,
  ]);
  const restartable = createRestartable(command, [...args, ...process.argv.slice(2)], env);
  const connect = async () => {
    if (existsSync(join(env.STAGEDOOR_HOME, 'settings.json'))) return;
    const start = (/** @type {readonly string[]} */ extra) => ({
      command,
      args: [...args, ...extra],
    });
    await addConnection(start, env, { name: 'Practice studio', kind: 'practice' });
  };
  /** @type {Promise<void> | undefined} */
  let connected;
  const main = await watchMain(server.url, async ({ error, changed }) => {
    if (error) {
      logLine(`main does not build, and stays as it is: ${error.message}`);
      return;
    }
    if (changed.length > 0 && changed.every(isText)) {
      logLine('the window has the new text; type r and Enter to start main with it');
      return;
    }
    if (changed.length > 0)
      logLine(`starting again: ${changed.map(inCheckout).join(', ')} changed`);
    await (connected ??= connect());
    await restartable.restart();
  });
  process.stdin.setEncoding('utf8').on('data', (input) => {
    if (String(input).trim() === 'r') void restartable.restart();
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => void restartable.stop());
  logLine(
    'changes are shown as you save them; type r and Enter to start again, close the window to end',
  );
  logLine(`settings and logs are in ${env.STAGEDOOR_HOME}`);
  try {
    return await restartable.ended;
  } finally {
    await main.close();
    await server.close();
    process.stdin.destroy();
  }
});

/**
 * Whether the window shows a change of the file without a restart of main.
 * @param {string} path
 */
function isText(path) {
  return inCheckout(path).startsWith('src/shared/languages/');
}

/** @param {string} path */
function inCheckout(path) {
  return relative(projectRoot, path).replaceAll('\\', '/');
}

/** A separate home, which is kept. The user's settings and desktop are not changed. */
function environment() {
  const home = process.env['STAGEDOOR_HOME'] ?? join(developmentFolder, 'home');
  mkdirSync(home, { recursive: true });
  const env = {
    ...process.env,
    STAGEDOOR_HOME: home,
    XDG_DATA_HOME: join(home, 'data'),
    XDG_CONFIG_HOME: join(home, 'config'),
  };
  // Set by editors that are Electron programs. With it, the program would run as plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  return env;
}
