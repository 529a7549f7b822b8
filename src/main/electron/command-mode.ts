import { setTimeout as sleep } from 'node:timers/promises';
import { app } from 'electron';
import type { Stdio } from '../core/base/stdio.ts';
import { onEndSignal, outliveGpuProcess } from './end-signals.ts';
import { exitWhenReady } from './exit-when-ready.ts';

/** What a command gets: its standard streams, and the signal that cancels it. */
export type RunCommand = (stdio: Stdio, signal: AbortSignal) => Promise<number>;

/** How long an interrupted command may take to end and report that itself. */
const GRACE_MS = 5_000;
/**
 * A terminal and the programs that started this one send the same signal again, within milliseconds. While the process is
 * ending, it has no handlers any more: such a signal would end it at once, with a status of its own.
 */
const REPEATS_MS = 200;
const CANCELLED = 130;
const BUG = 70;
/** Like settings that cannot be written: the machine is not set up for what was asked. */
const UNWRITTEN = 2;

/** Runs a command without opening a window, and exits with its status. One signal cancels it. */
export async function runCommandMode(stdio: Stdio, run: RunCommand): Promise<void> {
  const cancel = new AbortController();
  app.dock?.hide();
  outliveGpuProcess(app);
  const interrupt = () => {
    cancel.abort();
    setTimeout(() => {
      app.exit(CANCELLED);
    }, GRACE_MS).unref();
  };
  onEndSignal(app, interrupt);
  app.on('before-quit', (event) => {
    event.preventDefault();
    interrupt();
  });
  // A bug outside of any awaited promise. No stack trace is printed, because it could contain a raw response.
  process.on('uncaughtException', () => {
    app.exit(BUG);
  });
  const status = await run(stdio, cancel.signal).catch(() => BUG);
  if (cancel.signal.aborted) await sleep(REPEATS_MS);
  if (await stdio.flushed()) {
    await exitWhenReady(app, status);
    return;
  }
  stdio.err('The output could not be written.');
  await stdio.flushed();
  await exitWhenReady(app, status === 0 ? UNWRITTEN : status);
}
