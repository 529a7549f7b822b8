import { spawn } from 'node:child_process';
import { Halt } from '../base/run-script.mjs';

const START_MS = 20_000;
const STOP_MS = 5_000;

/** Whether there is a display for a window. */
export function hasDisplay() {
  return (
    process.platform !== 'linux' ||
    Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
  );
}

/**
 * Starts a virtual display (Xvfb), which accepts no connections from the network.
 * @param {{size?: string}} [options] `size` as WIDTHxHEIGHTxDEPTH
 * @returns {Promise<{display: string, stop: () => Promise<void>}>} `display` is the value for DISPLAY; `stop` may be called again
 * @throws {Halt} if it does not start within 20 s
 */
export async function startDisplay({ size = '1280x800x24' } = {}) {
  // Xvfb chooses a free number itself and writes it to descriptor 3 when it is ready, so no polling is needed.
  const args = ['-displayfd', '3', '-screen', '0', size, '-nolisten', 'tcp', '-noreset'];
  const child = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text) => (words += text));
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);

  const number = await readNumber(child, () => words).catch((error) => {
    kill();
    throw error;
  });

  return {
    display: `:${number}`,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const timer = setTimeout(kill, STOP_MS);
      child.kill('SIGTERM');
      await ended;
      clearTimeout(timer);
      process.off('exit', kill);
    },
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {() => string} words its output so far
 * @returns {Promise<string>} the number of its display, when it is ready
 */
async function readNumber(child, words) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    return await new Promise((resolve, reject) => {
      const fail = (/** @type {string} */ reason) =>
        reject(new Halt(`Xvfb did not start: ${words().trim() || reason}`));
      let text = '';
      child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
        text += chunk.toString();
        if (text.includes('\n')) resolve(text.trim());
      });
      child.once('error', () => fail('it cannot be run'));
      child.once('close', () => fail('it ended'));
      timer = setTimeout(() => fail(`no answer within ${START_MS / 1000} s`), START_MS);
    });
  } finally {
    clearTimeout(timer);
  }
}
