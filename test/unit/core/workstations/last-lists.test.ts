import { describe, expect, it } from 'vitest';
import {
  lastListsText,
  listsOf,
  parseLastLists,
  withList,
  withoutList,
  type LastLists,
} from '../../../../src/main/core/workstations/last-lists.ts';
import type {
  Connection,
  NimbleConnection,
} from '../../../../src/shared/connections/connection.ts';
import type { Workstation } from '../../../../src/shared/workstations/workstation.ts';
import { connectionId, resourceId } from '../support/fakes.ts';

const practice = (id: string): Connection => ({
  id: connectionId(id),
  kind: 'practice',
  name: 'Pier',
});
const pier = practice('pier');
const comp: Workstation = { id: 'comp-07', studio: 's', name: 'Comp 07', state: 'READY' };
const listed = (at: number, ...items: readonly Workstation[]) =>
  withList(pier, at, 'm.okafor', items)([]);

it('a saved list contains the data of a workstation, except what expires', () => {
  const [list] = listed(1_000, { ...comp, stopAt: '2026-11-29T10:00:00Z', connectedViewers: 2 });
  expect(list).toEqual({
    connection: 'pier',
    at: 1_000,
    me: 'm.okafor',
    items: [comp],
    target: '["practice",null]',
  });
});

it('a list is saved again only if something has changed or it is five minutes old', () => {
  const lists = listed(0, comp);
  expect(withList(pier, 299_999, 'm.okafor', [comp])(lists)).toBe(lists);
  expect(withList(pier, 300_000, 'm.okafor', [comp])(lists)[0]?.at).toBe(300_000);
  const stopped = { ...comp, state: 'STOPPED' };
  expect(withList(pier, 1, 'm.okafor', [stopped])(lists)[0]?.items).toEqual([stopped]);
});

it('a thousand workstations of a connection and fifty connections are kept', () => {
  const many = Array.from({ length: 10_000 }, (_, nth) => ({ ...comp, id: `comp-${String(nth)}` }));
  expect(listed(0, ...many)[0]?.items).toHaveLength(1_000);
  let lists: LastLists = [];
  for (let nth = 0; nth < 60; nth += 1)
    lists = withList(practice(`c-${String(nth)}`), nth, undefined, [comp])(lists);
  expect(lists).toHaveLength(50);
  expect(lists[0]?.connection).toBe('c-59');
});

it('the list of a removed connection is forgotten', () => {
  expect(withoutList(pier.id)(listed(0, comp))).toEqual([]);
  const others = listed(0, comp);
  expect(withoutList(connectionId('other'))(others)).toBe(others);
});

it('lists are parsed back from their text, without invalid ones', () => {
  const lists = listed(0, comp);
  expect(parseLastLists(lastListsText(lists))).toEqual(lists);
  expect(parseLastLists(JSON.stringify([...lists, { connection: 'x' }]))).toEqual(lists);
  expect(parseLastLists('{')).toBeUndefined();
});

it('at most fifty lists with a thousand items are read', () => {
  const [list] = listed(0, comp);
  const longer = { ...list, items: Array.from({ length: 1_001 }, () => comp) };
  expect(parseLastLists(JSON.stringify([longer, list]))).toEqual([list]);
  const many = Array.from({ length: 60 }, () => list);
  expect(parseLastLists(JSON.stringify(many))).toHaveLength(50);
});

describe('a list that was read', () => {
  const quay: NimbleConnection = {
    id: connectionId('quay'),
    kind: 'nimble',
    name: 'Quay',
    region: 'us-west-2',
    endpoint: 'https://gateway.example/a',
    studioId: resourceId('us-west-2:stid-1'),
    credentials: { source: 'environment' },
  };
  const lists = withList(quay, 5, undefined, [comp])([]);

  it('is shown while its connection uses the same service, whatever its name', () => {
    const list = { connection: 'quay', at: 5, items: [comp] };
    expect(listsOf(lists, [quay])).toEqual([list]);
    expect(listsOf(lists, [{ ...quay, name: 'South', display: {} }])).toEqual([list]);
  });

  it.each<[string, Partial<NimbleConnection>]>([
    ['host', { endpoint: 'https://other.example/a' }],
    ['path', { endpoint: 'https://gateway.example/b' }],
    ['region', { region: 'eu-west-2' }],
    ['studio', { studioId: resourceId('us-west-2:stid-2') }],
    ['sign-in', { signInEndpoint: 'http://127.0.0.1:9' }],
  ])('is not shown for a connection with another %s', (_, change) => {
    expect(listsOf(lists, [{ ...quay, ...change }])).toEqual([]);
  });

  it('is not shown for a connection that does not exist', () => {
    expect(listsOf(lists, [pier])).toEqual([]);
  });
});
