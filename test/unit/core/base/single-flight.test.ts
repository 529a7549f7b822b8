import { describe, expect, it } from 'vitest';
import { createSingleFlight } from '../../../../src/main/core/base/single-flight.ts';
import { deferred } from '../support/fakes.ts';
import { calm } from '../sign-in/sign-in-fakes.ts';

/** Work that the test settles; it records how often it was started. */
function createWork() {
  const results: ReturnType<typeof deferred<string>>[] = [];
  const signals: AbortSignal[] = [];
  return {
    signals,
    finish: (nth: number, text: string) => {
      results[nth]?.resolve(text);
    },
    start: (signal: AbortSignal) => {
      const result = deferred<string>();
      results.push(result);
      signals.push(signal);
      return result.promise;
    },
  };
}

describe('shared work', () => {
  it('is started once for all callers at the same time', async () => {
    const { start, finish, signals } = createWork();
    const work = createSingleFlight<string>();
    const all = [1, 2, 3].map(() => work.join(start, calm()));
    finish(0, 'done');
    expect(await Promise.all(all)).toEqual(['done', 'done', 'done']);
    expect(signals).toHaveLength(1);
  });

  it('is started again after the last one has ended, successfully or not', async () => {
    const { start, finish, signals } = createWork();
    const work = createSingleFlight<string>();
    const first = work.join(start, calm());
    finish(0, 'one');
    expect(await first).toBe('one');
    await expect(work.join(() => Promise.reject(new Error('no')), calm())).rejects.toThrow('no');
    const last = work.join(start, calm());
    finish(1, 'two');
    expect(await last).toBe('two');
    expect(signals).toHaveLength(2);
  });

  it('continues while one caller still waits, even if another one cancels', async () => {
    const { start, finish, signals } = createWork();
    const work = createSingleFlight<string>();
    const cancel = new AbortController();
    const cancelled = work.join(start, cancel.signal);
    const waiting = work.join(start, calm());
    cancel.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(signals[0]?.aborted).toBe(false);
    finish(0, 'done');
    expect(await waiting).toBe('done');
  });

  it('is aborted when its last caller cancels, and a later caller starts it again', async () => {
    const { start, finish, signals } = createWork();
    const work = createSingleFlight<string>();
    const cancel = new AbortController();
    const cancelled = work.join(start, cancel.signal);
    cancel.abort();
    await expect(cancelled).rejects.toMatchObject({ name: 'AbortError' });
    expect(signals[0]?.aborted).toBe(true);
    const next = work.join(start, calm());
    finish(1, 'again');
    expect(await next).toBe('again');
  });

  it('is not started for a caller that has cancelled already', async () => {
    const { start, signals } = createWork();
    await expect(createSingleFlight<string>().join(start, AbortSignal.abort())).rejects.toThrow();
    expect(signals).toEqual([]);
  });
});
