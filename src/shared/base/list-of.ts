import * as v from 'valibot';

/** The most items of a list in a message. A list of workstations is the longest one. */
export const MAX_LIST_ITEMS = 20_000;

/** A list of `item` with a limit. Messages contain no other lists. */
export const listOf = <Item extends v.GenericSchema>(item: Item, max = MAX_LIST_ITEMS) =>
  v.pipe(v.array(item), v.maxLength(max));
