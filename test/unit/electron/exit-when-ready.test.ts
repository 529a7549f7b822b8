import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { exitWhenReady } from '../../../src/main/electron/exit-when-ready.ts';
import { deferred } from '../core/support/fakes.ts';

it('the program exits only in a turn of the event loop after Electron is ready', async () => {
  const ready = deferred<undefined>();
  const exits: (number | string | undefined)[] = [];
  const ending = exitWhenReady(
    {
      whenReady: async () => {
        await ready.promise;
      },
      exit: (status) => void exits.push(status),
    },
    2,
  );
  await setImmediate();
  expect(exits).toEqual([]);
  ready.resolve(undefined);
  await ending;
  expect(exits).toEqual([]);
  await setImmediate();
  expect(exits).toEqual([2]);
});
