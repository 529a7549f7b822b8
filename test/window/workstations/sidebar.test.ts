import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { Connection } from '../../../src/shared/connections/connection.ts';
import { inFolders, initials } from '../../../src/renderer/workstations/sidebar/folders.ts';
import { northPier, practice } from '../../support/window/fake-bridge.ts';
import { button, openWindow, press, settle, textOf } from '../support/open-window.ts';

const host = (id: string, group?: string) =>
  v.parse(Connection, {
    id,
    name: id,
    kind: 'direct',
    host: `${id}.example`,
    port: 8443,
    session: 'console',
    ...(group !== undefined && { group }),
  });
const connections = [host('zeta', 'Show 2'), northPier, host('alpha', 'Show 10'), practice];
const listed = () => screen.getAllByRole('listitem').map(textOf);

test('folders are below the connections without one, sorted by name', () => {
  expect(inFolders(connections).map(({ name, connections: all }) => [name, all.length])).toEqual([
    [undefined, 2],
    ['Show 2', 1],
    ['Show 10', 1],
  ]);
});

test.each([
  ['North Pier Films', 'NP'],
  ['comp-07', 'c07'],
  ['Desk 1', 'D1'],
  ['Desk 10', 'D10'],
  ['Linux desktop 2026', 'L026'],
  ['10', '10'],
  ['3D Lab', '3L'],
  ['Rendering', 'Re'],
  ['ノースピア', 'ノー'],
  ['👩‍🎨 Ateliers', '👩‍🎨A'],
  ['', ''],
])('the rail shows %j as %j', (name, short) => {
  expect(initials(name)).toBe(short);
});

test('a closed folder is stored as closed and still shows the open connection', async () => {
  const { inputsOf } = await openWindow({ connections });
  await press(/^zeta/);
  const folder = button(/^Show 2/);
  expect(folder.getAttribute('aria-expanded')).toBe('true');
  await press(/^Show 2/);
  expect(inputsOf('memory.closeFolder')).toEqual([{ folder: 'Show 2', closed: true }]);
  expect(folder.getAttribute('aria-expanded')).toBe('false');
  expect(listed().some((text) => text.startsWith('zeta'))).toBe(true);
  await press(/^North Pier/);
  expect(listed().some((text) => text.startsWith('zeta'))).toBe(false);
});

test('a folder that was closed in an earlier run is closed', async () => {
  await openWindow({ connections, closedFolders: ['Show 10'] });
  expect(button(/^Show 10/).getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('button', { name: /^alpha/ })).toBeNull();
});

test('all direct hosts are in one list, each named like its connection', async () => {
  const { inputsOf } = await openWindow({
    connections,
    workstations: [{ id: 'console', studio: 'here', state: 'READY' }],
  });
  await press(/^DCV hosts/);
  expect(screen.getAllByRole('heading', { level: 3 }).map(textOf)).toEqual(['alpha', 'zeta']);
  const [, second] = screen.getAllByRole('button', { name: 'Connect' });
  second?.click();
  await settle();
  expect(inputsOf('launches.start')).toEqual([expect.objectContaining({ connection: 'zeta' })]);
});
