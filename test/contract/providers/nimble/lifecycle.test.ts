import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPause, type Pause } from '../../../../src/main/core/base/clock.ts';
import { HttpError, type Http } from '../../../../src/main/core/network/http.ts';
import { transientError } from '../../../../src/main/core/provider/service-response.ts';
import type { Timeline } from '../../../../src/practice/data/timeline.ts';
import { directHttp, launchOn, providerFor } from '../../../support/providers/nimble.ts';
import { createQuickTime } from '../../../support/machine/quick-time.ts';
import { startStudio } from '../../../support/practice/start-studio.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

beforeEach(() => {
  // The SDK signs by Date, so the machine's date follows the test's; timers stay real.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 25, 9) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** The time until READY. */
const readyAfter = (forMs: number): Timeline => [
  { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs },
  { state: 'READY', statusCode: 'STREAM_READY' },
];

/** Calls a function once, during the delay after the `nth` request. */
function createEventfulTime(
  nth: number,
  happens: (time: ReturnType<typeof createQuickTime>) => void,
) {
  const time = createQuickTime(Date.now());
  const startMs = Date.now();
  const pause: Pause = {
    ...time.pause,
    async wait(ms, woken, signal) {
      await time.pause.wait(ms, woken, signal);
      if (time.waits.length === nth) happens(time);
    },
  };
  /** The service's clock, which this machine cannot change. */
  const serviceNow = () => startMs + time.clock.monotonic();
  return { time, pause, serviceNow };
}

describe('a machine that sleeps while a stream is polled', () => {
  it('polls once when it wakes after the time limit, and hands over a ready stream', async () => {
    const { time, pause, serviceNow } = createEventfulTime(2, ({ pass }) => {
      pass(20 * minuteMs);
      vi.setSystemTime(Date.now() + 20 * minuteMs);
    });
    const studio = await startStudio({
      now: serviceNow,
      script: { streams: readyAfter(minuteMs) },
    });
    const { last, opened } = await launchOn(studio, { time, deps: { pause } });
    expect(last.state).toBe('ended');
    expect(opened).toHaveLength(1);
    expect(studio.requests.map(({ at }) => at > serviceNow() - minuteMs)).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('polls once when it wakes the next morning, and reports that the stream has expired', async () => {
    const { time, pause, serviceNow } = createEventfulTime(2, ({ pass }) => {
      pass(8 * hourMs);
      vi.setSystemTime(Date.now() + 8 * hourMs);
    });
    const studio = await startStudio({
      now: serviceNow,
      script: { streams: readyAfter(minuteMs) },
    });
    const { last, opened } = await launchOn(studio, { time, deps: { pause } });
    expect(last).toMatchObject({ state: 'failed', failure: { code: 'stream-expired' } });
    expect(opened).toEqual([]);
    expect(studio.requests).toHaveLength(3);
  });

  it('polls once when it wakes while the stream is not ready, and ends at the time limit', async () => {
    const { time, pause, serviceNow } = createEventfulTime(2, ({ pass }) => {
      pass(8 * hourMs);
      vi.setSystemTime(Date.now() + 8 * hourMs);
    });
    const studio = await startStudio({
      now: serviceNow,
      script: { streams: readyAfter(99 * hourMs) },
    });
    const { last } = await launchOn(studio, { time, deps: { pause } });
    expect(last.failure).toEqual({ code: 'time-limit', seconds: 120 });
    expect(studio.requests).toHaveLength(3);
  });

  it('continues if its monotonic clock stood still meanwhile', async () => {
    const night = { ms: 0 };
    const { time, pause, serviceNow } = createEventfulTime(2, ({ moveWall }) => {
      night.ms = hourMs / 2;
      moveWall(night.ms);
      vi.setSystemTime(Date.now() + night.ms);
    });
    const studio = await startStudio({
      now: () => serviceNow() + night.ms,
      script: { streams: readyAfter(minuteMs) },
    });
    const { last } = await launchOn(studio, { time, deps: { pause } });
    expect(last.state).toBe('ended');
    expect(studio.requests).toHaveLength(3);
  });

  it('waits for a network that takes 40 s to come back, and continues', async () => {
    let backAtMs = 0;
    const { time, pause, serviceNow } = createEventfulTime(2, ({ clock }) => {
      backAtMs = clock.monotonic() + 40_000;
    });
    const studio = await startStudio({ now: serviceNow, script: { streams: readyAfter(10_000) } });
    const real = directHttp();
    let lost = 0;
    const http: Http = async (request, signal) => {
      if (time.clock.monotonic() >= backAtMs) return real(request, signal);
      lost += 1;
      throw new HttpError(transientError('offline'));
    };
    const provider = providerFor(studio, { http });
    const { last, transientErrors } = await launchOn(studio, { time, provider, deps: { pause } });
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual(['offline']);
    // Doubling from 0.75 s, there are six requests in 40 s.
    expect(lost).toBe(6);
  });

  it('polls at once each time it is woken, without waiting for its timer', async () => {
    const { clock } = createQuickTime(Date.now());
    const real = createPause(clock);
    const pause: Pause = {
      ...real,
      wait: (ms, woken, signal) => {
        const waited = real.wait(ms, woken, signal);
        real.wake();
        return waited;
      },
    };
    const startMs = Date.now();
    let asked = 0;
    const studio = await startStudio({
      now: () => startMs + asked * 1_000,
      script: { streams: readyAfter(5_000) },
    });
    studio.onRequest(() => (asked += 1));
    const { last } = await launchOn(studio, { deps: { clock, pause } });
    expect(last.state).toBe('ended');
    expect(studio.requests).toHaveLength(6);
    expect(clock.monotonic()).toBe(0);
  });
});

describe('a machine whose clock jumps while a stream is polled', () => {
  it.each([
    ['forward by an hour', hourMs],
    ['back by a day', -24 * hourMs],
    ['forward by a year', 365 * 24 * hourMs],
  ])('%s ends no launch and expires no stream', async (_, jumpMs) => {
    const { time, pause, serviceNow } = createEventfulTime(3, ({ moveWall }) => {
      moveWall(jumpMs);
      vi.setSystemTime(Date.now() + jumpMs);
    });
    const studio = await startStudio({ now: serviceNow, script: { streams: readyAfter(20_000) } });
    const { last, opened, transientErrors } = await launchOn(studio, { time, deps: { pause } });
    expect(last.state).toBe('ended');
    expect(opened).toHaveLength(1);
    expect(transientErrors, 'one request was signed with the wrong time').toEqual(['clock-skew']);
  });

  it('is not affected if the service accepts any time', async () => {
    const { time, pause, serviceNow } = createEventfulTime(3, ({ moveWall }) => {
      moveWall(2 * hourMs);
    });
    const studio = await startStudio({ now: serviceNow, script: { streams: readyAfter(20_000) } });
    const { last, transientErrors } = await launchOn(studio, { time, deps: { pause } });
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual([]);
  });
});
