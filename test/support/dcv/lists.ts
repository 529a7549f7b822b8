import { slicePage } from '../../../src/practice/api/pagination.ts';
import { randomRequestId, systemRandom } from '../../../src/practice/data/random.ts';
import { good, type Answer } from '../api/answer.ts';

/** The result of one item of a request: its entry, and in which list. */
export type Outcome = { readonly done: object } | { readonly failed: object };

/**
 * Runs each item; the response has status 200 and sorts them into two lists, whatever their
 * results.
 */
export function sortedAnswer<Item>(items: readonly Item[], each: (item: Item) => Outcome): Answer {
  const outcomes = items.map(each);
  return good({
    RequestId: randomRequestId(systemRandom),
    SuccessfulList: outcomes.flatMap((outcome) => ('done' in outcome ? [outcome.done] : [])),
    UnsuccessfulList: outcomes.flatMap((outcome) => ('failed' in outcome ? [outcome.failed] : [])),
  });
}

/** The requested part of a list. */
export interface PageWish {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** A page of `items` under `name`. Undefined: the token was never issued. */
export function pagedAnswer(
  name: string,
  items: readonly object[],
  { MaxResults, NextToken }: PageWish,
  pageSize: number,
): Answer | undefined {
  const page = slicePage(items, MaxResults ?? pageSize, NextToken ?? null);
  if (page === undefined) return undefined;
  const more = page.nextToken === undefined ? {} : { NextToken: page.nextToken };
  return good({ RequestId: randomRequestId(systemRandom), [name]: page.items, ...more });
}
