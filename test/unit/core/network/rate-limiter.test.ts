import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../../src/main/core/network/rate-limiter.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';

/** A rate limiter whose turns are recorded as `name@ms`. */
function createLimiter() {
  const hand = createHandClock();
  const limiter = createRateLimiter(hand.clock);
  const turns: { readonly name: string; readonly at: number }[] = [];
  const ask = (name: string, connection = 'pier', signal = new AbortController().signal) =>
    limiter(connection, signal).then(() => {
      turns.push({ name, at: hand.clock.monotonic() });
    });
  return { hand, ask, turns, recorded: () => turns.map(({ name, at }) => `${name}@${at}`) };
}

describe('the rate limit of a connection', () => {
  it('lets the first request pass at once', async () => {
    const { ask, recorded } = createLimiter();
    await ask('a');
    expect(recorded()).toEqual(['a@0']);
  });

  it('lets ten requests a second pass, in their order', async () => {
    const { hand, ask, recorded } = createLimiter();
    const names = Array.from({ length: 25 }, (_, nth) => String(nth));
    await hand.until(Promise.all(names.map((name) => ask(name))));
    expect(recorded()).toEqual(names.map((name, nth) => `${name}@${nth * 102}`));
  });

  it('never lets more than ten pass within any second, whenever they come', async () => {
    const { hand, ask, turns } = createLimiter();
    const waits: Promise<void>[] = [];
    for (const pauseMs of [0, 0, 350, 0, 20, 990, 0, 0, 70, 0, 0, 0, 0, 1_500, 0, 0]) {
      await hand.pass(pauseMs);
      waits.push(ask('x'), ask('y'));
    }
    await hand.until(Promise.all(waits));
    expect(turns).toHaveLength(32);
    for (const { at } of turns) {
      const within = turns.filter((turn) => turn.at >= at && turn.at < at + 1_000);
      expect(within.length).toBeLessThanOrEqual(10);
    }
  });

  it('does not accumulate unused turns', async () => {
    const { hand, ask, recorded } = createLimiter();
    await ask('a');
    await hand.pass(10_000);
    await hand.until(Promise.all([ask('b'), ask('c')]));
    expect(recorded()).toEqual(['a@0', 'b@10000', 'c@10102']);
  });

  it('does not delay other connections', async () => {
    const { ask, recorded } = createLimiter();
    await Promise.all([ask('a', 'pier'), ask('b', 'wave')]);
    expect(recorded()).toEqual(['a@0', 'b@0']);
  });

  it('releases the turn of a cancelled request at once, so that later ones move up', async () => {
    const { hand, ask, recorded } = createLimiter();
    const cancel = new AbortController();
    const first = ask('a');
    const left = expect(ask('b', 'pier', cancel.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    const third = expect(ask('c', 'pier', cancel.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    const last = ask('d');
    await settle();
    cancel.abort();
    await left;
    await third;
    expect(hand.clock.monotonic()).toBe(0);
    await hand.until(Promise.all([first, last]));
    expect(recorded()).toEqual(['a@0', 'd@102']);
  });

  it('refuses a request that is cancelled already', async () => {
    const { ask, recorded } = createLimiter();
    await expect(ask('a', 'pier', AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    await ask('b');
    expect(recorded()).toEqual(['b@0']);
  });
});
