import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import {
  createPause,
  deadline,
  onAbort,
  unlessAborted,
} from '../../../../src/main/core/base/clock.ts';
import { deferred, never } from '../support/fakes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';

/** The state of a promise so far. */
function outcome(work: Promise<unknown>) {
  const seen: { is: 'waiting' | 'done' | 'failed'; reason?: unknown } = { is: 'waiting' };
  work.then(
    () => (seen.is = 'done'),
    (reason: unknown) => {
      seen.is = 'failed';
      seen.reason = reason;
    },
  );
  return seen;
}
const live = () => new AbortController().signal;

describe('a pause', () => {
  it('ends after its time', async () => {
    const hand = createHandClock();
    const pause = createPause(hand.clock);
    const seen = outcome(pause.wait(500, pause.nextWake(), live()));
    await hand.pass(499);
    expect(seen.is).toBe('waiting');
    await hand.pass(1);
    expect(seen.is).toBe('done');
  });

  it('ends together with all other pauses when it is woken', async () => {
    const hand = createHandClock();
    const pause = createPause(hand.clock);
    const waits = [1, 2, 3].map((seconds) =>
      outcome(pause.wait(seconds * 1_000, pause.nextWake(), live())),
    );
    pause.wake();
    await settle();
    expect(waits.map(({ is }) => is)).toEqual(['done', 'done', 'done']);
    expect(hand.waiting()).toBe(0);
  });

  it('does not miss a wake that comes before it starts', async () => {
    const hand = createHandClock();
    const pause = createPause(hand.clock);
    const woken = pause.nextWake();
    pause.wake();
    const seen = outcome(pause.wait(60_000, woken, live()));
    await settle();
    expect(seen.is).toBe('done');
  });

  it('is not ended by an earlier wake', async () => {
    const hand = createHandClock();
    const pause = createPause(hand.clock);
    pause.wake();
    const seen = outcome(pause.wait(1_000, pause.nextWake(), live()));
    await settle();
    expect(seen.is).toBe('waiting');
    await hand.pass(1_000);
    expect(seen.is).toBe('done');
  });

  it('fails as soon as it is cancelled, even if it is woken as well', async () => {
    const hand = createHandClock();
    const pause = createPause(hand.clock);
    const cancel = new AbortController();
    const waiting = outcome(pause.wait(1_000, pause.nextWake(), cancel.signal));
    cancel.abort();
    pause.wake();
    await settle();
    expect(waiting.is).toBe('failed');
    const late = outcome(pause.wait(1_000, pause.nextWake(), cancel.signal));
    await settle();
    expect(late.is).toBe('failed');
    expect(hand.waiting()).toBe(0);
  });

  it('passes on an error of the clock', async () => {
    const broken = { ...createHandClock().clock, sleep: () => Promise.reject(new Error('broken')) };
    const pause = createPause(broken);
    await expect(pause.wait(1, pause.nextWake(), live())).rejects.toThrow('broken');
  });
});

describe('a deadline', () => {
  it('aborts after its time, and not before', async () => {
    const hand = createHandClock();
    const { signal } = deadline(hand.clock, 100, live());
    await hand.pass(99);
    expect(signal.aborted).toBe(false);
    await hand.pass(1);
    expect(signal.aborted).toBe(true);
  });

  it('is aborted with the signal it was given', () => {
    const cancel = new AbortController();
    const limit = deadline(createHandClock().clock, 100, cancel.signal);
    cancel.abort();
    expect(limit.signal.aborted).toBe(true);
    limit.stop();
  });

  it('leaves no timer once it is stopped, and never aborts', async () => {
    const hand = createHandClock();
    const { signal, stop } = deadline(hand.clock, 100, live());
    stop();
    expect(hand.waiting()).toBe(0);
    await hand.pass(1_000);
    expect(signal.aborted).toBe(false);
  });
});

describe('work that may be cancelled', () => {
  it('returns its value or its failure', async () => {
    expect(await unlessAborted(Promise.resolve(7), live())).toBe(7);
    await expect(unlessAborted(Promise.reject(new Error('no')), live())).rejects.toThrow('no');
  });

  it('is abandoned at once on abort, even if it ignores its signal', async () => {
    const cancel = new AbortController();
    const seen = outcome(unlessAborted(never(), cancel.signal));
    cancel.abort(new Error('its own reason'));
    await settle();
    expect(seen).toMatchObject({ is: 'failed', reason: { name: 'AbortError' } });
  });

  it('is not awaited if it is cancelled already', async () => {
    await expect(unlessAborted(never(), AbortSignal.abort())).rejects.toThrow('cancelled');
  });

  it('that fails after it was abandoned causes no unhandled rejection', async () => {
    const cancel = new AbortController();
    const work = deferred<number>();
    const seen = outcome(unlessAborted(work.promise, cancel.signal));
    cancel.abort();
    await settle();
    work.reject(new Error('too late'));
    await settle();
    expect(seen.reason).toMatchObject({ name: 'AbortError' });
  });
});

describe('a listener for an abort', () => {
  it('is called once, when the signal is aborted', () => {
    const source = new AbortController();
    let calls = 0;
    onAbort(source.signal, () => (calls += 1));
    expect(calls).toBe(0);
    source.abort();
    expect(calls).toBe(1);
  });

  it('is called at once if the signal is already aborted', () => {
    let calls = 0;
    onAbort(AbortSignal.abort(), () => (calls += 1));
    expect(calls).toBe(1);
  });

  it('is removed when its work has ended', () => {
    const source = new AbortController();
    let calls = 0;
    onAbort(source.signal, () => (calls += 1))();
    source.abort();
    expect(calls).toBe(0);
    expect(getEventListeners(source.signal, 'abort')).toEqual([]);
  });
});

describe('a stopped deadline', () => {
  it('can be collected although the signal it followed is still in use', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const program = new AbortController();
    const hand = createHandClock();
    const ended = (() => {
      const limit = deadline(hand.clock, 5_000, program.signal);
      const socket = { bytes: new Uint8Array(1_000) };
      limit.signal.addEventListener('abort', () => (socket.bytes = new Uint8Array(0)));
      limit.stop();
      return new WeakRef(socket);
    })();
    await settle();
    // A new reference is held until the next turn of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect(ended.deref()).toBeUndefined();
    expect(program.signal.aborted).toBe(false);
    expect(getEventListeners(program.signal, 'abort')).toEqual([]);
  });
});
