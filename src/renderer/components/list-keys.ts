import { entryOf } from '../../shared/launch/session-status.ts';

const PAGE = 8;

/** The index that a key selects from `at` in a list whose last index is `last`; `do` runs the selected entry. */
const keys: Readonly<Record<string, (at: number, last: number) => number | 'do'>> = {
  ArrowDown: (at, last) => (at >= last ? 0 : at + 1),
  ArrowUp: (at, last) => (at === 0 ? last : at - 1),
  PageDown: (at, last) => Math.min(last, at + PAGE),
  PageUp: (at) => Math.max(0, at - PAGE),
  Enter: () => 'do',
};

/** What a key does in a list whose field keeps the focus: an index to select, `do` to run the selected entry, or nothing. */
export const listKey = (key: string, at: number, count: number): number | 'do' | undefined =>
  entryOf(keys, key)?.(at, Math.max(0, count - 1));
