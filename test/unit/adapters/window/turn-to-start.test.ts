import { once } from 'node:events';
import { existsSync, mkdirSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { inTurn } from '../../../../src/main/adapters/window/turn-to-start.ts';
import { tempFolder } from '../../../support/machine/machine.ts';

it('runs its work and returns the result, and leaves nothing', () => {
  const folder = tempFolder();
  expect(inTurn(folder, () => existsSync(join(folder, 'starting')))).toBe(true);
  expect(existsSync(join(folder, 'starting'))).toBe(false);
});

it('ends its turn if its work fails', () => {
  const folder = tempFolder();
  expect(() =>
    inTurn(folder, () => {
      throw new Error('no lock');
    }),
  ).toThrow('no lock');
  expect(existsSync(join(folder, 'starting'))).toBe(false);
});

it('waits for the turn of another one', async () => {
  const folder = tempFolder();
  const other = new Worker(
    `const { mkdirSync, rmdirSync, writeFileSync } = require('node:fs');
     const { parentPort, workerData } = require('node:worker_threads');
     mkdirSync(workerData + '/starting');
     parentPort.postMessage('started');
     setTimeout(() => {
       writeFileSync(workerData + '/ended', '');
       rmdirSync(workerData + '/starting');
     }, 50);`,
    { eval: true, workerData: folder },
  );
  const exited = once(other, 'exit');
  await once(other, 'message');
  expect(inTurn(folder, () => existsSync(join(folder, 'ended')))).toBe(true);
  await exited;
});

it('does not wait for one that was killed in its turn, and removes what it left', () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'starting'));
  const longAgo = new Date(Date.now() - 10_000);
  utimesSync(join(folder, 'starting'), longAgo, longAgo);
  expect(inTurn(folder, () => 'ran')).toBe('ran');
  expect(existsSync(join(folder, 'starting'))).toBe(false);
});

it('runs its work where no folder can be created', () => {
  expect(inTurn(join(tempFolder(), 'missing'), () => 'ran')).toBe('ran');
});
