// npm run smoke-start [-- FOLDER]: starts the unpacked program that `npm run package -- --dir` has created in FOLDER (dist): its
// command line, then its window, until the page is shown. For systems on which the other tests of packages do not run.
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectRoot } from './lib/base/paths.mjs';
import { capture } from './lib/base/run.mjs';
import { Halt, runScript } from './lib/base/run-script.mjs';
import { hasDisplay, startDisplay } from './lib/electron/display.mjs';
import { removeHome } from './lib/electron/programs-in.mjs';
import { isRoot, sandboxSwitches } from './lib/electron/sandbox.mjs';

const PATIENCE_MS = 90_000;

await runScript(async () => {
  const program = findProgram(resolve(projectRoot, process.argv[2] ?? 'dist'));
  const home = mkdtempSync(join(tmpdir(), 'stagedoor-smoke-'));
  const screen = hasDisplay() ? undefined : await startDisplay();
  const env = {
    ...process.env,
    STAGEDOOR_HOME: join(home, 'stagedoor'),
    ...(screen && { DISPLAY: screen.display }),
  };
  try {
    await tryCommand(program.command, env);
    await tryWindow(program.window, env);
  } finally {
    await removeHome(home);
    await screen?.stop();
  }
  return 0;
});

/**
 * @param {string} folder
 * @returns {{command: readonly string[], window: string}} how to run the command line, and the program with the window
 * @throws {Halt} if there is no unpacked program
 */
function findProgram(folder) {
  const names = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of names) {
    const contents = join(folder, name, 'Stagedoor.app', 'Contents');
    const candidates = [
      { at: join(folder, name), command: ['bin', 'stagedoor.exe'], window: ['Stagedoor.exe'] },
      { at: contents, command: ['Resources', 'bin', 'stagedoor'], window: ['MacOS', 'Stagedoor'] },
      { at: join(folder, name), command: ['stagedoor'], window: ['stagedoor-electron'] },
    ];
    for (const { at, command, window } of candidates) {
      const [script, executable] = [join(at, ...command), join(at, ...window)];
      if (!existsSync(script) || !existsSync(executable)) continue;
      // As root, the start script of Linux cannot run: it never turns the sandbox off.
      const asRoot = [executable, ...sandboxSwitches(), '--ozone-platform=headless', '--'];
      return { command: isRoot() ? asRoot : [script], window: executable };
    }
  }
  throw new Halt(`${folder} contains no program: npm run package -- --dir creates it`);
}

/**
 * @param {readonly string[]} command
 * @param {NodeJS.ProcessEnv} env
 */
async function tryCommand([program = '', ...args], env) {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const printed = await capture(program, [...args, '--version'], { env });
  if (printed.status !== 0 || printed.stdout.trim() !== version)
    throw new Halt(`--version ended with ${printed.status} and printed: ${printed.output}`);
  const checked = await capture(program, [...args, 'doctor', '--json'], { env });
  const checks = checksIn(checked.stdout);
  if (checks.length === 0)
    throw new Halt(`doctor --json ended with ${checked.status} and printed: ${checked.output}`);
  console.log(`the command line runs: ${version}, ${checks.length} checks`);
}

/**
 * @param {string} text
 * @returns {unknown[]}
 */
function checksIn(text) {
  try {
    const { checks } = JSON.parse(text);
    return Array.isArray(checks) ? checks : [];
  } catch {
    return [];
  }
}

/**
 * Packages have no inspector for Node, but Chromium's: that of the page.
 * @param {string} executable
 * @param {NodeJS.ProcessEnv} env
 */
async function tryWindow(executable, env) {
  const switches = ['--remote-debugging-port=0', ...sandboxSwitches()];
  const child = spawn(executable, [...switches, '--'], { env, stdio: ['ignore', 2, 'pipe'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let printed = '';
  child.stderr.setEncoding('utf8').on('data', (text) => (printed += text));
  try {
    const address = await waitFor(
      'the window',
      () => /DevTools listening on (\S+)/.exec(printed)?.[1],
    );
    const { chromium } = await import('playwright-core');
    const browser = await chromium.connectOverCDP(address);
    const page = await waitFor('the page', () => browser.contexts()[0]?.pages()[0]);
    await page.getByRole('main').waitFor({ timeout: PATIENCE_MS });
    const versions = await page.evaluate('navigator.userAgent');
    console.log(`the window shows ${page.url()} "${await page.title()}" in ${versions}`);
    await browser.close();
  } catch (error) {
    console.error(printed);
    throw error;
  } finally {
    child.kill();
    await ended;
  }
}

/**
 * @template T
 * @param {string} what
 * @param {() => T | undefined | false} find
 * @returns {Promise<T>}
 * @throws {Halt} if it does not come in time
 */
async function waitFor(what, find) {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(100)) {
    const found = find();
    if (found) return found;
  }
  throw new Halt(`${what} did not come within ${PATIENCE_MS / 1000} s`);
}
