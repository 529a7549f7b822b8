import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../../../src/main/adapters/base/system-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('sleeping by the clock of the machine', () => {
  it('ends after its time', async () => {
    let isOver = false;
    const waiting = systemClock.sleep(1_000).then(() => (isOver = true));
    await vi.advanceTimersByTimeAsync(999);
    expect(isOver).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    await waiting;
    expect(isOver).toBe(true);
  });

  it('rejects with the reason of its signal when that is aborted, and leaves no timer', async () => {
    const stop = new AbortController();
    const reason = new Error('stopped');
    const waiting = systemClock.sleep(1_000, stop.signal);
    stop.abort(reason);
    await expect(waiting).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('does not start if its signal is aborted already', async () => {
    const reason = new Error('stopped');
    await expect(systemClock.sleep(1_000, AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not shortened if the wall clock jumps', async () => {
    const before = systemClock.monotonic();
    let isOver = false;
    const waiting = systemClock.sleep(1_000).then(() => (isOver = true));
    vi.setSystemTime(Date.now() + 3_600_000);
    await vi.advanceTimersByTimeAsync(500);
    expect(isOver).toBe(false);
    expect(systemClock.monotonic() - before).toBeLessThan(3_600_000);
    await vi.advanceTimersByTimeAsync(500);
    await waiting;
  });
});
