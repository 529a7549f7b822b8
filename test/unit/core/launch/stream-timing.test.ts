import { beforeEach, describe, expect, it } from 'vitest';
import { nextDelayMs } from '../../../../src/main/core/launch/poll-schedule.ts';
import {
  createStreamTiming,
  type StreamTiming,
} from '../../../../src/main/core/launch/stream-timing.ts';
import { createHandClock, type HandClock } from '../support/hand-clock.ts';

const half = () => 0.5;
const observedDurations = [40_000, 40_100, 39_900];
let hand: HandClock;
let timing: StreamTiming;
beforeEach(() => {
  hand = createHandClock();
  timing = createStreamTiming(hand.clock, half, observedDurations);
});

/** A response that the stream is not ready, and the planned delay after it. */
async function notReady(): Promise<void> {
  timing.waiting();
  await hand.pass(timing.nextDelayMs());
  timing.requested();
}

describe('the time until READY', () => {
  it('is counted from the accepted request, as in the schedule', async () => {
    timing.requested();
    await hand.pass(90_000);
    timing.requested();
    await notReady();
    const first = hand.clock.monotonic() - 90_000;
    await notReady();
    const elapsedMs = hand.clock.monotonic() - 90_000;
    expect(timing.timeToReadyMs()).toBe(elapsedMs);
    expect(first).toBe(nextDelayMs(observedDurations, 0, half));
    expect(timing.nextDelayMs()).toBe(nextDelayMs(observedDurations, elapsedMs, half));
  });

  it('is expected from the durations that were learned last', () => {
    const slow = [300_000, 300_100, 299_900];
    timing.requested();
    timing.learn(slow);
    expect(timing.nextDelayMs()).toBe(nextDelayMs(slow, 0, half));
    expect(timing.nextDelayMs()).not.toBe(nextDelayMs(observedDurations, 0, half));
  });

  it('is the duration of a request that is answered with READY', async () => {
    timing.requested();
    await hand.pass(6_000);
    expect(timing.timeToReadyMs()).toBe(6_000);
  });

  it.each<[string, () => Promise<void>]>([
    ['the program was stopped before it was seen', () => hand.pass(600_000)],
    ['the clock was set forward', async () => hand.setWall(hand.clock.now() + 600_000)],
    ['the clock was set back', async () => hand.setWall(hand.clock.now() - 600_000)],
  ])('is uncertain if %s', async (_, disturb) => {
    timing.requested();
    await notReady();
    await disturb();
    expect(timing.timeToReadyMs()).toBeUndefined();
  });

  it('is uncertain if the computer slept before, while the monotonic clock stood still', async () => {
    timing.requested();
    await notReady();
    hand.setWall(hand.clock.now() + 3_600_000);
    await notReady();
    await notReady();
    expect(timing.timeToReadyMs()).toBeUndefined();
  });

  it('is certain if the program was suspended before another response that the stream is not ready', async () => {
    timing.requested();
    await notReady();
    await hand.pass(30_000);
    await notReady();
    expect(timing.timeToReadyMs()).toBe(hand.clock.monotonic());
  });
});
