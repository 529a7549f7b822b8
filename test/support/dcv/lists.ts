import { slicePage } from '../../../src/practice/api/pagination.ts';
import { randomRequestId, systemRandom } from '../../../src/practice/data/random.ts';
import { good, type Answer } from '../api/answer.ts';

/** What came of one item of a request: its entry, and in which list. */
export type Outcome = { readonly done: object } | { readonly failed: object };

/** Does each item; the answer has status 200 and sorts them into two lists, whatever came of them. */
export function sortedAnswer<Item>(items: readonly Item[], each: (item: Item) => Outcome): Answer {
  const outcomes = items.map(each);
  return good({
    RequestId: randomRequestId(systemRandom),
    SuccessfulList: outcomes.flatMap((outcome) => ('done' in outcome ? [outcome.done] : [])),
    UnsuccessfulList: outcomes.flatMap((outcome) => ('failed' in outcome ? [outcome.failed] : [])),
  });
}

/** Which part of a list is asked for. */
export interface PageWish {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** A page of `items` under `name`. Undefined: the token was never given out. */
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
