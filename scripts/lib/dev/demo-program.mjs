import { spawn } from 'node:child_process';
import { drivenProgram } from '../electron/driven-program.mjs';
import { sandboxSwitches } from '../electron/sandbox.mjs';
import { Halt } from '../base/run-script.mjs';

const PATIENCE_MS = 60_000;

/**
 * @typedef {object} LaunchSeen the state of a launch as sent to the window, as far as the demo reads it
 * @property {string} state
 * @property {number} at
 * @property {Record<string, number>} entered
 * @property {number} requests
 * @property {{state?: string, statusCode?: string}} [stream]
 * @property {{code: string}} [failure]
 *
 * @typedef {object} DemoProgram the program with its window, as the demo drives it
 * @property {() => Promise<void>} question waits until the link's question is on the screen
 * @property {() => Promise<void>} accept answers it with Connect
 * @property {(workstation: string) => Promise<void>} startAndConnect starts a stopped workstation of the list and connects to it
 * @property {() => Promise<LaunchSeen>} nextChange the next change of the launch, in order
 * @property {() => Promise<Buffer>} picture of the window as it is, a PNG
 * @property {Promise<unknown>} closed resolves when the window has been closed
 * @property {() => Promise<void>} end
 */

/**
 * Saves a connection through the command line.
 * @param {(extra: readonly string[]) => {command: string, args: string[]}} start how the program is started, as `electronCommand` says it
 * @param {NodeJS.ProcessEnv} env
 * @param {object} connection the input of `connections add`
 * @returns {Promise<string>} its id
 * @throws {Halt} if the program refuses; it has printed the reason
 */
export function addConnection(start, env, connection) {
  const switches = [...sandboxSwitches(), '--log-level=3', '--disable-gpu'];
  const { command, args } = start([...switches, '--', 'connections', 'add']);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'inherit'] });
    let id = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (id += text));
    child.once('error', reject);
    child.once('close', (status) => {
      if (status === 0) resolve(id.trim());
      else reject(new Halt(`the connection could not be saved (status ${status})`));
    });
    child.stdin.end(JSON.stringify(connection));
  });
}

/**
 * Starts the practice studio as a program of its own, which also has EC2 instances.
 * @param {(extra: readonly string[]) => {command: string, args: string[]}} start how the program is started
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{studio: {endpoint: string, region: string, accessKeyId: string, secretAccessKey: string}, end: () => Promise<void>}>}
 * @throws {Halt} if it ends before it listens
 */
export function startPractice(start, env) {
  const switches = [...sandboxSwitches(), '--log-level=3', '--disable-gpu'];
  const { command, args } = start([...switches, '--', 'practice', '--json']);
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    const closed = new Promise((done) => child.once('close', done));
    // It reports every request, which is of interest only if it does not start.
    let report = '';
    child.stderr
      .setEncoding('utf8')
      .on('data', (chunk) => (report = `${report}${chunk}`.slice(-4_000)));
    const end = async () => {
      child.kill();
      await closed;
    };
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
      const [line = '', ...more] = text.split('\n');
      if (more.length > 0) resolve({ studio: JSON.parse(line), end });
    });
    child.once('error', reject);
    child.once('close', () =>
      reject(new Halt(`the practice studio could not be started: ${report.trim()}`)),
    );
  });
}

/**
 * Starts the program with its window. With a link, as the system would for a link that was clicked.
 * @param {import('../electron/electron-binary.mjs').Electron} electron
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [link]
 * @returns {Promise<DemoProgram>}
 */
export async function openProgram(electron, env, link) {
  const { command, args } = await drivenProgram(electron, [
    ...sandboxSwitches(),
    ...(link === undefined ? [] : ['--open-url', '--', link]),
  ]);
  // Imported here because, in a new clone, this file is loaded before the dependencies are installed.
  const { _electron } = await import('playwright-core');
  const app = await _electron.launch({
    executablePath: command,
    args,
    env: /** @type {Record<string, string>} */ (env),
    timeout: PATIENCE_MS,
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(PATIENCE_MS);
  const closed = new Promise((resolve) => page.once('close', resolve));
  const changes = createQueue();
  await page.exposeFunction('demoHears', (/** @type {LaunchSeen[]} */ launches) =>
    launches.forEach(changes.put),
  );
  await page.evaluate(
    'window.stagedoor.launches.changed((launches) => void window.demoHears(launches))',
  );
  return {
    question: () => page.getByRole('dialog').waitFor(),
    accept: () => page.getByRole('dialog').getByRole('button', { name: 'Connect' }).click(),
    startAndConnect: (workstation) =>
      page
        .getByRole('listitem')
        .filter({ hasText: workstation })
        .getByRole('button', { name: 'Start and connect' })
        .click(),
    nextChange: () => Promise.race([changes.take(), closed.then(throwClosed)]),
    picture: () => page.screenshot(),
    closed,
    end: () => app.close(),
  };
}

/** @returns {never} */
function throwClosed() {
  throw new Halt('the window was closed before the stream was handed over');
}

/** A queue of changes. */
function createQueue() {
  /** @type {LaunchSeen[]} */
  const waiting = [];
  /** @type {(() => void) | undefined} */
  let wake;
  return {
    put: (/** @type {LaunchSeen} */ change) => {
      waiting.push(change);
      wake?.();
    },
    take: async () => {
      while (waiting.length === 0) {
        await new Promise((resolve) => (wake = () => resolve(undefined)));
      }
      return /** @type {LaunchSeen} */ (waiting.shift());
    },
  };
}
