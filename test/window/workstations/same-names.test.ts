import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Connection } from '../../../src/shared/connections/connection.ts';
import { launchAt, northPier } from '../../support/window/fake-bridge.ts';
import {
  openCard,
  openWindow,
  press,
  settle,
  strip,
  textOf,
  type,
} from '../support/open-window.ts';

const name = 'Beauty 12';
const host = {
  id: 'beauty-12',
  name,
  kind: 'direct',
  host: 'beauty-12.example',
  port: 8443,
  session: 'console',
} as Connection;
const workstation = { id: 'console', studio: '', name, state: 'READY' };
const target = { connection: host.id, connectionName: name, session: 'console', workstation: name };

const uuid = (n: number) => `00000000-0000-4000-8000-00000000000${String(n)}`;

const timesNamed = (shown: HTMLElement) => textOf(shown).split(name).length - 1;

test('a host that is called as its connection is named once in the strip', async () => {
  await openWindow({
    connections: [host],
    workstations: [workstation],
    launches: [launchAt('waiting', target as never)],
  });
  await fireEvent.click(within(strip()).getAllByRole('button')[0]!);
  expect(timesNamed(within(strip()).getByRole('listitem'))).toBe(1);
});

test('a launch takes the new names of its connection and its host when they are renamed', async () => {
  const failure = { code: 'stream-expired' } as const;
  const { push } = await openWindow({
    connections: [host, northPier],
    workstations: [workstation],
    launches: [
      launchAt('failed', { ...target, failure, launch: uuid(1) } as never, 2_000),
      launchAt('failed', { failure, launch: uuid(2) } as never, 1_000),
    ],
  });
  push.connections([
    { ...host, name: 'Beauty 14' },
    { ...northPier, name: 'South Pier Films' },
  ]);
  await settle();
  const card = await openCard('Beauty 14');
  expect(timesNamed(document.body)).toBe(0);
  expect(within(card).getByRole('button', { name: 'Try again' })).toBeDefined();
  await fireEvent.click(within(strip()).getAllByRole('button')[0]!);
  const [ofHost, other] = within(strip()).getAllByRole('listitem');
  expect(textOf(ofHost!)).toContain('Beauty 14');
  // Only a host is called as its connection.
  expect(textOf(other!)).toContain('Comp 07 South Pier Films');
});

test('a host that is called as its connection is named once in the history', async () => {
  const past = { at: 0, wish: 'connect', end: 'handed-over', ...target } as const;
  await openWindow({ connections: [host], history: [past, { ...past, readyMs: 41_000 }] });
  await press('History');
  const lines = within(screen.getByRole('list', { name: 'History' })).getAllByRole('listitem');
  expect(lines.map(timesNamed)).toEqual([1, 1]);
  expect(textOf(lines[1]!)).toContain('ready after 41 s');
});

test('the history leaves out how long a stream took that was ready at once', async () => {
  const past = { at: 0, wish: 'connect', end: 'handed-over', ...target } as const;
  const ready = [undefined, 0, 4, 999, 1_000];
  const history = ready.map((readyMs) => ({ ...past, ...(readyMs !== undefined && { readyMs }) }));
  await openWindow({ connections: [host], history });
  await press('History');
  const lines = within(screen.getByRole('list', { name: 'History' })).getAllByRole('listitem');
  const shown = lines.map((line) => /ready after [\d.]+ s/.exec(textOf(line))?.[0]);
  expect(shown).toEqual([undefined, undefined, undefined, undefined, 'ready after 1 s']);
});

test('a host that is called as its connection is named once in each entry of the palette', async () => {
  await openWindow({ connections: [host], workstations: [workstation] });
  await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  await settle();
  const palette = within(screen.getByRole('dialog'));
  for (const text of [name, 'stagedoor://connect?connection=beauty-12&session=console']) {
    await fireEvent.input(palette.getByRole('combobox'), { target: { value: text } });
    await settle();
    const entries = palette.getAllByRole('option');
    expect(entries.map(timesNamed)).toEqual(entries.map(() => 1));
  }
});

test('hosts that are called as their connections are named once in the favorites', async () => {
  const other = { ...host, id: 'beauty-02', name: 'Beauty 02' } as Connection;
  const favorites = [host, other].map(({ id }) => ({ connection: id, session: 'console' }));
  await openWindow({
    connections: [host, northPier, other],
    workstations: [{ id: 'console', studio: '', state: 'READY' }],
    favorites: [...favorites, { connection: northPier.id, session: 'console' }],
  });
  await press(/^Favorites/);
  const list = within(screen.getByRole('region', { name: 'Workstations' }));
  const headings = (level: number) => list.getAllByRole('heading', { level }).map(textOf);
  expect(headings(2)).toEqual([northPier.name, 'DCV hosts']);
  expect(headings(3)).toEqual(['console', 'Beauty 02', name]);
  await type('Find a workstation', '02');
  await settle();
  expect(headings(2)).toEqual(['DCV hosts']);
  expect(headings(3)).toEqual(['Beauty 02']);
});

test('a favorite host with a name of its own is below that of its connection', async () => {
  await openWindow({
    connections: [host],
    workstations: [{ ...workstation, name: 'Console' }],
    favorites: [{ connection: host.id, session: 'console' }],
  });
  await press(/^Favorites/);
  const list = within(screen.getByRole('region', { name: 'Workstations' }));
  expect(list.getAllByRole('heading').map(textOf)).toEqual([name, 'Console']);
});
