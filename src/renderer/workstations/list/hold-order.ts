import type { Group, Row } from './filter-sort-group.ts';

/**
 * The rows of `before` in their groups and their order, as they are now in `all`. What `now` has in addition is below them,
 * where it moves nothing, or waits if it belongs further up. A row that is gone stays, as ended, or as removed with its
 * connection.
 */
export function holdOrder(
  before: readonly Group[],
  now: readonly Group[],
  all: readonly Row[],
  isRemoved: (connection: string) => boolean = () => false,
): readonly Group[] {
  const last = before.at(-1);
  if (last === undefined || before === now) return now;
  const current = new Map(all.map((row) => [row.id, row]));
  const titles = new Map(now.map(({ id, title }) => [id, title]));
  const held = new Set<string>();
  const hold = (row: Row): Row => {
    held.add(row.id);
    const same = current.get(row.id) ?? all.find((one) => isSame(one, row));
    if (same === undefined) return goneRow(row, isRemoved(row.connection) ? 'REMOVED' : 'DELETED');
    held.add(same.id);
    return same.id === row.id ? same : continued(row, same);
  };
  const groups = before.map(({ id, title, rows }) => ({
    id,
    title: titles.get(id) ?? title,
    rows: rows.map(hold),
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

/** True for two rows of one workstation. The studio of a favorite that is in no list is not known. */
const isSame = (one: Row, other: Row): boolean => {
  const studios = [one.workstation.studio, other.workstation.studio];
  return (
    one.connection === other.connection &&
    one.workstation.id === other.workstation.id &&
    (studios[0] === studios[1] || studios.includes(''))
  );
};

/** A row that has become another one of the same workstation. It stays what the list draws there, and keeps its name. */
const continued = ({ id, workstation: { name } }: Row, now: Row): Row => ({
  ...now,
  id,
  workstation: name === undefined ? now.workstation : { name, ...now.workstation },
});

const goneRow = (row: Row, state: 'DELETED' | 'REMOVED'): Row => ({
  ...row,
  old: true,
  workstation: { ...row.workstation, state },
});
