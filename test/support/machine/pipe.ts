import { execFileSync } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import { expect } from 'vitest';
import { onEnd } from './lifetime.ts';

/** Far longer than any read takes that does not wait. */
const LIMIT_MS = 5_000;

/** Runs in a thread of its own, because a synchronous read that waits for a writer blocks the thread of the test. */
const WRITER = `
  const { openSync } = require('node:fs');
  const { workerData: { path, opened, limitMs } } = require('node:worker_threads');
  setTimeout(() => {
    Atomics.store(opened, 0, 1);
    openSync(path, 'r+');
    // The pipe is closed when the thread ends, and the next read would wait again.
    setInterval(() => undefined, limitMs);
  }, limitMs);
`;

/**
 * Creates a named pipe that has no writer, with the mode 0644. The test fails if something waits for a writer. A writer
 * comes after 5 seconds, because a file that is being opened cannot be given up: the test would never end.
 */
export function createPipe(path: string): void {
  execFileSync('mkfifo', ['-m', '644', path]);
  const opened = new Int32Array(new SharedArrayBuffer(4));
  const workerData = { path, opened, limitMs: LIMIT_MS };
  const writer = new Worker(WRITER, { eval: true, workerData });
  onEnd(async () => {
    await writer.terminate();
    expect(Atomics.load(opened, 0), 'opening the pipe waited for a writer').toBe(0);
  });
}
