import { getEventListeners } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askSecret } from '../../../../src/main/adapters/base/stdio.ts';

/** A terminal on which the test types. */
function terminal() {
  const modes: boolean[] = [];
  const input = Object.assign(new PassThrough(), {
    setRawMode: (on: boolean) => void modes.push(on),
  });
  const output = new PassThrough();
  let interrupts = 0;
  const shutdown = new AbortController();
  return {
    input,
    modes,
    shutdown,
    interrupts: () => interrupts,
    printed: () => String(output.read() ?? ''),
    ask: () =>
      askSecret(input, output, 'Code: ', shutdown.signal, () => {
        interrupts += 1;
      }),
  };
}

describe('a secret entered on the terminal', () => {
  it.each([
    ['at once', ['135790\r'], '135790'],
    ['key by key', ['1', '3', '5', '7', '9', '0', '\n'], '135790'],
    ['with two corrections', ['1358\u007f\b', '5790\r'], '135790'],
    ['as empty', ['\r'], ''],
  ])('is read %s, and never shown', async (_, keys, entered) => {
    const { input, ask, printed, modes } = terminal();
    const asked = ask();
    for (const key of keys) input.write(key);
    expect(await asked).toBe(entered);
    expect(printed()).toBe('Code: \n');
    expect(modes).toEqual([true, false]);
  });

  it('is undefined after Ctrl+D, and at the end of input', async () => {
    const left = terminal();
    const asked = left.ask();
    left.input.write('13\u0004');
    expect(await asked).toBeUndefined();
    const ended = terminal();
    const waiting = ended.ask();
    ended.input.end();
    expect(await waiting).toBeUndefined();
    expect(ended.modes).toEqual([true, false]);
  });

  it('interrupts the program on Ctrl+C', async () => {
    const { input, ask, interrupts, modes } = terminal();
    const asked = ask();
    input.write('13\u0003');
    expect(await asked).toBeUndefined();
    expect([interrupts(), modes]).toEqual([1, [true, false]]);
  });

  it('is no longer awaited once it is cancelled', async () => {
    const { ask, shutdown, modes, input } = terminal();
    const asked = ask();
    shutdown.abort();
    expect(await asked).toBeUndefined();
    expect([modes, input.listenerCount('data')]).toEqual([[true, false], 0]);
  });

  it('leaves no listener on the program’s signal', async () => {
    const { input, ask, shutdown } = terminal();
    const asked = ask();
    input.write('135790\r');
    await asked;
    expect(getEventListeners(shutdown.signal, 'abort')).toEqual([]);
  });
});
