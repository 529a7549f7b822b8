import { describe, expect, it } from 'vitest';
import { limitFrom, retryShort, retryUntilLimit } from '../../../../src/main/core/launch/poll.ts';
import { findOnlyReady } from '../../../../src/main/core/launch/find-target.ts';
import {
  everyPage,
  findStudio,
  listWorkstations,
} from '../../../../src/main/core/workstations/list-pages.ts';
import { resultOf } from '../../../../src/main/core/base/work.ts';
import type { Page } from '../../../../src/main/core/provider/provider.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../../../src/main/core/provider/service-response.ts';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import type { Workstation } from '../../../../src/shared/workstations/workstation.ts';
import { createFakeProvider, inTurn, never, createPollDeps, resourceId } from '../support/fakes.ts';
import { createHandClock } from '../support/hand-clock.ts';

const live = () => new AbortController().signal;
const studio = resourceId('studio-1');

/** A caller that retries only briefly, with a test clock. */
function createAsk() {
  const hand = createHandClock();
  return { hand, ask: retryShort(createPollDeps(hand), live()) };
}

/** A paged list that records which pages were requested. */
function pagesOf<T>(pages: Readonly<Record<string, Page<T>>>) {
  const asked: (string | undefined)[] = [];
  const read = async (page: string | undefined): Promise<ServiceResponse<Page<T>>> => {
    if (asked.push(page) > 500) throw new Error('endless requests');
    return answer(pages[page ?? 'first'] ?? { items: [] });
  };
  return { asked, read };
}

describe('a paged list', () => {
  it('is read page by page, in order', async () => {
    const { read, asked } = pagesOf({
      first: { items: [1, 2], next: 'b' },
      b: { items: [], next: 'c' },
      c: { items: [3] },
    });
    const { hand, ask } = createAsk();
    expect(await hand.until(resultOf(everyPage(read, ask)))).toEqual(ok([1, 2, 3]));
    expect(asked).toEqual([undefined, 'b', 'c']);
  });

  it.each([
    ['to itself', { first: { items: [1], next: 'first' } }, 2],
    [
      'back to an earlier page',
      {
        first: { items: [1], next: 'b' },
        b: { items: [2], next: 'c' },
        c: { items: [], next: 'b' },
      },
      3,
    ],
  ])('whose pages lead %s ends with an explanation', async (_, pages, requests) => {
    const { read, asked } = pagesOf<number>(pages);
    const { hand, ask } = createAsk();
    expect(await hand.until(resultOf(everyPage(read, ask)))).toMatchObject({
      failure: {
        code: 'request-refused',
        detail: 'The list does not end: its pages repeat or are empty.',
      },
    });
    expect(asked).toHaveLength(requests);
  });

  it('of 10,100 workstations is read 50 at a time', async () => {
    let nth = 0;
    const read = async () => {
      const items = Array.from({ length: 50 }, (_, at) => nth * 50 + at);
      nth += 1;
      return answer({ items, ...(nth < 202 && { next: `page-${nth}` }) });
    };
    const { hand, ask } = createAsk();
    const all = await hand.until(resultOf(everyPage(read, ask)));
    expect(all.ok && all.value).toHaveLength(10_100);
  });

  it.each([
    ['items', 'answer-too-large', 20_001, (nth: number) => [nth]],
    ['empty pages', 'request-refused', 200, () => []],
  ])('that never ends is stopped by the limit of its %s', async (_, code, requests, itemsOf) => {
    let nth = 0;
    const read = async () => {
      if (nth > 30_000) throw new Error('endless requests');
      nth += 1;
      return answer<Page<number>>({ items: itemsOf(nth), next: `page-${nth}` });
    };
    const { hand, ask } = createAsk();
    const ended = await hand.until(resultOf(everyPage(read, ask)));
    expect(ended).toMatchObject({ failure: { code } });
    expect(nth).toBe(requests);
  });

  it('ends with the failure of any page', async () => {
    const read = async (page: string | undefined): Promise<ServiceResponse<Page<number>>> =>
      page === undefined
        ? answer({ items: [1], next: 'b' })
        : failure({ code: 'access-denied', operation: 'list' });
    const { hand, ask } = createAsk();
    expect(await hand.until(resultOf(everyPage(read, ask)))).toMatchObject({
      failure: { code: 'access-denied' },
    });
  });
});

describe('the studio of a request', () => {
  const studios = (...ids: readonly string[]) =>
    createFakeProvider(undefined, {
      listStudios: async () => answer({ items: ids.map((id) => ({ id: resourceId(id) })) }),
    }).provider;

  it('is the named one, without a request', async () => {
    const { provider } = createFakeProvider(undefined, { listStudios: never });
    const { ask } = createAsk();
    expect(await resultOf(findStudio(studio, provider, ask))).toEqual(ok('studio-1'));
  });

  it('is the only existing one', async () => {
    const { ask } = createAsk();
    expect(await resultOf(findStudio(undefined, studios('only'), ask))).toEqual(ok('only'));
  });

  it.each([[[]], [['a', 'b']], [['a', 'b', 'c']]])('is ambiguous among %j', async (ids) => {
    const { ask } = createAsk();
    expect(await resultOf(findStudio(undefined, studios(...ids), ask))).toEqual(
      err({ code: 'studio-unclear', count: ids.length }),
    );
  });
});

describe('the workstation of a request', () => {
  const of = (id: string, state?: string, name?: string): Workstation => ({
    id,
    studio: 'studio-1',
    ...(state !== undefined && { state }),
    ...(name !== undefined && { name }),
  });
  const find = (...items: readonly Workstation[]) => {
    const { provider } = createFakeProvider(undefined, {
      listWorkstations: async () => answer({ items }),
    });
    return resultOf(findOnlyReady(studio, provider, createAsk().ask));
  };

  it('is the only one that is ready, with its name', async () => {
    const found = await find(of('a', 'STOPPED'), of('b', 'READY', 'Comp 07'), of('c', 'ready'));
    expect(found).toEqual(ok({ studio: 'studio-1', session: 'b', name: 'Comp 07' }));
  });

  it('may have no name', async () => {
    expect(await find(of('b', 'READY'))).toEqual(ok({ studio: 'studio-1', session: 'b' }));
  });

  it.each([
    ['none is ready', [of('a', 'STOPPED'), of('b')], 0],
    ['there are no workstations', [], 0],
    ['two are ready', [of('a', 'READY'), of('b', 'READY')], 2],
    ['its id is invalid', [of('../a', 'READY')], 1],
  ])('is ambiguous if %s', async (_, items, count) => {
    expect(await find(...items)).toEqual(err({ code: 'workstation-unclear', ready: count }));
  });

  it('is looked up in the requested studio', async () => {
    const asked: unknown[] = [];
    const { provider } = createFakeProvider(undefined, {
      listWorkstations: async (where, page) => {
        asked.push([where, page]);
        return answer({ items: [of('a')] });
      },
    });
    await resultOf(listWorkstations(studio, provider, createAsk().ask));
    expect(asked).toEqual([['studio-1', undefined]]);
  });
});

describe('a request outside a launch', () => {
  it('is repeated after transient errors', async () => {
    const { hand, ask } = createAsk();
    const read = inTurn(transientError('dropped'), transientError('offline'), answer('here'));
    expect(await hand.until(resultOf(ask(async () => read())))).toEqual(ok('here'));
  });

  it('is abandoned after 15 seconds, with the last transient error', async () => {
    const { hand, ask } = createAsk();
    expect(await hand.until(resultOf(ask(async () => transientError('name-not-found'))))).toEqual(
      err({ code: 'service-unreachable', transientError: 'name-not-found' }),
    );
    expect(hand.clock.monotonic()).toBe(15_000);
  });

  it('that hangs is abandoned too', async () => {
    const { hand, ask } = createAsk();
    expect(await hand.until(resultOf(ask(never)))).toEqual(
      err({ code: 'service-unreachable', transientError: 'no-answer' }),
    );
    expect(hand.waiting()).toBe(0);
  });

  it('ends at once with a failure', async () => {
    const { hand, ask } = createAsk();
    const why = { code: 'quota' } as const;
    expect(await hand.until(resultOf(ask(async () => failure(why))))).toEqual(err(why));
    expect(hand.clock.monotonic()).toBe(0);
  });
});

describe('a request during a launch', () => {
  it('reports each request and each transient error', async () => {
    const hand = createHandClock(0);
    const deps = createPollDeps(hand);
    const read = inTurn(transientError('dropped'), answer('here'));
    const ask = retryUntilLimit(deps, limitFrom(hand.clock, 60_000), live());
    const reported: unknown[] = [];
    const follow = async () => {
      const work = ask(async () => read());
      for (;;) {
        const step = await work.next();
        if (step.done === true) return step.value;
        reported.push(step.value);
      }
    };
    expect(await hand.until(follow())).toEqual(ok('here'));
    expect(reported).toEqual([
      { type: 'asked', at: 0 },
      { type: 'transient-error', at: 0, transientError: 'dropped' },
      { type: 'asked', at: 750 },
    ]);
  });

  it('ends at the limit, with the last transient error', async () => {
    const hand = createHandClock();
    const ask = retryUntilLimit(createPollDeps(hand), limitFrom(hand.clock, 20_000), live());
    expect(await hand.until(resultOf(ask(async () => transientError('throttled'))))).toEqual(
      err({ code: 'time-limit', seconds: 20, transientError: 'throttled' }),
    );
  });

  it('ends at once with a failure', async () => {
    const hand = createHandClock();
    const ask = retryUntilLimit(createPollDeps(hand), limitFrom(hand.clock, 20_000), live());
    const why = { code: 'credentials-expired' } as const;
    expect(await hand.until(resultOf(ask(async () => failure(why))))).toEqual(err(why));
  });
});
