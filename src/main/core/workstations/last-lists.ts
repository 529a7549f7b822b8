import * as v from 'valibot';
import { LastList } from '../../../shared/ipc/contract-memory.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import { isTooDeep, parseJson } from '../base/json.ts';
import { listTarget } from '../provider/connection-target.ts';

/** How many workstations of one connection are kept, and of how many connections. The rest is read again. */
const MAX_ITEMS = 1_000;
const MAX_LISTS = 50;
/** Longer texts than these are cut off by no service that we know; a list with one is not kept. */
export const LAST_LISTS_MAX_BYTES = 16 * 1024 * 1024;
/** While its workstations stay the same, a list is written again after this time only, for its age. */
const REWRITE_MS = 300_000;

/** A list as it is stored. `target` says what it is a list of; see `listTarget`. */
const StoredList = v.strictObject({
  ...LastList.entries,
  target: v.pipe(v.string(), v.maxLength(64 * 1024)),
});
export type StoredList = Readonly<v.InferOutput<typeof StoredList>>;

/** The last complete lists, the newest first. */
export type LastLists = readonly StoredList[];

/** Where {@link LastLists} are kept between runs. Never fails: without a disk there are none. */
export interface LastListsStore {
  read(): Promise<LastLists>;
  update(change: (lists: LastLists) => LastLists): Promise<void>;
}

/** A change that replaces the stored list with one that has just been read. */
export const withList =
  (connection: Connection, at: number, me: string | undefined, all: readonly Workstation[]) =>
  (lists: LastLists): LastLists => {
    const { id } = connection;
    const target = listTarget(connection);
    const items = all.slice(0, MAX_ITEMS).map(listed);
    const before = lists.find((one) => one.connection === id);
    const isSame =
      before !== undefined &&
      before.me === me &&
      before.target === target &&
      JSON.stringify(before.items) === JSON.stringify(items);
    if (isSame && at - before.at < REWRITE_MS) return lists;
    const list: StoredList = { connection: id, at, items, target, ...omitUndefined({ me }) };
    return [list, ...withoutList(id)(lists)].slice(0, MAX_LISTS);
  };

/** The lists that are about `connections` as they are now. A connection whose service is another one by now has none. */
export function listsOf(lists: LastLists, connections: readonly Connection[]): LastList[] {
  const targets = new Map(connections.map((one) => [one.id, listTarget(one)]));
  return lists
    .filter(({ connection, target }) => targets.get(connection) === target)
    .map(({ target: _, ...list }) => list);
}

/** A change that forgets a connection. */
export const withoutList =
  (connection: ConnectionId) =>
  (lists: LastLists): LastLists =>
    lists.some((one) => one.connection === connection)
      ? lists.filter((one) => one.connection !== connection)
      : lists;

const listed = (workstation: Workstation): LastList['items'][number] => {
  const { id, studio, name, state, launchProfile, instanceType, ownedBy, address } = workstation;
  return {
    id,
    studio,
    ...omitUndefined({ name, state, launchProfile, instanceType, ownedBy, address }),
  };
};

/** Parses the text of the file. Lists that do not fit are left out; undefined if the file is damaged. */
export function parseLastLists(text: string): LastLists | undefined {
  const parsed = parseJson(text);
  if (!Array.isArray(parsed) || isTooDeep(parsed)) return undefined;
  // SECURITY: never more than this program writes, so that a large file does not delay the window.
  return parsed.slice(0, MAX_LISTS).flatMap((one: unknown) => {
    if (!hasFewItems(one)) return [];
    const list = v.safeParse(StoredList, one, { abortEarly: true });
    return list.success ? [list.output] : [];
  });
}

const hasFewItems = (one: unknown): boolean =>
  typeof one === 'object' &&
  one !== null &&
  'items' in one &&
  Array.isArray(one.items) &&
  one.items.length <= MAX_ITEMS;

export const lastListsText = (lists: LastLists): string => `${JSON.stringify(lists)}\n`;
