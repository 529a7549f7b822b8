import { expect, it, onTestFinished } from 'vitest';
import { watchNotifications } from '../../../../src/main/core/desktop/notification-watch.ts';
import { DEFAULT_DESKTOP_PREFERENCES } from '../../../../src/main/core/desktop/desktop-preferences.ts';
import { notificationText } from '../../../../src/shared/desktop/desktop-text.ts';
import { englishLocale } from '../../../../src/shared/languages/locale-loader.ts';
import type { LaunchState } from '../../../../src/shared/launch/launch-state.ts';
import { nthLaunch } from './desktop-scenes.ts';
import { createHandClock } from '../support/hand-clock.ts';

/** A watch over launches that the test sets. */
function watching(...first: readonly LaunchState[]) {
  const hand = createHandClock();
  const stop = new AbortController();
  onTestFinished(() => {
    stop.abort();
  });
  let all: readonly LaunchState[] = first;
  const listeners = new Set<(all: readonly LaunchState[]) => void>();
  const titles: string[] = [];
  const badges: number[] = [];
  watchNotifications(
    {
      launches: {
        list: () => all,
        onChange: (listener) => {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
      },
      mfaPrompts: { question: () => null, onChange: () => () => {} },
      preferences: {
        current: () => DEFAULT_DESKTOP_PREFERENCES,
        onChange: () => () => undefined,
      },
      clock: hand.clock,
      isFocused: () => false,
      named: (launch) => launch,
      onNotification: (notification) =>
        titles.push(notificationText(notification, englishLocale).title),
      onStatus: ({ badge }) => badges.push(badge),
    },
    stop.signal,
  );
  return {
    hand,
    titles,
    badges,
    stop,
    listeners,
    become: (...next: readonly LaunchState[]) => {
      all = next;
      for (const listener of listeners) listener(next);
    },
  };
}

it('five launches that become ready shortly after each other give one notification', async () => {
  const watch = watching();
  await watch.hand.pass(500);
  for (const nth of [1, 2, 3, 4, 5]) {
    watch.become(...[1, 2, 3, 4, 5].map((n) => nthLaunch(n, n <= nth ? 'checking' : 'waiting')));
    await watch.hand.pass(50);
  }
  await watch.hand.pass(500);
  expect(watch.titles).toEqual(['5 workstations are ready']);
  watch.become(...[1, 2, 3, 4, 5].map((n) => nthLaunch(n, 'opened')));
  await watch.hand.pass(500);
  expect(watch.titles).toHaveLength(1);
});

it('the launches at the start give no notification', async () => {
  const watch = watching(nthLaunch(1, 'failed', { failure: { code: 'stream-expired' } }));
  await watch.hand.pass(500);
  expect(watch.titles).toEqual([]);
  expect(watch.badges).toEqual([1]);
});

it('the watch has no timer between changes, and no listener after it stops', async () => {
  const watch = watching();
  await watch.hand.pass(500);
  expect(watch.hand.waiting()).toBe(0);
  watch.become(nthLaunch(1, 'waiting'));
  expect(watch.hand.waiting()).toBe(1);
  watch.stop.abort();
  await watch.hand.pass(500);
  expect([watch.hand.waiting(), watch.listeners.size, watch.badges]).toEqual([0, 0, [0]]);
});
