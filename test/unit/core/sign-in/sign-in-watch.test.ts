import { describe, expect, it } from 'vitest';
import { createPause } from '../../../../src/main/core/base/clock.ts';
import { createNotices } from '../../../../src/main/core/base/notices.ts';
import { createSignInWatch } from '../../../../src/main/core/sign-in/sign-in-watch.ts';
import type { SignInStatus } from '../../../../src/shared/sign-in/credentials.ts';
import type { Moment } from '../../../../src/shared/languages/moment.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { noticeText } from '../../../../src/shared/base/notice-text.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';
import { connectionWith, hourMs, inOrganization, minuteMs } from './sign-in-fakes.ts';

/** A time such as 17:40, in the time zone of this machine. */
const timeOfDay = (atMs: number): Moment => ({
  time: new Date(atMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
  form: 'clock',
  hour: new Date(atMs).getHours(),
});

const pier = connectionWith(inOrganization);
const wave = connectionWith(inOrganization, { id: 'wave', name: 'Wave' });

/** A watch over statuses that the test sets, until the test is over. */
function watching(...connections: (typeof pier)[]) {
  const hand = createHandClock(new Date(2024, 4, 14, 16).getTime());
  const pause = createPause(hand.clock);
  const notices = createNotices();
  const reported: [string, SignInStatus['state']][] = [];
  let status: SignInStatus = { state: 'unknown', renews: true };
  let change = () => {};
  const watch = createSignInWatch({
    signIns: {
      status: async () => status,
      onChange: (listener) => {
        change = listener;
        return () => {};
      },
    },
    connections: { list: async () => connections },
    clock: hand.clock,
    pause,
    notices,
    onStatus: (id, now) => reported.push([id, now.state]),
  });
  const noticeTexts = () => notices.list().map((notice) => noticeText(notice, en, timeOfDay));
  const stop = new AbortController();
  const running = watch.run(stop.signal);
  return {
    hand,
    pause,
    watch,
    reported,
    titles: () => noticeTexts().map(({ title }) => title),
    advice: () => noticeTexts()[0]?.advice,
    become: async (next: SignInStatus) => {
      status = next;
      change();
      await settle();
    },
    stop: async () => {
      stop.abort();
      await running;
      return hand.waiting();
    },
  };
}

const until = new Date(2024, 4, 14, 17, 40).getTime();
const ending: SignInStatus = { state: 'signed-in', until, renews: false };

describe('a sign-in that expires', () => {
  it('is announced ten minutes before, once for all connections that share it', async () => {
    const watched = watching(pier, wave);
    await watched.become(ending);
    await watched.hand.pass(hourMs + 30 * minuteMs - 1);
    expect(watched.titles()).toEqual([]);
    await watched.hand.pass(1);
    expect(watched.titles()).toEqual(['You are signed in until 17:40']);
    expect(watched.advice()).toContain('North Pier, Wave');
    await watched.hand.pass(9 * minuteMs);
    expect(watched.titles()).toHaveLength(1);
    await watched.stop();
  });

  it('is announced at once if less than ten minutes are left', async () => {
    const watched = watching(pier);
    await watched.become({ ...ending, until: watched.hand.clock.now() + minuteMs });
    expect(watched.titles()).toEqual(['You are signed in until 16:01']);
    await watched.stop();
  });

  it('is announced on wake if the machine slept at that time', async () => {
    const watched = watching(pier);
    await watched.become(ending);
    watched.hand.setWall(until - 2 * minuteMs);
    watched.pause.wake();
    await settle();
    expect(watched.titles()).toEqual(['You are signed in until 17:40']);
    await watched.stop();
  });

  it('is no longer announced once it has expired or was renewed', async () => {
    const watched = watching(pier);
    await watched.become({ ...ending, until: watched.hand.clock.now() + minuteMs });
    await watched.hand.pass(minuteMs);
    expect(watched.titles()).toEqual([]);
    await watched.become({ ...ending, until: watched.hand.clock.now() + minuteMs });
    expect(watched.titles()).toHaveLength(1);
    await watched.become({ ...ending, until: watched.hand.clock.now() + 9 * hourMs });
    expect(watched.titles()).toEqual([]);
    await watched.stop();
  });

  it.each<SignInStatus>([
    { state: 'signed-in', until, renews: true },
    { state: 'signed-in', renews: false },
    { state: 'needs-code', renews: false },
    { state: 'unknown', until, renews: false },
  ])('has one timer, and %j needs none', async (status) => {
    const watched = watching(pier, wave);
    await watched.become(ending);
    expect(watched.hand.waiting()).toBe(1);
    await watched.become(status);
    expect(watched.hand.waiting()).toBe(0);
    await watched.hand.pass(2 * hourMs);
    expect(watched.titles()).toEqual([]);
    expect(await watched.stop()).toBe(0);
  });
});

describe('a status', () => {
  it('is reported when it changes, and only then', async () => {
    const watched = watching(pier);
    await settle();
    await watched.become(ending);
    await watched.become({ ...ending });
    watched.watch.refresh();
    await settle();
    await watched.become({ state: 'needs-sign-in', renews: false });
    expect(watched.reported).toEqual([
      ['north-pier', 'unknown'],
      ['north-pier', 'signed-in'],
      ['north-pier', 'needs-sign-in'],
    ]);
    await watched.stop();
  });
});
