import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { openWindow, press, settle, textOf, type } from '../support/open-window.ts';

const workstation = (name: string, state: string): Workstation => ({
  id: name,
  studio: 'studio-1',
  name,
  state,
});
const workstations = [
  workstation('Comp 01', 'READY'),
  workstation('Comp 02', 'STOPPED'),
  workstation('Layout 01', 'READY'),
];
const count = () =>
  textOf(screen.getByRole('group', { name: 'Search and filters' }).lastElementChild!);

const show = async (state: string) => {
  await fireEvent.change(screen.getByLabelText('State'), { target: { value: state } });
  await settle();
};

async function narrowAndWiden(all: string) {
  expect(count()).toBe(all);
  await type('Find a workstation', 'comp');
  await settle();
  expect(count()).toBe(`2 of ${all}`);
  await show('ready');
  expect(count()).toBe(`1 of ${all}`);
  await type('Find a workstation', 'nothing like it');
  await settle();
  expect(count()).toBe(`0 of ${all}`);
  await press('Show all');
  expect(count()).toBe(all);
}

test('the count above a list says how many workstations the search and the filters show', async () => {
  await openWindow({ connections: [northPier], workstations });
  await narrowAndWiden('3 workstations');
});

test('so does the count above the favorites', async () => {
  await openWindow({
    connections: [northPier],
    workstations,
    favorites: workstations.map(({ id }) => ({ connection: northPier.id, session: id })),
  });
  await press(/^Favorites/);
  await narrowAndWiden('3 workstations');
});

test('a filter that all workstations match leaves the count as it is', async () => {
  await openWindow({ connections: [northPier], workstations });
  await type('Find a workstation', '0');
  await settle();
  expect(count()).toBe('3 workstations');
});

test('a search for the state that a row shows finds a workstation that was just started', async () => {
  const starting = launchAt('starting', { session: 'w-2' as never, studio: undefined });
  const started = { ...workstation('Comp 02', 'STOPPED'), id: 'w-2' };
  await openWindow({
    connections: [northPier],
    workstations: [workstation('Comp 01', 'READY'), started],
    launches: [starting],
  });
  await type('Find a workstation', 'starting comp');
  await settle();
  expect(screen.getAllByRole('heading', { level: 3 }).map(textOf)).toEqual(['Comp 02']);
});
