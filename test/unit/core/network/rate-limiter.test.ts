import { describe, expect, it } from 'vitest';
import { createRateLimiter } from '../../../../src/main/core/network/rate-limiter.ts';
import { createHandClock, settle } from '../support/hand-clock.ts';

/** A budget whose turns are written down, as `name@ms`. */
function createLine() {
  const hand = createHandClock();
  const budget = createRateLimiter(hand.clock);
  const turns: { readonly name: string; readonly at: number }[] = [];
  const ask = (name: string, connection = 'pier', signal = new AbortController().signal) =>
    budget(connection, signal).then(() => {
      turns.push({ name, at: hand.clock.monotonic() });
    });
  return { hand, ask, turns, told: () => turns.map(({ name, at }) => `${name}@${at}`) };
}

describe('the budget of a connection', () => {
  it('lets the first one go at once', async () => {
    const { ask, told } = createLine();
    await ask('a');
    expect(told()).toEqual(['a@0']);
  });

  it('lets ten a second go, first come first served', async () => {
    const { hand, ask, told } = createLine();
    const names = Array.from({ length: 25 }, (_, nth) => String(nth));
    await hand.until(Promise.all(names.map((name) => ask(name))));
    expect(told()).toEqual(names.map((name, nth) => `${name}@${nth * 102}`));
  });

  it('lets never more than ten go in any second, whenever they come', async () => {
    const { hand, ask, turns } = createLine();
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

  it('saves nothing up while nobody asks', async () => {
    const { hand, ask, told } = createLine();
    await ask('a');
    await hand.pass(10_000);
    await hand.until(Promise.all([ask('b'), ask('c')]));
    expect(told()).toEqual(['a@0', 'b@10000', 'c@10102']);
  });

  it('is its own: another connection does not wait', async () => {
    const { ask, told } = createLine();
    await Promise.all([ask('a', 'pier'), ask('b', 'wave')]);
    expect(told()).toEqual(['a@0', 'b@0']);
  });

  it('is left at once by anyone who is cancelled, and those behind move up', async () => {
    const { hand, ask, told } = createLine();
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
    expect(told()).toEqual(['a@0', 'd@102']);
  });

  it('is not entered by one that is cancelled already', async () => {
    const { ask, told } = createLine();
    await expect(ask('a', 'pier', AbortSignal.abort())).rejects.toMatchObject({
      name: 'AbortError',
    });
    await ask('b');
    expect(told()).toEqual(['b@0']);
  });
});
