import type { Group, Row } from './filter-sort-group.ts';

/**
 * The rows of `before` in their groups and their order, as they are now in `all`. What `now` has in addition is below them,
 * where it moves nothing, or waits if it belongs further up. A row that is gone stays, as ended.
 */
export function holdOrder(
  before: readonly Group[],
  now: readonly Group[],
  all: readonly Row[],
): readonly Group[] {
  const last = before.at(-1);
  if (last === undefined || before === now) return now;
  const current = new Map(all.map((row) => [row.id, row]));
  const titles = new Map(now.map(({ id, title }) => [id, title]));
  const held = new Set<string>();
  const groups = before.map(({ id, title, rows }) => ({
    id,
    title: titles.get(id) ?? title,
    rows: rows.map((row) => {
      held.add(row.id);
      return current.get(row.id) ?? endedRow(row);
    }),
  }));
  const lastAt = now.findIndex(({ id }) => id === last.id);
  if (lastAt < 0) return groups;
  for (const { id, title, rows } of now.slice(lastAt)) {
    const added = rows.filter((row) => !held.has(row.id));
    if (id === last.id) groups.at(-1)?.rows.push(...added);
    else if (added.length > 0) groups.push({ id, title, rows: added });
  }
  return groups;
}

const endedRow = (row: Row): Row => ({
  ...row,
  old: true,
  workstation: { ...row.workstation, state: 'DELETED' },
});
