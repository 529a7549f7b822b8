import type { Group, Row } from './filter-sort-group.ts';

/** The keys between two keys of a list in its order, both included. Only `to` if `from` is not in the list. */
export function rangeOf(
  order: readonly string[],
  from: string | undefined,
  to: string,
): readonly string[] {
  const [a, b] = [order.indexOf(from ?? to), order.indexOf(to)];
  return a < 0 || b < 0 ? [to] : order.slice(Math.min(a, b), Math.max(a, b) + 1);
}

/** Which rows of a list are selected, by their keys. */
export function createSelection() {
  let keys = $state.raw<ReadonlySet<string>>(new Set());
  /** Where a range starts. */
  let anchor: string | undefined;
  return {
    get keys() {
      return keys;
    },
    /** Selects a row, or no longer. The next range starts there. */
    toggle(key: string) {
      anchor = key;
      const next = new Set(keys);
      if (!next.delete(key)) next.add(key);
      keys = next;
    },
    /** Selects the rows from where the last range started to this row. */
    extendTo(key: string, order: readonly string[]) {
      keys = new Set([...keys, ...rangeOf(order, anchor, key)]);
      anchor ??= key;
    },
    /** The next range starts at this row. */
    startAt(key: string) {
      anchor = key;
    },
    all(order: readonly string[]) {
      keys = new Set(order);
    },
    clear: () => {
      if (keys.size > 0) keys = new Set();
    },
  };
}
export type Selection = ReturnType<typeof createSelection>;

/** The selected rows that are shown: a search does not change the selection, and what is hidden is not changed. */
export const selectedRows = (
  { keys }: Pick<Selection, 'keys'>,
  groups: readonly Group[],
): readonly Row[] =>
  keys.size === 0 ? [] : groups.flatMap(({ rows }) => rows.filter((row) => keys.has(row.id)));
