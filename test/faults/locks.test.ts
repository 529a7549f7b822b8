import { readFileSync, readdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseSettings } from '../../src/main/core/settings/settings.ts';
import { areAll, printFigure, rounds } from '../support/faults/rounds.ts';
import { eventually, tempFolder } from '../support/machine/machine.ts';
import { bundleScript, isStopped, startProcess } from '../support/processes/other-process.ts';

const workerScript = new URL('../support/processes/lock-worker.ts', import.meta.url);
const writerScript = new URL('../support/processes/settings-writer.ts', import.meta.url);

const savedIds = (path: string): readonly string[] =>
  parseSettings(readFileSync(path, 'utf8')).settings.kept.map((one) => (one as { id: string }).id);

test.each([2, 6])(
  'the lock of a killed process is taken by %i others, one at a time',
  async (count) => {
    const script = await bundleScript(workerScript, tempFolder());
    const folder = tempFolder();
    const lock = join(folder, 'one.lock');
    const racers = Array.from({ length: count }, () => startProcess(script, [lock]));
    const toFirstMs: number[] = [];
    for (let round = 0; round < rounds(3, 150); round++) {
      const holder = startProcess(script, [lock]);
      holder.send('hold');
      await eventually(() => holder.lines.length > 0 || undefined);
      holder.child.kill('SIGKILL');
      await holder.exited;
      const killedAt = Number(process.hrtime.bigint() / 1_000n);
      for (const racer of racers) racer.send('take 5');
      await eventually(() => racers.every(({ lines }) => lines.length > round) || undefined);
      const times = racers.map(({ lines }) => (lines[round] ?? '').split(' ').map(Number));
      const inOrder = times.toSorted(([a = 0], [b = 0]) => a - b);
      for (const [nth, [, until = 0]] of inOrder.entries())
        expect(inOrder[nth + 1]?.[0] ?? Infinity).toBeGreaterThanOrEqual(until);
      toFirstMs.push(((inOrder[0]?.[0] ?? 0) - killedAt) / 1_000);
    }
    for (const racer of racers) await racer.finish();
    expect(readdirSync(folder)).toEqual([]);
    printFigure(`${count} processes, from the kill until one has the lock`, toFirstMs);
  },
);

const DAY_S = 86_400;

test('a lock with a wrong time is neither taken from its owner nor blocked after the owner has ended', async () => {
  const script = await bundleScript(workerScript, tempFolder());
  const folder = tempFolder();
  const lock = join(folder, 'one.lock');
  const toTakenMs: number[] = [];
  for (const jumpS of [-3_650 * DAY_S, -DAY_S, DAY_S, 3_650 * DAY_S].slice(0, rounds(2, 4))) {
    const [holder, next] = [startProcess(script, [lock]), startProcess(script, [lock])];
    holder.send('hold');
    await eventually(() => holder.lines.length > 0 || undefined);
    const at = Date.now() / 1_000 + jumpS;
    for (const path of [lock, ...readdirSync(lock).map((name) => join(lock, name))])
      utimesSync(path, at, at);
    next.send('take 0');
    // Long enough for a waiting process to check several times.
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(next.lines).toEqual([]);
    holder.child.kill('SIGKILL');
    await holder.exited;
    const killedAt = Number(process.hrtime.bigint() / 1_000n);
    const [taken = ''] = await next.finish();
    toTakenMs.push((Number(taken.split(' ')[0]) - killedAt) / 1_000);
    expect(readdirSync(folder)).toEqual([]);
  }
  printFigure('a lock with a wrong time, from the kill until the next one has it', toTakenMs);
});

// The other process waits for ten seconds, which is too long for every run.
test.runIf(areAll)(
  'a process that is suspended while it changes the settings loses neither its own change nor another one',
  async () => {
    const script = await bundleScript(writerScript, tempFolder());
    const otherMs: number[] = [];
    for (let round = 0; round < 4; round++) {
      const folder = tempFolder();
      const path = join(folder, 'settings.json');
      const [suspended, other] = [startProcess(script, [path]), startProcess(script, [path])];
      suspended.send('stop-me');
      await eventually(() => isStopped(suspended.child.pid) || undefined);
      const startedAt = performance.now();
      other.send('other');
      expect(await other.finish()).toEqual(['other']);
      otherMs.push(performance.now() - startedAt);
      expect(savedIds(path)).toEqual(['other']);
      suspended.child.kill('SIGCONT');
      expect(await suspended.finish()).toEqual(['stop-me']);
      expect(savedIds(path)).toEqual(['other', 'stop-me']);
      expect(readdirSync(folder)).toEqual(['settings.json']);
    }
    printFigure('the change of another process while the owner of the lock is stopped', otherMs);
  },
);

test('processes that are suspended and resumed at random lose no change that they reported', async () => {
  const script = await bundleScript(writerScript, tempFolder());
  const folder = tempFolder();
  const path = join(folder, 'settings.json');
  const writers = ['a', 'b', 'c'].map((name) => ({ name, process: startProcess(script, [path]) }));
  const count = rounds(20, 150);
  for (const { name, process } of writers)
    for (let nth = 0; nth < count; nth++) process.send(`${name}${nth}`);
  const isDone = () => writers.every(({ process }) => process.lines.length === count);
  let nth = 0;
  let stops = 0;
  await eventually(async () => {
    const child = writers[nth++ % writers.length]?.process.child;
    child?.kill('SIGSTOP');
    stops++;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
    child?.kill('SIGCONT');
    return isDone() || undefined;
  }, 500_000);
  for (const { process } of writers) await process.finish();
  const reported = writers.flatMap(({ process }) => process.lines);
  expect(reported).toHaveLength(3 * count);
  expect(savedIds(path).toSorted()).toEqual(reported.toSorted());
  expect(readdirSync(folder)).toEqual(['settings.json']);
  console.log(`3 processes, ${stops} stops: ${reported.length} changes reported and saved`);
});
