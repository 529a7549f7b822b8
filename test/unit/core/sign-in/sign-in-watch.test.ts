import { describe, expect, it } from 'vitest';
import { createPause } from '../../../../src/main/core/base/clock.ts';
import { createNotices } from '../../../../src/main/core/base/notices.ts';
import { createSignInWatch } from '../../../../src/main/core/sign-in/sign-in-watch.ts';
import type { SignInStatus } from '../../../../src/shared/sign-in/credentials.ts';
import type { Moment } from '../../../../src/shared/languages/moment.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { noticeWords } from '../../../../src/shared/base/notice-text.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';
import { connectionWith, hourMs, inOrganisation, minuteMs } from './sign-in-fakes.ts';

/** 17:40, where this runs. */
const timeOfDay = (atMs: number): Moment => ({
  time: new Date(atMs).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }),
  form: 'clock',
  hour: new Date(atMs).getHours(),
});

const pier = connectionWith(inOrganisation);
const wave = connectionWith(inOrganisation, { id: 'wave', name: 'Wave' });

/** A watch over statuses that the test sets, until the test is over. */
function watching(...connections: (typeof pier)[]) {
  const hand = createHandClock(new Date(2024, 4, 14, 16).getTime());
  const pause = createPause(hand.clock);
  const notices = createNotices();
  const told: [string, SignInStatus['state']][] = [];
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
    onStatus: (id, now) => told.push([id, now.state]),
  });
  const inWords = () => notices.list().map((notice) => noticeWords(notice, en, timeOfDay));
  const stop = new AbortController();
  const running = watch.run(stop.signal);
  return {
    hand,
    pause,
    watch,
    told,
    titles: () => inWords().map(({ title }) => title),
    advice: () => inWords()[0]?.advice,
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

describe('a sign-in that ends', () => {
  it('is reported ten minutes before, once for all that share it', async () => {
    const world = watching(pier, wave);
    await world.become(ending);
    await world.hand.pass(hourMs + 30 * minuteMs - 1);
    expect(world.titles()).toEqual([]);
    await world.hand.pass(1);
    expect(world.titles()).toEqual(['You are signed in until 17:40']);
    expect(world.advice()).toContain('North Pier, Wave');
    await world.hand.pass(9 * minuteMs);
    expect(world.titles()).toHaveLength(1);
    await world.stop();
  });

  it('is reported at once where there are less than ten minutes left', async () => {
    const world = watching(pier);
    await world.become({ ...ending, until: world.hand.clock.now() + minuteMs });
    expect(world.titles()).toEqual(['You are signed in until 16:01']);
    await world.stop();
  });

  it('is reported on wake where the machine slept through the moment', async () => {
    const world = watching(pier);
    await world.become(ending);
    world.hand.setWall(until - 2 * minuteMs);
    world.pause.wake();
    await settle();
    expect(world.titles()).toEqual(['You are signed in until 17:40']);
    await world.stop();
  });

  it('is no longer told when it has ended, or has been renewed', async () => {
    const world = watching(pier);
    await world.become({ ...ending, until: world.hand.clock.now() + minuteMs });
    await world.hand.pass(minuteMs);
    expect(world.titles()).toEqual([]);
    await world.become({ ...ending, until: world.hand.clock.now() + minuteMs });
    expect(world.titles()).toHaveLength(1);
    await world.become({ ...ending, until: world.hand.clock.now() + 9 * hourMs });
    expect(world.titles()).toEqual([]);
    await world.stop();
  });

  it.each<SignInStatus>([
    { state: 'signed-in', until, renews: true },
    { state: 'signed-in', renews: false },
    { state: 'needs-code', renews: false },
    { state: 'unknown', until, renews: false },
  ])('is waited for by one timer, and %j needs none', async (status) => {
    const world = watching(pier, wave);
    await world.become(ending);
    expect(world.hand.waiting()).toBe(1);
    await world.become(status);
    expect(world.hand.waiting()).toBe(0);
    await world.hand.pass(2 * hourMs);
    expect(world.titles()).toEqual([]);
    expect(await world.stop()).toBe(0);
  });
});

describe('a status', () => {
  it('is reported when it changes, and not when it stays', async () => {
    const world = watching(pier);
    await settle();
    await world.become(ending);
    await world.become({ ...ending });
    world.watch.refresh();
    await settle();
    await world.become({ state: 'needs-sign-in', renews: false });
    expect(world.told).toEqual([
      ['north-pier', 'unknown'],
      ['north-pier', 'signed-in'],
      ['north-pier', 'needs-sign-in'],
    ]);
    await world.stop();
  });
});
