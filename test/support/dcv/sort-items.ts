/** Items of a request by what came of each: the two lists of an answer with status 200. */
export interface Lists {
  readonly SuccessfulList: readonly object[];
  readonly UnsuccessfulList: readonly object[];
}

/** What came of one item: its entry, and in which list. */
export type Outcome = { readonly done: object } | { readonly failed: object };

/** Does each item and sorts what came of it. */
export function sortItems<Item>(items: readonly Item[], each: (item: Item) => Outcome): Lists {
  const outcomes = items.map(each);
  return {
    SuccessfulList: outcomes.flatMap((outcome) => ('done' in outcome ? [outcome.done] : [])),
    UnsuccessfulList: outcomes.flatMap((outcome) => ('failed' in outcome ? [outcome.failed] : [])),
  };
}
