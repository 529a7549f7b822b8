import { slicePage } from '../../../src/practice/api/pagination.ts';
import { randomRequestId, systemRandom } from '../../../src/practice/data/random.ts';
import { good, type Answer } from '../api/answer.ts';

/** The result of one item of a request: its entry, and in which list. */
export type ItemResult = { readonly done: object } | { readonly failed: object };

/**
 * Runs each item; the response has status 200 and sorts them into two lists, whatever their
 * results.
 */
export function sortedAnswer<Item>(
  items: readonly Item[],
  each: (item: Item) => ItemResult,
): Answer {
  const results = items.map(each);
  return good({
    RequestId: randomRequestId(systemRandom),
    SuccessfulList: results.flatMap((result) => ('done' in result ? [result.done] : [])),
    UnsuccessfulList: results.flatMap((result) => ('failed' in result ? [result.failed] : [])),
  });
}

/** The requested part of a list. */
export interface PageRequest {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

/** A page of `items` under `name`. Undefined: the token was never issued. */
export function pagedAnswer(
  name: string,
  items: readonly object[],
  { MaxResults, NextToken }: PageRequest,
  pageSize: number,
): Answer | undefined {
  const page = slicePage(items, MaxResults ?? pageSize, NextToken ?? null);
  if (page === undefined) return undefined;
  const more = page.nextToken === undefined ? {} : { NextToken: page.nextToken };
  return good({ RequestId: randomRequestId(systemRandom), [name]: page.items, ...more });
}
