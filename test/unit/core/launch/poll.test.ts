import { describe, expect, it } from 'vitest';
import { limitFrom, poll, type PollDeps } from '../../../../src/main/core/launch/poll.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../../../src/main/core/provider/service-response.ts';
import { inTurn, never, createPollDeps } from '../support/fakes.ts';
import { createHandClock } from '../support/hand-clock.ts';

/** Polls with a test clock and records when it polled and what it received. */
function createPoll(
  read: (signal: AbortSignal) => Promise<ServiceResponse<string>>,
  limitMs: number,
  own: Partial<PollDeps> = {},
) {
  const hand = createHandClock();
  const deps = { ...createPollDeps(hand), ...own };
  const cancel = new AbortController();
  const asked: number[] = [];
  const seen: string[] = [];
  const follow = async (isEnough: (response: ServiceResponse<string>) => boolean = () => false) => {
    const request = (signal: AbortSignal) => {
      asked.push(hand.clock.monotonic());
      return read(signal);
    };
    const limit = limitFrom(hand.clock, limitMs);
    for await (const response of poll(request, deps, limit, cancel.signal)) {
      seen.push(response.kind === 'transient-error' ? response.code : response.kind);
      if (isEnough(response)) break;
    }
  };
  return { hand, deps, cancel, asked, seen, follow };
}

const succeed = async () => answer('ok');

describe('polling', () => {
  it('sends the first request at once, then with growing delays, and a last one at the limit', async () => {
    const { hand, asked, follow } = createPoll(succeed, 200_000);
    await hand.until(follow());
    const waits = asked.slice(1).map((at, nth) => at - asked[nth]!);
    expect(waits.slice(0, 44)).toEqual([1_000, ...Array<number>(43).fill(1_400)]);
    expect(waits.slice(44, 92)).toEqual(Array(48).fill(2_500));
    expect(waits.slice(92)).toEqual([5_000, 5_000, 5_000, 3_800]);
    expect(asked.at(-1)).toBe(200_000);
  });

  it('shortens its last delay so that the last request falls on the limit', async () => {
    const { hand, asked, follow } = createPoll(succeed, 2_400);
    await hand.until(follow());
    expect(asked).toEqual([0, 1_000, 2_400]);
  });

  it('sends one request if the limit is 0', async () => {
    const { hand, asked, seen, follow } = createPoll(succeed, 0);
    await hand.until(follow());
    expect([asked, seen]).toEqual([[0], ['answer']]);
  });

  it('yields every response, and stops when its caller stops reading', async () => {
    const read = inTurn<ServiceResponse<string>>(
      ...[answer('a'), transientError('dropped'), failure({ code: 'quota' })],
    );
    const { hand, seen, follow } = createPoll(async () => read(), 60_000);
    await hand.until(follow((response) => response.kind === 'failure'));
    expect(seen).toEqual(['answer', 'dropped', 'failure']);
    expect(hand.waiting()).toBe(0);
  });

  it('resets its retry delays after a good response', async () => {
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

  it('aborts a request that hangs and reports it as unanswered', async () => {
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

  it('reports a request that rejects on abort as unanswered as well', async () => {
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

  it('throws if it is cancelled before, during or after a request', async () => {
    for (const moment of ['before', 'during', 'after'] as const) {
      const { hand, cancel, follow } = createPoll(moment === 'during' ? never : succeed, 60_000);
      if (moment === 'before') cancel.abort();
      const over = follow();
      const failed = expect(over).rejects.toMatchObject({ name: 'AbortError' });
      await hand.pass(500);
      cancel.abort();
      await hand.until(failed);
      expect(hand.waiting()).toBe(0);
    }
  });

  it('throws what its request throws', async () => {
    const broken = () => Promise.reject(new TypeError('a bug'));
    const { hand, follow } = createPoll(broken, 60_000);
    await expect(hand.until(follow())).rejects.toThrow('a bug');
    expect(hand.waiting()).toBe(0);
  });

  it('ends after one request if it waits for its turn longer than the limit', async () => {
    const { hand, asked, seen, follow } = createPoll(succeed, 1_000, {
      turn: async () => {
        await hand.clock.sleep(4_000);
      },
    });
    await hand.until(follow());
    expect([asked, seen]).toEqual([[4_000], ['answer']]);
  });
});
