import { expect, it } from 'vitest';
import {
  lastListsText,
  parseLastLists,
  withList,
  withoutList,
  type LastLists,
} from '../../../../src/main/core/workstations/last-lists.ts';
import type { Workstation } from '../../../../src/shared/workstations/workstation.ts';
import { connectionId } from '../support/fakes.ts';

const pier = connectionId('pier');
const comp: Workstation = { id: 'comp-07', studio: 's', name: 'Comp 07', state: 'READY' };
const listed = (at: number, ...items: readonly Workstation[]) =>
  withList(pier, at, 'm.okafor', items)([]);

it('keeps what is shown of a workstation, and nothing that changes by itself', () => {
  const [list] = listed(1_000, { ...comp, stopAt: '2026-11-29T10:00:00Z', connectedViewers: 2 });
  expect(list).toEqual({ connection: pier, at: 1_000, me: 'm.okafor', items: [comp] });
});

it('is written again only if something is new, or the list is five minutes old', () => {
  const lists = listed(0, comp);
  expect(withList(pier, 299_999, 'm.okafor', [comp])(lists)).toBe(lists);
  expect(withList(pier, 300_000, 'm.okafor', [comp])(lists)[0]?.at).toBe(300_000);
  const stopped = { ...comp, state: 'STOPPED' };
  expect(withList(pier, 1, 'm.okafor', [stopped])(lists)[0]?.items).toEqual([stopped]);
});

it('keeps a thousand workstations of a connection, and fifty connections', () => {
  const many = Array.from({ length: 10_000 }, (_, nth) => ({ ...comp, id: `comp-${String(nth)}` }));
  expect(listed(0, ...many)[0]?.items).toHaveLength(1_000);
  let lists: LastLists = [];
  for (let nth = 0; nth < 60; nth += 1)
    lists = withList(connectionId(`c-${String(nth)}`), nth, undefined, [comp])(lists);
  expect(lists).toHaveLength(50);
  expect(lists[0]?.connection).toBe('c-59');
});

it('forgets a connection that is removed', () => {
  expect(withoutList(pier)(listed(0, comp))).toEqual([]);
  const others = listed(0, comp);
  expect(withoutList(connectionId('other'))(others)).toBe(others);
});

it('reads back what it wrote, and leaves out what does not fit', () => {
  const lists = listed(0, comp);
  expect(parseLastLists(lastListsText(lists))).toEqual(lists);
  expect(parseLastLists(JSON.stringify([...lists, { connection: 'x' }]))).toEqual(lists);
  expect(parseLastLists('{')).toBeUndefined();
});
