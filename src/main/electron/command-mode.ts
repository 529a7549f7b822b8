import { app } from 'electron';
import type { Stdio } from '../core/base/stdio.ts';

/** What a command is given: where it reads and writes, and the signal that cancels it. */
export type RunCommand = (stdio: Stdio, signal: AbortSignal) => Promise<number>;

/** How long a command that was interrupted may take to end in its own words. */
const GRACE_MS = 5_000;
const CANCELLED = 130;
const BUG = 70;

/**
 * Runs a command of the command line in a program that opens no window, and exits with its status.
 * SIGINT and SIGTERM arrive as `before-quit` here: once Chromium has its own handlers, `process.on`
 * never hears them; before that, nobody else does.
 */
export async function runCommandMode(stdio: Stdio, run: RunCommand): Promise<void> {
  const cancel = new AbortController();
  app.dock?.hide();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      cancel.abort();
    });
  }
  app.on('before-quit', (event) => {
    event.preventDefault();
    cancel.abort();
    setTimeout(() => {
      app.exit(CANCELLED);
    }, GRACE_MS).unref();
  });
  // A bug outside of any promise we await: no trace, which could hold an answer as it came.
  process.on('uncaughtException', () => {
    app.exit(BUG);
  });
  const status = await run(stdio, cancel.signal).catch(() => BUG);
  await stdio.flushed();
  app.exit(status);
}
