import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { endText } from '../../../src/renderer/launch/history/history-text.ts';
import { failureText } from '../../../src/shared/base/failure-text.ts';
import type { Connection } from '../../../src/shared/connections/connection.ts';
import type { HistoryEntry } from '../../../src/shared/launch/history.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { failing, later, launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import { button, openCard, openWindow, press, settle, textOf } from '../support/open-window.ts';

const at = new Date(2024, 4, 14, 9, 2, 11).getTime();
const entry = (more: Partial<HistoryEntry> = {}): HistoryEntry => ({
  at,
  connection: northPier.id,
  connectionName: northPier.name,
  session: 'w-1',
  workstation: 'Comp 07',
  wish: 'connect',
  end: 'handed-over',
  ...more,
});
const comp: Workstation = { id: 'w-1', studio: 's', name: 'Comp 07', state: 'READY' };
const anim: Workstation = { id: 'w-2', studio: 's', name: 'Anim 04', state: 'STOPPED' };
const groups = () => screen.getAllByRole('heading', { level: 2 }).map(textOf);
const rowNamed = (name: string) =>
  screen.getByRole('heading', { level: 3, name }).closest<HTMLElement>('.row')!;
const rows = () => screen.getAllByRole('heading', { level: 3 }).map(textOf);

test('favorites and recently used workstations are above the others', async () => {
  await openWindow({
    connections: [northPier],
    workstations: [comp, anim, { id: 'w-3', studio: 's', name: 'Layout 01' }],
    favorites: [{ connection: northPier.id, session: 'w-2' }],
    history: [entry()],
  });
  expect(rows()).toEqual(['Anim 04', 'Comp 07', 'Layout 01']);
  const list = screen.getByRole('region', { name: 'Workstations' });
  expect(within(list).getAllByRole('heading', { level: 2 }).map(textOf)).toEqual([
    'Favorites',
    'Recent',
    'Workstations',
  ]);
});

test('the list is shown once it is known which workstations are recent', async () => {
  const history = later<HistoryEntry[]>();
  await openWindow(
    { connections: [northPier], workstations: [comp, anim] },
    { history: { list: history.call } },
  );
  expect(screen.queryAllByRole('heading', { level: 3 })).toEqual([]);
  history.answer([entry()]);
  await settle();
  expect(rows()).toEqual(['Comp 07', 'Anim 04']);
  expect(groups()).toContain('Recent');
});

test('the list is also shown if the history cannot be read', async () => {
  await openWindow(
    { connections: [northPier], workstations: [comp, anim] },
    { history: { list: failing({ code: 'bug' }) } },
  );
  expect(rows()).toEqual(['Anim 04', 'Comp 07']);
});

test('the card of a launch keeps the focus when its row moves to another group', async () => {
  await openWindow({
    connections: [northPier],
    workstations: [comp, anim],
    launches: [launchAt('opened', { session: 'w-1' as never })],
  });
  const card = await openCard();
  await press('Favorite', rowNamed('Comp 07'));
  card.focus();
  await press('Refresh');
  const moved = screen.getByRole('article', { name: 'Comp 07' });
  expect(moved.closest('section')?.querySelector('h2')?.textContent).toBe('Favorites');
  expect(document.activeElement).toBe(moved);
});

test('a favorite that cannot be saved is reported', async () => {
  await openWindow(
    { connections: [northPier], workstations: [comp] },
    { favorites: { set: failing({ code: 'settings-unwritable', why: 'full' }) } },
  );
  await press('Favorite');
  expect(screen.getByRole('alert').textContent).toContain('Your settings could not be saved');
  expect(button('Favorite').getAttribute('aria-pressed')).toBe('false');
});

test('the favorites of all connections are listed together, with their actions', async () => {
  const { inputsOf } = await openWindow({
    connections: [northPier, practice],
    workstations: [comp, anim],
    favorites: [
      { connection: practice.id, session: 'w-2' },
      { connection: northPier.id, session: 'w-1' },
    ],
  });
  await press(/^Favorites/, screen.getByRole('navigation', { name: 'Yours' }));
  expect(groups()).toEqual(['Connections', 'Yours', 'North Pier Films', 'Practice studio']);
  expect(rows()).toEqual(['Comp 07', 'Anim 04']);
  await press('Start and connect');
  expect(inputsOf('launches.start')).toMatchObject([
    { connection: 'practice-studio', session: 'w-2', startFirst: true },
  ]);
});

test('favorites of a connection that was removed are not counted', async () => {
  await openWindow({
    connections: [northPier],
    favorites: [
      { connection: northPier.id, session: 'w-1' },
      { connection: practice.id, session: 'w-2' },
    ],
  });
  const entry = within(screen.getByRole('navigation', { name: 'Yours' })).getByText('Favorites');
  expect(entry.closest('button')?.textContent).toContain('1');
});

test('a favorite that is not found can be removed, but not connected to', async () => {
  const { inputsOf } = await openWindow({
    connections: [northPier],
    favorites: [{ connection: northPier.id, session: 'gone-1' }],
  });
  await press(/^Favorites/);
  expect(rows()).toEqual(['gone-1']);
  expect(button('Connect').getAttribute('aria-disabled')).toBe('true');
  await press('Favorite');
  expect(inputsOf('favorites.set')).toEqual([
    { connection: 'north-pier', session: 'gone-1', on: false },
  ]);
  // It can be added again until the list is refreshed.
  expect(rows()).toEqual(['gone-1']);
  expect(button('Favorite').getAttribute('aria-pressed')).toBe('false');
});

test('a favorite shows its launch with its card and can be reconnected without leaving the page', async () => {
  const { inputsOf } = await openWindow({
    connections: [practice, northPier],
    workstations: [comp],
    favorites: [{ connection: northPier.id, session: 'w-1' }],
    launches: [launchAt('opened', { session: 'w-1' as never })],
  });
  await press(/^Favorites/);
  expect(screen.getByText(/^Open since /)).toBeDefined();
  await press('Show the launch of Comp 07');
  expect(screen.getByRole('article', { name: 'Comp 07' })).toBeDefined();
  await press('Reconnect');
  expect(inputsOf('launches.retry')).toHaveLength(1);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Favorites');
});

test('connecting to a favorite stays on the page and opens no card', async () => {
  const { push } = await openWindow(
    {
      connections: [practice, northPier],
      workstations: [comp],
      favorites: [{ connection: northPier.id, session: 'w-1' }],
    },
    {
      launches: {
        start: async () => {
          push.launches(launchAt('requesting', { session: 'w-1' as never }));
          return { ok: true, value: launchAt('requesting').launch };
        },
      },
    },
  );
  await press(/^Favorites/);
  await press('Connect');
  expect(screen.getByText(/^Preparing…/)).toBeDefined();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Favorites');
  expect(screen.queryByRole('article')).toBeNull();
});

const line = (one: HTMLElement) => [...one.querySelectorAll('h2, p')].map(textOf);

test('the history shows the time, the workstation, the connection, the time to ready and the result', async () => {
  await openWindow({
    connections: [northPier],
    history: [
      entry({ readyMs: 41_000 }),
      entry({ at: at + 60_000, workstation: 'Anim 04', wish: 'stop', end: 'done' }),
      entry({ at: at + 120_000, end: 'failed', failure: 'stream-expired' }),
    ],
  });
  await press('History');
  const lines = within(screen.getByRole('list', { name: 'History' })).getAllByRole('listitem');
  expect(lines.map((one) => line(one).slice(0, 3))).toEqual([
    ['Comp 07', 'North Pier Films', 'The stream has expired'],
    ['Anim 04, Stop', 'North Pier Films', 'Done'],
    ['Comp 07', 'North Pier Films, ready after 41 s', 'Opened'],
  ]);
  expect(line(lines[2]!)[3]).toBe('14 May 09:02');
  expect(button('History').getAttribute('aria-current')).toBe('page');
});

test('a workstation in the history can be connected to again, unless it was ended or its connection was removed', async () => {
  const { inputsOf } = await openWindow({
    connections: [northPier],
    history: [
      entry({ studio: 'studio-1' }),
      entry({ connection: practice.id, connectionName: 'Removed' }),
      entry({ wish: 'end', end: 'done' }),
    ],
  });
  await press('History');
  // Exactly one of the three offers it.
  await press('Connect again');
  expect(inputsOf('launches.start')).toEqual([
    { connection: northPier.id, studio: 'studio-1', session: 'w-1', workstation: 'Comp 07' },
  ]);
});

test('a workstation that was only started is not connected to again', async () => {
  const { inputsOf } = await openWindow({
    connections: [northPier],
    history: [entry({ wish: 'start', end: 'failed' })],
  });
  await press('History');
  expect(screen.queryByRole('button', { name: 'Connect again' })).toBeNull();
  await press('Connect', screen.getByRole('main'));
  expect(inputsOf('launches.start')).toHaveLength(1);
});

test('connecting again to a workstation that is open replaces its launch', async () => {
  const open = launchAt('opened', { studio: 's' as never });
  const { inputsOf } = await openWindow({
    connections: [northPier],
    launches: [open],
    history: [entry({ studio: 's', session: open.session })],
  });
  await press('History');
  await press('Connect again');
  expect(inputsOf('launches.start')).toEqual([]);
  expect(inputsOf('launches.retry')).toEqual([{ launch: open.launch, method: 'again' }]);
});

test.each([
  [{ end: 'handed-over' }, 'Opened'],
  [{ end: 'cancelled' }, 'Canceled'],
  [{ end: 'failed' }, 'Failed'],
  [{ end: 'failed', failure: 'time-limit' }, 'Not ready in time'],
  [{ end: 'failed', failure: 'not-found' }, 'Not found'],
  [{ end: 'failed', failure: 'viewer-failed' }, 'The DCV viewer closed right after starting'],
  [
    { end: 'failed', failure: 'change-failed', wish: 'stop' },
    'The workstation could not be stopped',
  ],
  [{ end: 'failed', failure: 'of-next-year' }, 'of-next-year'],
] as const)('the result of a launch is shown as text: %o', (more, words) => {
  expect(endText(entry(more))).toBe(words);
});

test.each([
  'access-denied',
  'credentials-expired',
  'handover-unwritable',
  'host-unreachable',
  'service-unreachable',
  'stream-failed',
  'stream-gone',
  'stream-url-refused',
  'vault-failed',
  'viewer-missing',
] as const)('the history shows the title of the failure %s', (code) => {
  const facts = { code, cause: 'name', why: 'other', platform: 'linux', transientError: 'dropped' };
  const { title } = failureText(facts as never);
  expect(endText(entry({ end: 'failed', failure: code }))).toBe(title);
  expect(title).not.toContain(code);
});

test('a history that cannot be read is read again on request', async () => {
  const { inputsOf } = await openWindow(
    { connections: [northPier] },
    { history: { list: failing({ code: 'bug' }) } },
  );
  await press('History');
  const before = inputsOf('history.list').length;
  await press('Try again');
  expect(inputsOf('history.list')).toHaveLength(before + 1);
});

test('an empty history says what it will show', async () => {
  await openWindow({ connections: [northPier] });
  await press('History');
  await settle();
  expect(screen.getByText(/Your past launches/)).toBeDefined();
});

const host = (nth: number): Connection => ({
  id: `host-${String(nth)}` as Connection['id'],
  name: `Desk ${String(nth)}`,
  kind: 'direct',
  host: `desk-${String(nth)}.example`,
  port: 8443,
  session: 'console',
});
const box = (name: string) => screen.getByRole('checkbox', { name: `Select ${name}` });

test('favorites of several connections are stopped at once, each with its own connection', async () => {
  const { inputsOf } = await openWindow({
    connections: [northPier, practice],
    workstations: [comp, { ...anim, state: 'READY' }],
    favorites: [
      { connection: practice.id, session: 'w-2' },
      { connection: northPier.id, session: 'w-1' },
    ],
  });
  await press(/^Favorites/);
  box('Comp 07').click();
  box('Anim 04').click();
  await settle();
  await press('Stop…');
  const question = screen.getByRole('dialog', { name: 'Stop 2 workstations?' });
  await vi.waitFor(() => {
    expect(button('Stop 2', question).getAttribute('aria-disabled')).toBe('false');
  });
  await press('Stop 2', question);
  expect(inputsOf('launches.change')).toMatchObject([
    { connection: 'north-pier', session: 'w-1', what: 'stop' },
    { connection: 'practice-studio', session: 'w-2', what: 'stop' },
  ]);
  expect(screen.queryByText('2 selected')).toBeNull();
});

test('favorites can be searched, and all are shown again with one click', async () => {
  await openWindow({
    connections: [northPier],
    workstations: [comp, anim],
    favorites: [
      { connection: northPier.id, session: 'w-1' },
      { connection: northPier.id, session: 'w-2' },
    ],
  });
  await press(/^Favorites/);
  const search = () => screen.getByRole('searchbox', { name: 'Find a workstation' });
  await fireEvent.input(search(), { target: { value: 'anim' } });
  expect(rows()).toEqual(['Anim 04']);
  await fireEvent.input(search(), { target: { value: 'no such thing' } });
  expect(
    screen.getByText('None of the 2 workstations matches the search and filters.'),
  ).toBeDefined();
  await press('Show all');
  expect(rows()).toEqual(['Comp 07', 'Anim 04'].toSorted());
  // The search does not apply to another list.
  await fireEvent.input(search(), { target: { value: 'anim' } });
  await press(/^North Pier Films/);
  expect(rows()).toContain('Comp 07');
});

test('direct hosts offer no selection, because there is no action for several', async () => {
  await openWindow({
    connections: [host(1), host(2)],
    workstations: [{ id: 'console', studio: 'sole', state: 'READY' }],
    abilities: [],
  });
  expect(screen.queryByRole('checkbox')).toBeNull();
  await press('DCV hosts');
  expect(rows()).toEqual(['Desk 1', 'Desk 2']);
  expect(screen.queryByRole('checkbox')).toBeNull();
});

test('a list of several connections shows which one cannot be reached and dims only its rows', async () => {
  const items = [{ id: 'console', studio: 'sole', name: 'Desk 2', state: 'READY' }];
  await openWindow(
    {
      connections: [host(1), host(2)],
      lastLists: [{ connection: host(2).id, at: Date.now() - 60_000, items }],
    },
    {
      workstations: {
        read: async ({ connection }) =>
          connection === host(2).id
            ? failing({ code: 'service-unreachable', transientError: 'refused' })()
            : { ok: true, value: { abilities: [] } },
      },
    },
  );
  await press('DCV hosts');
  expect(screen.getByText(/^Desk 2: As of .*The service cannot be reached/)).toBeDefined();
  expect(document.querySelectorAll('.row.old')).toHaveLength(1);
});
