import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Ability, Workstation } from '../../../src/shared/workstations/workstation.ts';
import { failing, later, launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import {
  button,
  describedBy,
  openWindow,
  press,
  settle,
  textOf,
  type,
  letSettle,
} from '../support/open-window.ts';
import type { Finding } from '../../../src/shared/base/check.ts';

const comp: Workstation = {
  id: 'session-comp-07',
  studio: 'studio-1',
  name: 'Comp 07',
  state: 'READY',
  instanceType: 'g5.4xlarge',
  ownedBy: 'm.okafor',
};
const states: readonly (readonly [string | undefined, string])[] = [
  ['CREATE_IN_PROGRESS', 'Creating'],
  ['START_IN_PROGRESS', 'Starting'],
  ['STOP_IN_PROGRESS', 'Stopping'],
  ['DELETE_IN_PROGRESS', 'Ending'],
  ['DELETED', 'Ended'],
  ['CREATE_FAILED', 'Could not be created'],
  ['STOP_FAILED', 'Could not be stopped'],
  ['DELETE_FAILED', 'Could not be ended'],
  ['NEW_STATE', 'NEW_STATE'],
  [undefined, 'State unknown'],
];

const open = (...workstations: Workstation[]) =>
  openWindow({ connections: [northPier, practice], workstations });

test('a ready workstation is connected to with one click', async () => {
  const { inputsOf } = await open(comp);
  expect(screen.getByText('g5.4xlarge, m.okafor')).toBeDefined();
  await press('Connect');
  expect(inputsOf('launches.start')).toEqual([
    {
      connection: 'north-pier',
      studio: 'studio-1',
      session: 'session-comp-07',
      workstation: 'Comp 07',
    },
  ]);
});

for (const [state, word] of states) {
  test(`a workstation ${state === undefined ? 'without a state' : `in state ${state}`} shows that and why it cannot be connected to`, async () => {
    const { id, studio } = comp;
    const { inputsOf } = await open({ id, studio, ...(state !== undefined && { state }) });
    // After a failure, the same line shows the reason.
    expect(screen.getByText((text) => text === word || text.startsWith(`${word}. `))).toBeDefined();
    expect(screen.getByRole('heading', { name: id })).toBeDefined();
    expect(button('Connect').getAttribute('aria-disabled')).toBe('true');
    expect(describedBy(button('Connect')).length).toBeGreaterThan(id.length + 5);
    await press('Connect');
    expect(inputsOf('launches.start')).toEqual([]);
  });
}

test('a workstation with a launch in progress is not requested twice: its row shows the launch', async () => {
  const { push, inputsOf } = await open(comp);
  push.launches(launchAt('waiting'));
  await settle();
  const list = screen.getByRole('region', { name: 'Workstations' });
  expect(screen.queryByRole('button', { name: 'Connect' })).toBeNull();
  expect(within(list).getByText(/^Preparing…/)).toBeDefined();
  await letSettle();
  await press('Cancel', list);
  expect(inputsOf('launches.start')).toEqual([]);
  expect(inputsOf('launches.cancel')).toHaveLength(1);
});

test('a workstation that stops soon shows when', async () => {
  await open({ ...comp, stopAt: new Date(Date.now() + 42.5 * 60_000).toISOString() });
  expect(screen.getByText('stops in 42 min')).toBeDefined();
});

test('a launch that cannot start is reported in place', async () => {
  await openWindow(
    { connections: [northPier], workstations: [comp] },
    { launches: { start: failing({ code: 'credentials-missing' }) } },
  );
  await press('Connect');
  expect(screen.getByRole('alert').textContent).toContain('You are not signed in');
});

test('the list says that it is being read, and Refresh reads it again', async () => {
  const reply = later<{ me?: string; abilities: Ability[] }>();
  const { inputsOf } = await openWindow(
    { connections: [northPier] },
    { workstations: { read: reply.call } },
  );
  expect(screen.getByText('Loading workstations')).toBeDefined();
  await press('Loading');
  expect(inputsOf('workstations.read')).toHaveLength(1);
  reply.answer({ abilities: [] });
  await settle();
  expect(screen.getByText(/There are no workstations/)).toBeDefined();
  await press('Refresh');
  expect(inputsOf('workstations.read')).toHaveLength(2);
});

test('a list that cannot be read again keeps its content', async () => {
  let fails = false;
  const { push } = await openWindow(
    { connections: [northPier] },
    {
      workstations: {
        read: async () =>
          fails
            ? { ok: false, failure: { code: 'proxy-login' } }
            : { ok: true, value: { abilities: [] } },
      },
    },
  );
  push.page([comp]);
  await settle();
  fails = true;
  await press('Refresh');
  expect(screen.getByRole('alert').textContent).toContain('requires a sign-in');
  expect(screen.getByRole('heading', { name: 'Comp 07' })).toBeDefined();
});

test('the sidebar marks the open connection, shows the state of each and opens them', async () => {
  await open(comp);
  const sidebar = screen.getByRole('navigation', { name: 'Connections' });
  const names = () => within(sidebar).getAllByRole('button').map(textOf);
  expect(names()).toEqual(['North Pier Films 1 connected', 'Practice studio not loaded yet']);
  await press(/Practice studio/, sidebar);
  expect(screen.getByRole('heading', { level: 1, name: 'Practice studio' })).toBeDefined();
  expect(button(/Practice studio/, sidebar).getAttribute('aria-current')).toBe('page');
  expect(names()[1]).toBe('Practice studio 1 connected');
});

test('a connection shows its settings and is tested on request', async () => {
  const checks: Finding[] = [
    { name: 'service', found: 'studios', count: 2 },
    { name: 'sign-in', found: 'failure', failure: { code: 'credentials-expired' } },
  ];
  await openWindow(
    { connections: [northPier] },
    { connections: { test: async () => ({ ok: true, value: checks }) } },
  );
  await press('Details');
  const details = screen.getByRole('region', { name: 'Details' });
  expect(within(details).getByText('us-west-2:studio-1')).toBeDefined();
  expect(within(details).getByText('north-pier')).toBeDefined();
  await press('Test', details);
  expect(within(details).getByText('Your sign-in has expired')).toBeDefined();
  expect(within(details).getByRole('img', { name: 'Problem' })).toBeDefined();
});

test('new keys are sent once, removed from the dialog at once, and the list is read with them', async () => {
  const reply = later<undefined>();
  const { inputsOf } = await openWindow(
    { connections: [northPier], workstations: [comp] },
    { connections: { replaceKeys: reply.call } },
  );
  await press('Details');
  await press('Replace keys');
  const dialog = screen.getByRole('dialog');
  await type('Access key', 'AKIANEW');
  await type('Secret key', 'newsecret');
  await fireEvent.submit(dialog.querySelector('form')!);
  await settle();
  expect(screen.getByLabelText<HTMLInputElement>('Secret key').value).toBe('');
  reply.answer(undefined);
  await settle();
  expect(inputsOf('connections.replaceKeys')).toEqual([
    {
      connection: 'north-pier',
      keys: { source: 'keychain', accessKeyId: 'AKIANEW', secretAccessKey: 'newsecret' },
    },
  ]);
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(inputsOf('workstations.read')).toHaveLength(2);
  // What the service says of them is below the details.
  expect(button('Details').getAttribute('aria-expanded')).toBe('false');
});

test('a connection is removed only after a question, which focuses Cancel', async () => {
  const { inputsOf } = await open(comp);
  await press('Details');
  await press('Remove');
  const dialog = screen.getByRole('dialog', { name: 'Remove North Pier Films?' });
  expect(document.activeElement).toBe(button('Cancel', dialog));
  await press('Cancel', dialog);
  expect(inputsOf('connections.remove')).toEqual([]);
  await press('Remove');
  await press('Remove', screen.getByRole('dialog'));
  expect(inputsOf('connections.remove')).toEqual(['north-pier']);
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Practice studio');
});

test('a practice connection has no keys to replace', async () => {
  await openWindow({ connections: [practice] });
  await press('Details');
  expect(screen.queryByRole('button', { name: 'Replace keys' })).toBeNull();
});
