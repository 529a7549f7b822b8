import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import { button, openWindow, settle } from '../support/open-window.ts';

const comp = { id: 'session-comp-07', studio: 's', name: 'Comp 07', state: 'READY' };
const launch = launchAt('opened');
const question = {
  id: launch.launch,
  connection: northPier.id,
  connectionName: northPier.name,
  owner: 'user' as const,
  session: 'comp-07',
};
/** The card of the launch below its row. */
const card = () =>
  screen.getByRole('heading', { name: 'Comp 07' }).closest('li')?.querySelector('article');
const form = () => screen.queryByRole('heading', { name: 'Add a connection' });

test('a launch opened from a notification is shown and focused, whichever connection was open', async () => {
  const { push } = await openWindow({ connections: [practice, northPier], launches: [launch] });
  expect(screen.queryByRole('article')).toBeNull();
  push.pointed({ connection: northPier.id, launch: launch.launch });
  await settle();
  await settle();
  expect(document.activeElement).toBe(screen.getByRole('article'));
});

test.each([
  ['to an open workstation', launch, true, true],
  ['to a launch in progress', launchAt('waiting'), true, false],
  ['to what a command has opened', { ...launch, elsewhere: true as const }, true, false],
  ['by a notification', launch, false, false],
])('%s: the launch is focused, and says that it is open: %s', async (_, one, byLink, says) => {
  const { inputsOf, push } = await openWindow({
    connections: [practice, northPier],
    launches: [one],
    workstations: [comp],
  });
  push.pointed({ connection: northPier.id, launch: one.launch, byLink });
  await settle();
  await settle();
  expect(document.activeElement).toBe(card());
  expect(
    screen.queryByText(/is already open\. To connect again, choose Reconnect\./) !== null,
  ).toBe(says);
  expect(inputsOf('launches.retry')).toEqual([]);
  expect(inputsOf('launches.start')).toEqual([]);
});

test('a link to an open workstation does not leave a form', async () => {
  const { push } = await openWindow({ connections: [northPier], launches: [launch] });
  push.menu('new-connection');
  await settle();
  push.pointed({ connection: northPier.id, launch: launch.launch, byLink: true });
  await settle();
  expect(form()).not.toBeNull();
  expect(screen.getByText(/is already open/)).toBeDefined();
});

test('the menu bar opens the form for a new connection', async () => {
  const { push } = await openWindow({ connections: [northPier] });
  push.menu('new-connection');
  await settle();
  expect(form()).not.toBeNull();
});

test('Import in the menu bar opens the form and focuses its file button, even if the form is open', async () => {
  const { push } = await openWindow({ connections: [northPier] });
  push.menu('import');
  await settle();
  const file = button('Choose a file');
  expect(document.activeElement).toBe(file);
  screen.getByLabelText('Name').focus();
  push.menu('import');
  await settle();
  expect(document.activeElement).toBe(file);
});

test.each([
  ['about', 'the page about the program', () => screen.queryByRole('heading', { name: /^About/ })],
  ['settings', 'the settings', () => screen.queryByRole('heading', { name: 'Settings' })],
  ['diagnostics', 'the text for support', () => screen.queryByRole('dialog')],
  ['find-anything', 'the command palette', () => screen.queryByRole('dialog')],
] as const)('the menu bar’s “%s” opens %s, unless a question is open', async (item, _, shown) => {
  const { push } = await openWindow({ connections: [northPier] });
  push.question(question);
  await settle();
  push.menu(item);
  await settle();
  push.question(null);
  await settle();
  expect(shown()).toBeNull();
  push.menu(item);
  await expect.poll(shown).not.toBeNull();
});

test('the menu bar opens no form behind an open question', async () => {
  const { push } = await openWindow({ connections: [northPier], question });
  push.menu('new-connection');
  push.menu('import');
  await settle();
  expect(form()).toBeNull();
});
