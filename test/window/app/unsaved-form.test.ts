import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import { eulas, images, profiles } from '../support/new-workstation-form.ts';
import { field, openWindow, press, settle, type } from '../support/open-window.ts';

const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const question = () => screen.queryByRole('dialog', { name: 'Discard what you entered?' });
const pressKey = async (init: KeyboardEventInit) => {
  await fireEvent.keyDown(document.activeElement!, init);
  await settle();
};

async function choosePalette(wanted: string) {
  await pressKey({ key: 'k', ctrlKey: true });
  const search = screen.getByRole('combobox', { name: /^Find a/ });
  await fireEvent.input(search, { target: { value: wanted } });
  await fireEvent.keyDown(search, { key: 'Enter' });
  await settle();
}

async function openForm() {
  const window = await openWindow({ connections: [northPier, practice] });
  await press('Add a connection');
  await type('Name', 'South Pier');
  return window;
}

test.each([
  ['another connection', () => press(/^Practice studio/), 'Practice studio'],
  ['another page', () => press('History'), 'History'],
  ['Escape', () => pressKey({ key: 'Escape' }), 'North Pier Films'],
  ['Alt+Left', () => pressKey({ key: 'ArrowLeft', altKey: true }), 'North Pier Films'],
  ['a shortcut', () => pressKey({ key: ',', ctrlKey: true }), 'Settings'],
  [
    'a button of the mouse',
    async () => {
      await fireEvent.mouseUp(document.body, { button: 3 });
      await settle();
    },
    'North Pier Films',
  ],
])('%s leaves a form with input only once the user agrees', async (_, leave, to) => {
  await openForm();
  await leave();
  expect([heading(), question()]).toEqual(['Add a connection', expect.anything()]);
  await press('Keep editing');
  expect([heading(), question(), field('Name').value]).toEqual([
    'Add a connection',
    null,
    'South Pier',
  ]);
  expect(document.activeElement).toBe(field('Name'));
  await leave();
  await press('Discard');
  expect([heading(), question()]).toEqual([to, null]);
});

test('what leads to a page in several steps leads there after the question', async () => {
  await openWindow({ connections: [northPier, practice], profiles, images, eulas });
  await press('Add a connection');
  await type('Name', 'South Pier');
  await choosePalette('north new work');
  await press('Discard');
  expect(heading()).toBe('New workstation');
});

test.each(['Cancel', 'Escape'])(
  'a form in which nothing was entered is left without a question: %s',
  async (how) => {
    await openWindow({ connections: [northPier, practice] });
    await press('Add a connection');
    await (how === 'Cancel' ? press(how) : pressKey({ key: how }));
    expect([heading(), question()]).toEqual(['North Pier Films', null]);
  },
);

test('Cancel discards what was entered', async () => {
  await openForm();
  await press('Cancel');
  expect([heading(), question()]).toEqual(['North Pier Films', null]);
  await press('Add a connection');
  expect(field('Name').value).toBe('');
});

test('what was entered in another page does not count', async () => {
  await openWindow({ connections: [northPier, practice], launches: [launchAt('waiting')] });
  await press(/^Settings/);
  await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'theme' } });
  await press('Add a connection');
  await press('History');
  expect([heading(), question()]).toEqual(['History', null]);
});

test('a file that is chosen for the form is nothing that was entered', async () => {
  await openWindow({ connections: [northPier, practice] });
  await press('Add a connection');
  await fireEvent.input(screen.getByLabelText('Choose a file', { selector: 'input' }));
  await press('History');
  expect([heading(), question()]).toEqual(['History', null]);
});

test('the form stays as it is if it is opened again', async () => {
  await openForm();
  await pressKey({ key: 'n', ctrlKey: true });
  expect([question(), field('Name').value]).toEqual([null, 'South Pier']);
});

test('the form of a new workstation stays as it is if it is opened again', async () => {
  await openWindow({ connections: [northPier, practice], profiles, images, eulas });
  await press('New workstation');
  await fireEvent.click(field('Connect when ready'));
  await choosePalette('north new work');
  expect([question(), field('Connect when ready').checked]).toEqual([null, false]);
});

test('the copy of a connection starts at its name', async () => {
  await openWindow({ connections: [northPier, practice] });
  await press('Details');
  await press('Duplicate');
  const name = field('Name');
  expect(document.activeElement).toBe(name);
  expect([name.value, name.selectionStart, name.selectionEnd]).toEqual([
    'Copy of North Pier Films',
    0,
    name.value.length,
  ]);
});
