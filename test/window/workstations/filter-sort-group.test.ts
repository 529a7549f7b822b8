import { expect, test } from 'vitest';
import fc from 'fast-check';
import {
  arrange,
  recentSessions,
  rowsOf,
  sortRows,
  type Arrangement,
  type ShownLaunchOf,
  type Row,
} from '../../../src/renderer/workstations/list/filter-sort-group.ts';
import { rowsNear, ROW_PX } from '../../../src/renderer/workstations/list/virtual-list.ts';
import type { HistoryEntry } from '../../../src/shared/launch/history.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { northPier } from '../../support/window/fake-bridge.ts';

const list: readonly Workstation[] = [
  {
    id: 'w-1',
    studio: 's',
    name: 'Comp 10',
    state: 'READY',
    ownedBy: 'j.ruiz',
    createdAt: '2024-05-01T10:00:00Z',
  },
  {
    id: 'w-2',
    studio: 's',
    name: 'Comp 2',
    state: 'STOPPED',
    ownedBy: 'me',
    createdAt: '2024-05-03T10:00:00Z',
  },
  {
    id: 'w-3',
    studio: 's',
    name: 'Anim 4',
    state: 'START_FAILED',
    ownedBy: 'a.lin',
    launchProfile: 'lp-1',
  },
  {
    id: 'w-4',
    studio: 's',
    name: 'Layout 1',
    state: 'START_IN_PROGRESS',
    ownedBy: 'me',
    instanceType: 'g5.2xlarge',
  },
];
const plain: Arrangement = { search: '', show: 'all', owner: 'all', sort: 'name' };
const rows = (favorites: readonly string[] = []) =>
  rowsOf(list, {
    connection: 'north-pier',
    me: 'me',
    profiles: new Map([
      ['lp-1', { id: 'lp-1', name: 'Houdini', canStop: true, instanceTypes: [], images: [] }],
    ]),
    favorites: new Set(favorites),
  });
const arranged = (
  of: readonly Row[],
  changed: Partial<Arrangement> = {},
  recent?: ReadonlySet<string>,
  fresh?: ReadonlyMap<string, number>,
) => {
  const arrangement = { ...plain, ...changed };
  return arrange(sortRows(of, arrangement, fresh), arrangement, recent);
};
const names = (arrangement: Partial<Arrangement>, favorites?: readonly string[]) =>
  arranged(rows(favorites), arrangement).flatMap((group) =>
    group.rows.map(({ workstation }) => workstation.name),
  );

test.each([
  ['all by name, with numbers in numeric order', {}, ['Anim 4', 'Comp 2', 'Comp 10', 'Layout 1']],
  ['only those that are ready', { show: 'ready' }, ['Comp 10']],
  ['only those that are stopped', { show: 'stopped' }, ['Comp 2']],
  ['only those that are changing', { show: 'working' }, ['Layout 1']],
  ['only those with a problem', { show: 'problem' }, ['Anim 4']],
  ['only those of the user', { owner: 'only' }, ['Comp 2', 'Layout 1']],
  ['those of the user first', { owner: 'first' }, ['Comp 2', 'Layout 1', 'Anim 4', 'Comp 10']],
  ['by state', { sort: 'state' }, ['Comp 10', 'Layout 1', 'Comp 2', 'Anim 4']],
  ['by owner', { sort: 'owner' }, ['Anim 4', 'Comp 10', 'Comp 2', 'Layout 1']],
  ['the newest first', { sort: 'newest' }, ['Comp 2', 'Comp 10', 'Anim 4', 'Layout 1']],
  ['matches of a name', { search: 'comp' }, ['Comp 2', 'Comp 10']],
  ['matches of two words of a name', { search: ' 10  COMP ' }, ['Comp 10']],
  ['matches of an owner', { search: 'ruiz' }, ['Comp 10']],
  ['matches of the name of a profile', { search: 'houdini' }, ['Anim 4']],
  ['matches of an instance type', { search: 'g5.2' }, ['Layout 1']],
  ['matches of a session ID', { search: 'w-3' }, ['Anim 4']],
  ['matches of a state as text', { search: 'stopped' }, ['Comp 2']],
  ['nothing for a word without matches', { search: 'zebra' }, []],
] as const)('a list shows %s', (_, arrangement, expected) => {
  expect(names(arrangement)).toEqual(expected);
});

test('a workstation that is started is in the lists of those that are stopped and of those in progress', () => {
  const starting: ShownLaunchOf = ({ workstation }) =>
    workstation.name === 'Comp 2' ? { indicator: 'wait', words: 'Starting' } : undefined;
  const shown = (show: Arrangement['show']) =>
    arrange(sortRows(rows(), plain), { ...plain, show }, new Set(), starting).flatMap((group) =>
      group.rows.map(({ workstation }) => workstation.name),
    );
  expect(shown('working')).toEqual(['Comp 2', 'Layout 1']);
  expect(shown('stopped')).toEqual(['Comp 2']);
  expect(shown('ready')).toEqual(['Comp 10']);
});

test('a search finds the words that a row shows of a launch, with others and in either state', () => {
  const starting: ShownLaunchOf = ({ workstation }) =>
    workstation.name === 'Comp 2' ? { indicator: 'wait', words: 'Preparing' } : undefined;
  const found = (search: string) =>
    arrange(sortRows(rows(), plain), { ...plain, search }, new Set(), starting).flatMap((group) =>
      group.rows.map(({ workstation }) => workstation.name),
    );
  expect(found('preparing')).toEqual(['Comp 2']);
  expect(found('prep comp')).toEqual(['Comp 2']);
  expect(found('stopped')).toEqual(['Comp 2']);
  expect(found('preparing layout')).toEqual([]);
});

test('favorites come first, then the recently used ones, each once', () => {
  const groups = arranged(rows(['w-4']), {}, new Set(['w-4', 'w-3']));
  expect(
    groups.map(({ title, rows: inside }) => [
      title,
      inside.map(({ workstation }) => workstation.id),
    ]),
  ).toEqual([
    ['Favorites', ['w-4']],
    ['Recent', ['w-3']],
    ['Workstations', ['w-2', 'w-1']],
  ]);
});

test('recently used are the last five connected workstations of this connection, each once', () => {
  const entry = (session: string, more: Partial<HistoryEntry> = {}): HistoryEntry => ({
    at: 1,
    connection: northPier.id,
    connectionName: northPier.name,
    session,
    wish: 'connect',
    end: 'handed-over',
    ...more,
  });
  const history = [
    entry('a'),
    entry('stopped', { wish: 'stop' }),
    entry('elsewhere', { connection: 'practice-studio' as never }),
    ...['b', 'a', 'c', 'd', 'e', 'f'].map((session) => entry(session)),
  ];
  expect([...recentSessions(history, 'north-pier')]).toEqual(['a', 'b', 'c', 'd', 'e']);
});

test('sorting loses no row and a search duplicates none, for any list, favorites and search', () => {
  const workstation = fc.record(
    {
      id: fc.string(),
      studio: fc.string(),
      name: fc.string(),
      state: fc.string(),
      ownedBy: fc.string(),
      createdAt: fc.string(),
    },
    { requiredKeys: ['id', 'studio'] },
  ) as fc.Arbitrary<Workstation>;
  fc.assert(
    fc.property(
      fc.uniqueArray(workstation, { selector: ({ id, studio }) => `${studio} ${id}` }),
      fc.string(),
      fc.constantFrom('name', 'state', 'owner', 'newest'),
      (generated, search, sort) => {
        const all = rowsOf(generated, {
          connection: 'c',
          me: undefined,
          profiles: new Map(),
          favorites: new Set(generated.slice(0, 2).map(({ id }) => id)),
        });
        const keys = (arrangement: Arrangement) =>
          arranged(all, arrangement, new Set(generated.slice(1, 4).map(({ id }) => id))).flatMap(
            (group) => group.rows.map(({ key }) => key),
          );
        expect(keys({ ...plain, sort }).toSorted()).toEqual(all.map(({ key }) => key).toSorted());
        const found = keys({ ...plain, search, sort });
        expect(new Set(found).size).toBe(found.length);
      },
    ),
  );
});

/** 300 workstations, two of which are favorites. */
function manyInGroups() {
  const many = Array.from({ length: 300 }, (_, n): Workstation => ({ id: `w-${n}`, studio: 's' }));
  return arranged(
    rowsOf(many, {
      connection: 'c',
      me: undefined,
      profiles: new Map(),
      favorites: new Set(['w-7', 'w-8']),
    }),
  );
}

test('all rows in view are drawn, those around it that are wanted, and those kept', () => {
  const groups = manyInGroups();
  const isWanted = ({ id }: Row) => id.endsWith('5');
  const margin = 8 * ROW_PX;
  fc.assert(
    fc.property(
      fc.integer({ min: -500, max: 25_000 }),
      fc.nat(2000),
      fc.record({ row: fc.nat(299).map((nth) => `c s w-${nth}`), heightPx: fc.nat(600) }),
      (topPx, height, drawer) => {
        const bottomPx = topPx + height;
        const expected: string[] = [];
        let atPx = 0;
        for (const group of groups) {
          atPx += 36;
          for (const row of group.rows) {
            const endPx = atPx + ROW_PX + (row.id === drawer.row ? drawer.heightPx : 0);
            const isNear = endPx > topPx - margin && atPx < bottomPx + margin;
            if (
              (endPx > topPx && atPx < bottomPx) ||
              (isNear && isWanted(row)) ||
              row.id === drawer.row
            )
              expected.push(row.id);
            atPx = endPx;
          }
          atPx += 16;
        }
        const visible = { topPx, bottomPx };
        const drawn = rowsNear(groups, { visible, around: isWanted, kept: [drawer.row], drawer });
        expect(drawn.flatMap(({ rows }) => rows.map(({ row }) => row.id))).toEqual(expected);
      },
    ),
  );
});

test('drawn rows and gaps add up to the height of all rows, whatever is visible', () => {
  const groups = manyInGroups();
  fc.assert(
    fc.property(
      fc.integer({ min: -500, max: 25_000 }),
      fc.nat(2000),
      fc.nat(299),
      fc.record({ row: fc.nat(299).map((nth) => `c s w-${nth}`), heightPx: fc.nat(600) }),
      (top, height, kept, drawer) => {
        const visible = { topPx: top, bottomPx: top + height };
        const keptRows = [`c s w-${kept}`, drawer.row];
        const near = { visible, around: () => true, kept: keptRows, drawer };
        for (const group of rowsNear(groups, near)) {
          const drawnPx = group.rows.reduce(
            (sum, { row, gapPx }) =>
              sum + gapPx + ROW_PX + (row.id === drawer.row ? drawer.heightPx : 0),
            group.restPx,
          );
          const openPx = group.rows.some(({ row }) => row.id === drawer.row) ? drawer.heightPx : 0;
          expect(drawnPx).toBe(group.size * ROW_PX + openPx);
        }
      },
    ),
  );
});
