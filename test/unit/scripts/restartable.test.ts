import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { createRestartable } from '../../../scripts/lib/dev/restartable.mjs';

/**
 * A limit for what would never happen: on a busy machine, a program takes seconds to start or to
 * end.
 */
const PATIENCE = { timeout: 60_000 };

/** A program that records each start, then keeps running or exits. */
function program(then: string) {
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-restart-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const starts = join(folder, 'starts');
  const code = `require('fs').appendFileSync(${JSON.stringify(starts)}, process.pid + '\\n'); ${then}`;
  const restartable = createRestartable(process.execPath, ['-e', code], process.env);
  onTestFinished(() => restartable.stop());
  const pids = () =>
    existsSync(starts) ? readFileSync(starts, 'utf8').trim().split('\n').map(Number) : [];
  const started = (times: number) =>
    vi.waitFor(() => {
      expect(pids()).toHaveLength(times);
    }, PATIENCE);
  return { restartable, pids, started };
}

const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
const STAY = 'setInterval(() => {}, 1000)';

test('a restart ends the running program before it starts the next', async () => {
  const { restartable, pids, started } = program(STAY);
  await restartable.restart();
  await started(1);
  await restartable.restart();
  await started(2);
  expect(pids().map(isAlive)).toEqual([false, true]);
  await restartable.stop();
  expect(pids().map(isAlive)).toEqual([false, false]);
  expect(await restartable.ended).toBe(130);
});

test('a program that exits with 0 ends the script with 0', async () => {
  const { restartable } = program('process.exit(0)');
  await restartable.restart();
  expect(await restartable.ended).toBe(0);
});

test('after a crash, the next restart starts it again', async () => {
  const { restartable, started } = program('process.exit(3)');
  await restartable.restart();
  await started(1);
  await restartable.restart();
  await started(2);
  const first = await Promise.race([restartable.ended, Promise.resolve('waiting')]);
  expect(first).toBe('waiting');
});
