import * as v from 'valibot';
import { LastList } from '../../../shared/ipc/contract-memory.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import { isTooDeep, parseJson } from '../base/json.ts';

/** How many workstations of one connection are kept, and of how many connections. The rest is read again. */
const MAX_ITEMS = 1_000;
const MAX_LISTS = 50;
/** Longer texts than these are cut off by no service that we know; a list with one is not kept. */
export const LAST_LISTS_MAX_BYTES = 16 * 1024 * 1024;
/** While its workstations stay the same, a list is written again after this time only, for its age. */
const REWRITE_MS = 300_000;

/** The last complete lists, the newest first. */
export type LastLists = readonly LastList[];

/** Where {@link LastLists} are kept between runs. Never fails: without a disk there are none. */
export interface LastListsStore {
  read(): Promise<LastLists>;
  update(change: (lists: LastLists) => LastLists): Promise<void>;
}

/** A change that puts a list that has just been read in place of the one before it. */
export const withList =
  (connection: ConnectionId, at: number, me: string | undefined, all: readonly Workstation[]) =>
  (lists: LastLists): LastLists => {
    const items = all.slice(0, MAX_ITEMS).map(listed);
    const before = lists.find((one) => one.connection === connection);
    const isSame =
      before !== undefined &&
      before.me === me &&
      JSON.stringify(before.items) === JSON.stringify(items);
    if (isSame && at - before.at < REWRITE_MS) return lists;
    const list: LastList = { connection, at, items, ...omitUndefined({ me }) };
    return [list, ...withoutList(connection)(lists)].slice(0, MAX_LISTS);
  };

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
  return parsed.flatMap((one) => {
    const list = v.safeParse(LastList, one);
    return list.success ? [list.output] : [];
  });
}

export const lastListsText = (lists: LastLists): string => `${JSON.stringify(lists)}\n`;
