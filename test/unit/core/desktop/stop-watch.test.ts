import { describe, expect, it, onTestFinished } from 'vitest';
import { createPause } from '../../../../src/main/core/base/clock.ts';
import { createWorkstationMemory } from '../../../../src/main/core/workstations/workstation-memory.ts';
import { createStopWatch } from '../../../../src/main/core/desktop/stop-watch.ts';
import { notificationText } from '../../../../src/shared/desktop/desktop-text.ts';
import { englishLocale } from '../../../../src/shared/languages/locale-loader.ts';
import type { LaunchState } from '../../../../src/shared/launch/launch-state.ts';
import { northPier } from '../../../support/window/fake-bridge.ts';
import { nthLaunch } from './desktop-scenes.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** A watch over launches and lists that the test sets. */
function watching() {
  const hand = createHandClock();
  const pause = createPause(hand.clock);
  const known = createWorkstationMemory();
  const titles: string[] = [];
  let launches: readonly LaunchState[] = [];
  const watch = createStopWatch({
    known,
    pause,
    clock: hand.clock,
    launches: () => launches,
    onSoon: (notification) => titles.push(notificationText(notification, englishLocale).title),
  });
  known.onListed(watch.refresh);
  const stop = new AbortController();
  const running = watch.run(stop.signal);
  onTestFinished(async () => {
    stop.abort();
    await running;
    expect(hand.waiting()).toBe(0);
  });
  return {
    hand,
    titles,
    list: async (...all: readonly (readonly [nth: number, inMs: number])[]) => {
      known.recordList(
        northPier.id,
        all.map(([nth, inMs]) => ({
          id: `comp-0${nth}`,
          studio: 'pier',
          stopAt: new Date(hand.clock.now() + inMs).toISOString(),
        })),
      );
      await settle();
    },
    become: async (...next: readonly LaunchState[]) => {
      launches = next;
      watch.refresh();
      await settle();
    },
  };
}

describe('a workstation that stops by itself', () => {
  it('is announced once, ten minutes before, by one timer that runs only while it is open', async () => {
    const watch = watching();
    await watch.list([7, HOUR_MS], [8, 2 * HOUR_MS]);
    expect(watch.hand.waiting()).toBe(0);
    await watch.become(nthLaunch(7, 'opened'), nthLaunch(8, 'opened'));
    expect(watch.hand.waiting()).toBe(1);
    await watch.hand.pass(50 * MINUTE_MS - 1);
    expect(watch.titles).toEqual([]);
    await watch.hand.pass(1);
    expect(watch.titles).toEqual(['Comp 07 stops in 10 minutes']);
    await watch.become(nthLaunch(7, 'ended'));
    await watch.hand.pass(2 * HOUR_MS);
    expect(watch.titles).toHaveLength(1);
  });

  it('is announced at once if less time is left, and again if its stop is postponed', async () => {
    const watch = watching();
    await watch.become(nthLaunch(7, 'opened'));
    await watch.list([7, 4 * MINUTE_MS]);
    await watch.list([7, 4 * MINUTE_MS]);
    expect(watch.titles).toEqual(['Comp 07 stops in 4 minutes']);
    await watch.list([7, HOUR_MS]);
    await watch.hand.pass(HOUR_MS);
    expect(watch.titles).toEqual(['Comp 07 stops in 4 minutes', 'Comp 07 stops in 10 minutes']);
  });

  it('shares one notification with others that stop at the same time', async () => {
    const watch = watching();
    await watch.list([7, HOUR_MS], [8, HOUR_MS]);
    await watch.become(nthLaunch(7, 'opened'), nthLaunch(8, 'opened'));
    await watch.hand.pass(HOUR_MS);
    expect(watch.titles).toEqual(['2 workstations stop in 10 minutes']);
  });

  it('is not announced if no viewer is open, or after it has stopped', async () => {
    const watch = watching();
    await watch.list([7, 5 * MINUTE_MS], [8, -MINUTE_MS]);
    await watch.become(nthLaunch(7, 'waiting'), nthLaunch(8, 'opened'));
    await watch.hand.pass(HOUR_MS);
    expect(watch.titles).toEqual([]);
  });
});
