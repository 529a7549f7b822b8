import type { Arrangement } from './filter-sort-group.ts';

/** Lets a list show all its rows: nothing is searched for or filtered. */
export function showAll(arrangement: Arrangement): void {
  Object.assign(arrangement, { search: '', show: 'all', owner: 'all' });
}
