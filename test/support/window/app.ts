import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { onEnd, onFailure } from '../machine/lifetime.ts';
import { tempFolder } from '../machine/machine.ts';

const [executable = '', ...switches] = command();
/** The Electron that is driven. */
export const electron = executable;
/** The folder that Electron itself needs, and `--no-sandbox` if necessary. */
function command(): readonly string[] {
  const given: unknown = JSON.parse(process.env.STAGEDOOR_TEST_ELECTRON ?? 'null');
  if (typeof given !== 'object' || given === null || !('command' in given) || !('args' in given))
    throw new Error('run the tests with npm test: they need to know the Electron to drive');
  return [String(given.command), ...(given.args as string[])];
}

/** A home for a test: settings, logs, handover files, desktop entries. */
export interface Home {
  readonly folder: string;
  readonly env: Record<string, string>;
  /**
   * The program that is started instead of Electron, with the same arguments; Electron itself by
   * default.
   */
  readonly starter?: string;
  readonly logText: () => string;
  readonly handoverFiles: () => readonly string[];
}

export function newHome(more: Readonly<Record<string, string>> = {}): Home {
  const folder = tempFolder();
  const env = {
    ...withoutUndefined(process.env),
    STAGEDOOR_HOME: folder,
    XDG_DATA_HOME: join(folder, 'data'),
    XDG_CONFIG_HOME: join(folder, 'config'),
    ...more,
  };
  const logs = join(folder, 'logs');
  const handover = join(folder, 'handover');
  return {
    folder,
    env,
    logText: () =>
      existsSync(logs)
        ? readdirSync(logs)
            .map((name) => readFileSync(join(logs, name), 'utf8'))
            .join('\n')
        : '',
    handoverFiles: () => (existsSync(handover) ? readdirSync(handover) : []),
  };
}

/** The built program, driven by Playwright; it ends with the test. */
export async function launchApp(
  home: Home,
  args: readonly string[] = [],
): Promise<ElectronApplication> {
  const app = await _electron.launch({
    executablePath: home.starter ?? executable,
    // The screen of a test has no GPU, and Chromium would try a few times before it accepts that.
    args: [...switches, '--disable-gpu', ...args],
    env: home.env,
    timeout: 120_000,
  });
  const child = app.process();
  onEnd(() => {
    // It would wait for handover files on quit, but the test is over here.
    child.kill('SIGKILL');
  });
  return app;
}

/** The same with its window. */
export async function openApp(
  home: Home,
  args: readonly string[] = [],
): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await launchApp(home, args);
  const page = await app.firstWindow();
  page.setDefaultTimeout(60_000);
  onFailure(
    async () => `The window showed:\n${await shownText(page)}\nThe log:\n${home.logText()}`,
  );
  return { app, page };
}

/**
 * The text of a page. Waits only briefly, because a page that does not respond may be the reason
 * why a test failed.
 */
async function shownText(page: Page): Promise<string> {
  try {
    return await page.locator('body').innerText({ timeout: 5_000 });
  } catch (reason) {
    return `no text: ${String(reason)}`;
  }
}

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** The built program with arguments, to its end. */
export async function runProgram(
  home: Home,
  args: readonly string[],
  { input = '', display = false }: { input?: string; display?: boolean } = {},
): Promise<Ran> {
  const { status, out, err } = await startProgram(home, args, { input, display }).ended;
  return { status, out, err };
}

/**
 * The same, while it runs. With `ownGroup`, all its processes can be signalled together, as a
 * terminal does.
 */
export function startProgram(
  home: Home,
  args: readonly string[],
  {
    input = '',
    display = false,
    ownGroup = false,
  }: { input?: string; display?: boolean; ownGroup?: boolean } = {},
) {
  const headless = display ? [] : ['--ozone-platform=headless', '--disable-gpu'];
  const env: Record<string, string | undefined> = { ...home.env };
  if (!display) delete env.DISPLAY;
  const all = [...switches, '--log-level=3', ...headless, ...args];
  const child = spawn(home.starter ?? executable, all, {
    env,
    stdio: 'pipe',
    detached: ownGroup,
  });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.err += chunk));
  child.stdin.on('error', () => undefined).end(input);
  onEnd(() => {
    child.kill('SIGKILL');
  });
  const ended = new Promise<Ran>((resolve) => {
    // Not "close": a viewer that was started may keep our pipes open.
    child.on('exit', (status) => {
      setImmediate(() => {
        resolve({ status, ...text });
      });
    });
  });
  return { child, ended, text };
}

const withoutUndefined = (env: NodeJS.ProcessEnv): Record<string, string> =>
  Object.fromEntries(
    Object.entries(env).filter((pair): pair is [string, string] => pair[1] !== undefined),
  );

/** Saves a connection with the command line; returns its id. */
export async function addConnection(home: Home, connection: object): Promise<string> {
  const ran = await runProgram(home, ['--', 'connections', 'add'], {
    input: JSON.stringify(connection),
  });
  if (ran.status !== 0) throw new Error(`it was not added: ${ran.err}`);
  return ran.out.trim();
}
