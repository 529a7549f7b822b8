import { describe, expect, it } from 'vitest';
import { limitFrom, poll, type PollDeps } from '../../../../src/main/core/launch/poll.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../../../src/main/core/provider/service-response.ts';
import { inTurn, never, pollWorld } from '../support/fakes.ts';
import { createHandClock } from '../support/hand-clock.ts';

/** Polls by a clock of its own and writes down when it asked and what it read. */
function createPoll(
  read: (signal: AbortSignal) => Promise<ServiceResponse<string>>,
  limitMs: number,
  own: Partial<PollDeps> = {},
) {
  const hand = createHandClock();
  const world = { ...pollWorld(hand), ...own };
  const cancel = new AbortController();
  const asked: number[] = [];
  const seen: string[] = [];
  const follow = async (isEnough: (reading: ServiceResponse<string>) => boolean = () => false) => {
    const looked = (signal: AbortSignal) => {
      asked.push(hand.clock.monotonic());
      return read(signal);
    };
    const limit = limitFrom(hand.clock, limitMs);
    for await (const reading of poll(looked, world, limit, cancel.signal)) {
      seen.push(reading.kind === 'trouble' ? reading.code : reading.kind);
      if (isEnough(reading)) break;
    }
  };
  return { hand, world, cancel, asked, seen, follow };
}

const well = async () => answer('well');

describe('polling', () => {
  it('asks at once, after a second, then less and less often, and once more at the limit', async () => {
    const { hand, asked, follow } = createPoll(well, 200_000);
    await hand.until(follow());
    const waits = asked.slice(1).map((at, nth) => at - asked[nth]!);
    expect(waits.slice(0, 44)).toEqual([1_000, ...Array<number>(43).fill(1_400)]);
    expect(waits.slice(44, 92)).toEqual(Array(48).fill(2_500));
    expect(waits.slice(92)).toEqual([5_000, 5_000, 5_000, 3_800]);
    expect(asked.at(-1)).toBe(200_000);
  });

  it('cuts its last wait so that the last look falls on the limit', async () => {
    const { hand, asked, follow } = createPoll(well, 2_400);
    await hand.until(follow());
    expect(asked).toEqual([0, 1_000, 2_400]);
  });

  it('looks once where there is no time at all', async () => {
    const { hand, asked, seen, follow } = createPoll(well, 0);
    await hand.until(follow());
    expect([asked, seen]).toEqual([[0], ['answer']]);
  });

  it('yields every reading, and stops when its reader leaves', async () => {
    const read = inTurn<ServiceResponse<string>>(
      ...[answer('a'), transientError('dropped'), failure({ code: 'quota' })],
    );
    const { hand, seen, follow } = createPoll(async () => read(), 60_000);
    await hand.until(follow((reading) => reading.kind === 'failure'));
    expect(seen).toEqual(['answer', 'dropped', 'failure']);
    expect(hand.waiting()).toBe(0);
  });

  it('begins its delays again after a good answer', async () => {
    const read = inTurn<ServiceResponse<string>>(
      ...[
        transientError('offline'),
        transientError('offline'),
        answer('a'),
        transientError('offline'),
        answer('b'),
      ],
    );
    const { hand, asked, follow } = createPoll(async () => read(), 6_000);
    await hand.until(follow());
    expect(asked.slice(0, 5)).toEqual([0, 750, 2_250, 3_650, 4_400]);
  });

  it('aborts a request that hangs, and counts it as no answer', async () => {
    const signals: AbortSignal[] = [];
    const hangs = (signal: AbortSignal) => {
      signals.push(signal);
      return never();
    };
    const { hand, seen, asked, follow } = createPoll(hangs, 25_000);
    await hand.until(follow());
    expect(asked).toEqual([0, 10_750, 22_250]);
    expect(seen).toEqual(['no-answer', 'no-answer', 'no-answer']);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect(hand.clock.monotonic()).toBe(25_000);
  });

  it('takes the abort of a request that hangs for no answer as well', async () => {
    const listens = (signal: AbortSignal): Promise<never> =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          reject(new Error('given up'));
        });
      });
    const { hand, seen, follow } = createPoll(listens, 5_000);
    await hand.until(follow());
    expect(seen).toEqual(['no-answer']);
  });

  it('throws when it is cancelled, before, during and after a request', async () => {
    for (const moment of ['before', 'during', 'after'] as const) {
      const { hand, cancel, follow } = createPoll(moment === 'during' ? never : well, 60_000);
      if (moment === 'before') cancel.abort();
      const over = follow();
      const failed = expect(over).rejects.toMatchObject({ name: 'AbortError' });
      await hand.pass(500);
      cancel.abort();
      await hand.until(failed);
      expect(hand.waiting()).toBe(0);
    }
  });

  it('throws what its reader throws', async () => {
    const broken = () => Promise.reject(new TypeError('a mistake of ours'));
    const { hand, follow } = createPoll(broken, 60_000);
    await expect(hand.until(follow())).rejects.toThrow('a mistake of ours');
    expect(hand.waiting()).toBe(0);
  });

  it('keeps to its limit though it has to wait for its turn', async () => {
    const { hand, asked, seen, follow } = createPoll(well, 1_000, {
      turn: async () => {
        await hand.clock.sleep(4_000);
      },
    });
    await hand.until(follow());
    expect([asked, seen]).toEqual([[4_000], ['answer']]);
  });
});
