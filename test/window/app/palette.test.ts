import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { listKey } from '../../../src/renderer/components/list-keys.ts';
import { failureText } from '../../../src/shared/base/failure-text.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { failing, launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { openWindow, settle, textOf } from '../support/open-window.ts';

const comp: Workstation = { id: 'w-1', studio: 's', name: 'Comp 07', state: 'READY' };
const anim: Workstation = { id: 'w-2', studio: 's', name: 'Anim 04', state: 'STOPPED' };
const lost: Workstation = { id: 'w-3', studio: 's', name: 'Lost 01', state: 'DELETED' };
const deps = { connections: [northPier], workstations: [comp, anim, lost] };

const FIND = 'Find a workstation, connection or setting';
const combobox = () => screen.getByRole('combobox', { name: FIND });
const list = () => within(screen.getByRole('listbox', { name: 'What do you want to do?' }));

const key = async (name: string) => {
  await fireEvent.keyDown(combobox(), { key: name });
  await settle();
};
const open = async (more = {}, answers = {}) => {
  const opened = await openWindow({ ...deps, ...more }, answers);
  await fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  await settle();
  return opened;
};
const search = async (value: string) => {
  await fireEvent.input(combobox(), { target: { value } });
  await settle();
};
const entries = () =>
  list()
    .getAllByRole('option')
    .map((one) => textOf(one.querySelector('.title')!));
const chosen = () =>
  textOf(list().getByRole('option', { selected: true }).querySelector('.title')!);

test('the palette offers the actions of each workstation, favorites first', async () => {
  await open({ favorites: [{ connection: northPier.id, session: 'w-2' }] });
  expect(entries().slice(0, 3)).toEqual([
    'Start Anim 04 and connect',
    'Connect to Comp 07',
    'Show North Pier Films',
  ]);
  expect(entries()).not.toContain('Connect to Lost 01');
  expect(entries()).toContain('Details of Lost 01');
});

test('a search shows the entries that contain all its words, selects the best one, and says if there are none', async () => {
  await open();
  await search('comp 07');
  expect(entries()).toEqual([
    'Connect to Comp 07',
    'Stop Comp 07…',
    'Copy the link to Comp 07',
    'Details of Comp 07',
  ]);
  await search('sett');
  expect(chosen()).toBe('Settings');
  await search('zzz');
  expect(list().queryAllByRole('option')).toEqual([]);
  expect(screen.getByText('No results for “zzz”.')).not.toBeNull();
  await key('Enter');
  expect(screen.getByRole('dialog')).not.toBeNull();
});

test('arrow keys select an entry and Enter connects', async () => {
  const { inputsOf } = await open();
  await key('ArrowDown');
  expect(chosen()).toBe('Start Anim 04 and connect');
  await key('ArrowUp');
  await key('Enter');
  expect(inputsOf('launches.start')).toMatchObject([{ connection: northPier.id, session: 'w-1' }]);
  expect(inputsOf('launches.start')).not.toHaveProperty('0.startFirst');
});

test('a workstation with a launch in progress offers to show that launch and starts no other', async () => {
  const launch = launchAt('waiting', { session: 'w-1' as never });
  const { inputsOf } = await open({ launches: [launch] });
  await search('comp 07');
  expect(entries()[0]).toBe('Show the launch of Comp 07');
  await key('Enter');
  expect(inputsOf('launches.start')).toEqual([]);
});

test('a refused request is reported, and the palette stays open', async () => {
  const failure = { code: 'access-denied', operation: 'CreateStreamingSessionStream' } as const;
  await open({}, { launches: { start: failing(failure) } });
  await key('Enter');
  const dialog = screen.getByRole('dialog');
  expect(within(dialog).getByText(failureText(failure).title)).not.toBeNull();
});

test('a setting is found by its name and gets the focus', async () => {
  await open();
  await search('settings: appear');
  await key('Enter');
  await settle();
  expect(document.activeElement).toBe(screen.getByLabelText('Appearance'));
});

test('the palette does not open over a question', async () => {
  const question = {
    id: launchAt('waiting').launch,
    connection: northPier.id,
    connectionName: 'North Pier',
    session: 'comp-07',
  };
  await open({ question });
  expect(screen.queryByRole('combobox', { name: FIND })).toBeNull();
});

test.each([
  ['ArrowDown', 0, 3, 1],
  ['ArrowDown', 2, 3, 0],
  ['ArrowUp', 0, 3, 2],
  ['PageDown', 0, 3, 2],
  ['PageDown', 0, 60, 8],
  ['PageUp', 5, 60, 0],
  ['ArrowUp', 0, 0, 0],
  ['ArrowDown', 0, 0, 0],
  ['Enter', 0, 3, 'do'],
  ['a', 0, 3, undefined],
])('the key %s at index %d of %d entries leads to %s', (name, at, count, to) => {
  expect(listKey(name, at, count)).toBe(to);
});

const LINK = `stagedoor://connect?connection=${northPier.id}&session=w-1`;

test('what was chosen with the keyboard stays chosen when a list that was read moves it', async () => {
  const { push } = await open();
  await key('ArrowDown');
  await key('ArrowDown');
  expect(chosen()).toBe('Show North Pier Films');
  push.page([{ ...comp, id: 'w-4', name: 'Comp 08' }]);
  await settle();
  expect(entries()[2]).toBe('Connect to Comp 08');
  expect(chosen()).toBe('Show North Pier Films');
});

test('a pasted link shows its target, and Enter connects', async () => {
  const { inputsOf } = await open();
  await search(` ${LINK}\n`);
  expect(entries()).toEqual(['Connect to Comp 07']);
  expect(list().getByRole('option').textContent).toContain('North Pier Films');
  await key('Enter');
  expect(inputsOf('launches.start')).toEqual([
    { connection: northPier.id, studio: 's', session: 'w-1', workstation: 'Comp 07' },
  ]);
});

test('a pasted link to a stopped workstation starts it, and opens and focuses the card of its launch', async () => {
  const started = launchAt('starting', { session: 'w-2' as never, workstation: 'Anim 04' });
  const opened = await open(
    {},
    {
      launches: {
        start: async () => {
          opened.push.launches(started);
          return { ok: true, value: started.launch };
        },
      },
    },
  );
  await search(LINK.replace('w-1', 'w-2'));
  expect(entries()).toEqual(['Start Anim 04 and connect']);
  await key('Enter');
  expect(opened.inputsOf('launches.start')).toEqual([
    {
      connection: northPier.id,
      studio: 's',
      session: 'w-2',
      workstation: 'Anim 04',
      startFirst: true,
    },
  ]);
  expect(document.activeElement?.closest('.drawer')).not.toBeNull();
});

test('a pasted link to a workstation that is being connected to shows its launch', async () => {
  const waiting = launchAt('waiting', { session: 'w-1' as never });
  const { inputsOf } = await open({ launches: [waiting] });
  await search(LINK);
  expect(entries()).toEqual(['Show the launch of Comp 07']);
  await key('Enter');
  expect(inputsOf('launches.start')).toEqual([]);
  expect(document.activeElement?.closest('.drawer')).not.toBeNull();
});

test('a pasted link to a workstation that is open connects again, also without its studio', async () => {
  const viewed = launchAt('opened', { studio: 's' as never, session: 'w-1' as never });
  const { inputsOf } = await open({ launches: [viewed], workstations: [] });
  await search(LINK);
  expect(entries()).toEqual(['Reconnect to w-1']);
  await key('Enter');
  expect(inputsOf('launches.start')).toEqual([]);
  expect(inputsOf('launches.retry')).toEqual([{ launch: viewed.launch, method: 'again' }]);
});

test.each([
  [
    'to an unknown connection',
    LINK.replace(northPier.id, 'other'),
    'Connection “other” does not exist',
  ],
  ['with an additional parameter', `${LINK}&endpoint=https%3A`, 'The link was not opened'],
])('a pasted link %s offers nothing, and says why', async (_, link, title) => {
  await open();
  await search(link);
  expect(list().queryAllByRole('option')).toEqual([]);
  expect(screen.getByRole('alert').textContent).toContain(title);
  expect(screen.queryByText(/^No results/)).toBeNull();
});

test('a pasted link that only opens Stagedoor closes the palette', async () => {
  await open();
  await search('stagedoor://open');
  expect(entries()).toEqual(['Open Stagedoor']);
  await key('Enter');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a pasted one-time address is offered, and Enter opens the dialog for it', async () => {
  await open();
  await search('https://head.example:8443?authToken=abc#console');
  expect(entries()).toEqual(['Open this one-time address']);
  await key('Enter');
  expect(screen.getByRole('dialog', { name: /one-time address/ })).toBeDefined();
});

const paste = async (text: string, target: Element = document.body) => {
  const clipboardData = { getData: () => text, files: [] };
  const event = new Event('paste', { bubbles: true, cancelable: true });
  await fireEvent(target, Object.assign(event, { clipboardData }));
  await settle();
};

test('a link that is pasted outside of a field is shown in the palette', async () => {
  await openWindow(deps);
  await paste(LINK);
  expect(entries()).toEqual(['Connect to Comp 07']);
});

test('so is one that is pasted into the search of a list, which does not search for it', async () => {
  await openWindow(deps);
  const find = screen.getByLabelText<HTMLInputElement>('Find a workstation');
  await paste('Comp', find);
  expect(screen.queryByRole('combobox', { name: FIND })).toBeNull();
  await paste(LINK.replace(northPier.id, 'other'), find);
  expect(screen.getByRole('alert').textContent).toContain('Connection “other” does not exist');
  expect(find.value).toBe('');
});

test('a search ignores accents and finds workstations of connections that were not opened in this run', async () => {
  const other = { ...northPier, id: 'south-pier' as never, name: 'South Pier' };
  const items = [{ id: 'w-9', studio: 's', name: 'Éclairage 02', state: 'READY' }];
  const lastLists = [{ connection: other.id, at: 0, items }];
  await open({ connections: [northPier, other], lastLists });
  await search('eclairage');
  expect(entries()[0]).toBe('Connect to Éclairage 02');
});

test('the log folder is opened by the main process, which gets no path', async () => {
  const { inputsOf } = await open();
  await search('log folder');
  await key('Enter');
  expect(inputsOf('support.openLogFolder')).toEqual([undefined]);
});

test('Stop in the palette opens a question and stops nothing yet', async () => {
  const { inputsOf } = await open();
  await search('stop comp');
  expect(entries()).toEqual(['Stop Comp 07…']);
  await key('Enter');
  expect(inputsOf('launches.change')).toEqual([]);
  expect(screen.getByRole('dialog').textContent).toContain('Comp 07');
});
