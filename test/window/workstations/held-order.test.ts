import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { holdOrder } from '../../../src/renderer/workstations/list/hold-order.ts';
import type { Group, Row } from '../../../src/renderer/workstations/list/filter-sort-group.ts';
import { northPier, practice } from '../../support/window/fake-bridge.ts';
import { openWindow, press, settle, textOf } from '../support/open-window.ts';

const workstation = (name: string, state: string): Workstation => ({
  id: name,
  studio: 'studio-1',
  name,
  state,
});
const stopped = () => [
  workstation('Comp 01', 'STOPPED'),
  workstation('Comp 02', 'STOPPED'),
  workstation('Comp 03', 'STOPPED'),
  workstation('Layout 01', 'READY'),
];
const drawn = () => screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent);
const list = () => document.querySelector<HTMLElement>('.groups')!;
const rowOf = (name: string) =>
  screen.getByRole('heading', { name, level: 3 }).closest<HTMLElement>('[data-row]')!;
const count = () =>
  textOf(screen.getByRole('group', { name: 'Search and filters' }).lastElementChild!);
const choose = async (label: string, value: string) => {
  await fireEvent.change(screen.getByLabelText(label), { target: { value } });
  await settle();
};

/** A list that is filtered to those that are stopped, and how it is read again. */
async function openStopped(more: object = {}) {
  const opened = await openWindow({ connections: [northPier], workstations: stopped(), ...more });
  await choose('State', 'stopped');
  return {
    change: async (name: string, state: string) => {
      opened.push.page([workstation(name, state)]);
      await settle();
    },
    inputsOf: opened.inputsOf,
  };
}

test('while the pointer rests over a list, its rows stay where they are and show their new state', async () => {
  const { change } = await openStopped();
  await fireEvent.pointerEnter(list());
  await change('Comp 01', 'START_IN_PROGRESS');
  expect(drawn()).toEqual(['Comp 01', 'Comp 02', 'Comp 03']);
  expect(textOf(rowOf('Comp 01'))).toContain('Starting');
  expect(count()).toBe('3 of 4 workstations');
  await fireEvent.pointerLeave(list());
  await settle();
  expect(drawn()).toEqual(['Comp 02', 'Comp 03']);
  expect(count()).toBe('2 of 4 workstations');
});

test('the last row of a list stays too', async () => {
  const { change } = await openStopped({ workstations: stopped().slice(2) });
  expect(drawn()).toEqual(['Comp 03']);
  await fireEvent.pointerEnter(list());
  await change('Comp 03', 'READY');
  expect(drawn()).toEqual(['Comp 03']);
  await fireEvent.pointerLeave(list());
  await settle();
  expect(screen.queryByRole('heading', { name: 'Comp 03' })).toBeNull();
});

test('a list that is sorted by state is not sorted again under the pointer, but on request', async () => {
  const { change } = await openStopped();
  await choose('State', 'all');
  await choose('Order', 'state');
  expect(drawn()).toEqual(['Layout 01', 'Comp 01', 'Comp 02', 'Comp 03']);
  await fireEvent.pointerEnter(list());
  await change('Comp 03', 'READY');
  expect(drawn()).toEqual(['Layout 01', 'Comp 01', 'Comp 02', 'Comp 03']);
  await choose('Order', 'name');
  await choose('Order', 'state');
  expect(drawn()).toEqual(['Comp 03', 'Layout 01', 'Comp 01', 'Comp 02']);
  await change('Comp 02', 'READY');
  expect(drawn()).toEqual(['Comp 03', 'Layout 01', 'Comp 01', 'Comp 02']);
  const main = screen.getByRole('main');
  await fireEvent.scroll(main);
  await settle();
  expect(drawn()[0]).toBe('Comp 03');
  await fireEvent.wheel(main);
  await fireEvent.scroll(main);
  await settle();
  expect(drawn()).toEqual(['Comp 02', 'Comp 03', 'Layout 01', 'Comp 01']);
});

test('rows stay where they are while the keyboard focus is in one', async () => {
  const { change } = await openStopped();
  const main = rowOf('Comp 02').querySelector<HTMLElement>('[data-slot="main"]')!;
  main.focus();
  await fireEvent.keyDown(main, { key: 'Shift' });
  await change('Comp 02', 'READY');
  expect(drawn()).toEqual(['Comp 01', 'Comp 02', 'Comp 03']);
  screen.getByLabelText('Find a workstation').focus();
  await settle();
  expect(drawn()).toEqual(['Comp 01', 'Comp 03']);
});

test('after a click with the mouse, rows stay only until the pointer leaves the list', async () => {
  const { change } = await openStopped();
  const main = rowOf('Comp 02').querySelector<HTMLElement>('[data-slot="main"]')!;
  await fireEvent.pointerEnter(list());
  main.focus();
  await fireEvent.pointerDown(main);
  await change('Comp 02', 'READY');
  expect(drawn()).toEqual(['Comp 01', 'Comp 02', 'Comp 03']);
  await fireEvent.pointerLeave(list());
  await settle();
  expect(drawn()).toEqual(['Comp 01', 'Comp 03']);
});

test('a finger rests on the list until it touches something else', async () => {
  const { change } = await openStopped();
  const touch = Object.assign(new Event('pointerleave'), { pointerType: 'touch' });
  await fireEvent.pointerEnter(list());
  list().dispatchEvent(touch);
  await change('Comp 02', 'READY');
  expect(drawn()).toEqual(['Comp 01', 'Comp 02', 'Comp 03']);
  await fireEvent.pointerDown(screen.getByRole('main'));
  await settle();
  expect(drawn()).toEqual(['Comp 01', 'Comp 03']);
});

test('the row of an open menu stays while the pointer is in the menu', async () => {
  const { change } = await openStopped();
  await fireEvent.pointerEnter(list());
  await fireEvent.contextMenu(rowOf('Comp 01'));
  await settle();
  await fireEvent.pointerLeave(list());
  await change('Comp 01', 'READY');
  expect(screen.getByRole('menu')).toBeDefined();
  expect(drawn()).toEqual(['Comp 01', 'Comp 02', 'Comp 03']);
});

test('a refresh that the user asks for updates the rows under the pointer', async () => {
  const workstations = stopped();
  await openStopped({ workstations });
  await fireEvent.pointerEnter(list());
  workstations.splice(0, 2, workstation('Comp 01', 'READY'));
  await press('Refresh');
  expect(drawn()).toEqual(['Comp 03']);
});

test('the favorites stay where they are too', async () => {
  const { change } = await openStopped({
    favorites: stopped().map(({ id }) => ({ connection: northPier.id, session: id })),
  });
  await press(/^Favorites/);
  await fireEvent.pointerEnter(list());
  await change('Comp 01', 'START_IN_PROGRESS');
  expect(drawn()).toEqual(['Comp 01', 'Comp 02', 'Comp 03']);
  await fireEvent.pointerLeave(list());
  await settle();
  expect(drawn()).toEqual(['Comp 02', 'Comp 03']);
});

test('the star of a favorite that was taken off can be switched on again while its row stays', async () => {
  const { inputsOf } = await openStopped();
  const star = () => within(rowOf('Comp 01')).getByRole('button', { name: 'Favorite' });
  await fireEvent.click(star());
  await press(/^Favorites/);
  await fireEvent.pointerEnter(list());
  await fireEvent.click(star());
  await settle();
  expect(star().getAttribute('aria-pressed')).toBe('false');
  await fireEvent.click(star());
  await settle();
  expect(star().getAttribute('aria-pressed')).toBe('true');
  expect(inputsOf('favorites.set')).toMatchObject([{ on: true }, { on: false }, { on: true }]);
});

const row = (id: string, old = false) =>
  ({ id, old, connection: 'pier', workstation: { id, studio: 's' } }) as Row;
const group = (id: string, ...ids: readonly string[]): Group => ({
  id,
  title: id,
  rows: ids.map((one) => row(one)),
});
const idsOf = (groups: readonly Group[]) =>
  groups.map(({ id, rows }) => [id, ...rows.map((one) => one.id)].join(' '));

test('an order that is held takes new rows only below all others', () => {
  const before = [group('favorites', 'b'), group('others', 'c', 'a')];
  const now = [
    group('favorites', 'x', 'b'),
    group('others', 'a', 'y', 'c', 'z'),
    group('more', 'm'),
  ];
  const all = now.flatMap(({ rows }) => rows);
  const held = holdOrder(before, now, all);
  expect(idsOf(held)).toEqual(['favorites b', 'others c a y z', 'more m']);
  expect(held[0]!.rows[0]).toBe(now[0]!.rows[1]);
  expect(idsOf(holdOrder([], now, all))).toEqual(idsOf(now));
});

test('a row that is gone stays in a held order, as ended', () => {
  const before = [group('others', 'a', 'b')];
  const held = holdOrder(before, [group('others', 'b')], [row('b')]);
  const ended = { ...row('a', true), workstation: { id: 'a', studio: 's', state: 'DELETED' } };
  expect(held[0]!.rows).toEqual([ended, row('b')]);
});

/** As the favorites have it: of one that is in no list, only the id is known. */
const favorite = (more: Partial<Workstation>): Row => {
  const listed = { id: 'w-1', studio: '', ...more } as Workstation;
  return { ...row(`pier ${listed.studio} w-1`), workstation: listed };
};
const listOf = (...rows: readonly Row[]): readonly Group[] => [{ id: 'f', title: 'f', rows }];

test('a favorite that is no longer in its list is held once, with its name', () => {
  const [known, unknown] = [favorite({ studio: 's', name: 'Comp 07' }), favorite({})];
  const held = holdOrder(listOf(known), listOf(unknown), [unknown]);
  expect(held.map(({ rows }) => rows.map(({ id, workstation: shown }) => [id, shown]))).toEqual([
    [[known.id, { id: 'w-1', studio: '', name: 'Comp 07' }]],
  ]);
});

test('a favorite whose list arrives while it is held is shown once, as it is', () => {
  const [unknown, known] = [favorite({}), favorite({ studio: 's', name: 'Comp 07' })];
  const held = holdOrder(listOf(unknown), listOf(known), [known]);
  expect(held[0]!.rows).toEqual([{ ...known, id: unknown.id }]);
  // The next page of the list changes nothing about that.
  expect(holdOrder(held, listOf(known), [known])[0]!.rows).toEqual([{ ...known, id: unknown.id }]);
});

test('a row that is held says that its connection was removed, and not that it ended', async () => {
  const { push } = await openWindow({
    connections: [northPier, practice],
    workstations: stopped(),
    favorites: [{ connection: northPier.id, session: 'Comp 01' }],
  });
  await press(/^Favorites/);
  await fireEvent.pointerEnter(list());
  push.connections([practice]);
  await settle();
  expect(textOf(rowOf('Comp 01'))).toContain('Removed');
  expect(textOf(rowOf('Comp 01'))).not.toContain('nded');
  await fireEvent.pointerLeave(list());
  await settle();
  expect(screen.queryByRole('heading', { name: 'Comp 01' })).toBeNull();
});
