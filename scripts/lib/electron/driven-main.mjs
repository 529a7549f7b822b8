// The program with a driver (Playwright), for tests and the demo. A page that is created while the driver connects can wait for
// the driver forever, and the driver for the page. The driver has to be there first, so that the app becomes ready only when
// the driver calls `__playwright_run`. Copied by driven-program.mjs to a folder that has the built program in `out`.
import { app } from 'electron';

/** A program that the driven one starts may have its switches, but has no driver. */
const LONGEST_WAIT_MS = 30_000;

// Also used without a driver, for example for commands.
if (process.argv.includes('--remote-debugging-port=0')) waitForDriver();

function waitForDriver() {
  const becomesReady = app.whenReady();
  const emit = app.emit.bind(app);
  /** @type {unknown[]} */
  let readyArgs = [];
  let isReady = false;
  /** @type {() => void} */
  let report = () => undefined;
  const ready = new Promise((/** @type {(value: void) => void} */ resolve) => {
    report = resolve;
  });
  const run = async () => {
    await becomesReady;
    if (isReady) return;
    isReady = true;
    report();
    emit('ready', ...readyArgs);
  };
  Object.assign(app, {
    isReady: () => isReady,
    whenReady: () => ready,
    emit: (/** @type {string} */ event, /** @type {unknown[]} */ ...args) => {
      if (event !== 'ready') return emit(event, ...args);
      readyArgs = args;
      return true;
    },
  });
  Object.assign(globalThis, { __playwright_run: run });
  setTimeout(run, LONGEST_WAIT_MS).unref();
}

await import(new URL('out/main/index.js', import.meta.url).href);
