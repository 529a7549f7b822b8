import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { failing, northPier } from '../../support/window/fake-bridge.ts';
import { button, openWindow, press, settle } from '../support/open-window.ts';
import { eulas, images, profiles } from '../support/new-workstation-form.ts';

const comp: Workstation = { id: 'w-1', studio: 's', name: 'Comp 07', state: 'READY' };
const deps = { connections: [northPier], workstations: [comp], profiles, images, eulas };
const focused = () => document.activeElement;

const cancel = () => press('Cancel');
const escape = async () => {
  await fireEvent.keyDown(focused()!, { key: 'Escape' });
  await settle();
};

/** Opens a form as a user does: the button has the focus. */
async function pressFocused(name: string) {
  button(name).focus();
  await press(name);
  expect(screen.queryByRole('button', { name: 'Cancel' })).not.toBeNull();
}

const openers = ['New workstation', 'Edit connection', 'Duplicate', 'Add a connection'];
test.each(
  openers.flatMap((name) => [[name, 'Cancel', cancel] as const, [name, 'Escape', escape] as const]),
)('the button %s has the focus again after %s in its form', async (name, _, leave) => {
  await openWindow(deps);
  await press('Details');
  await pressFocused(name);
  expect(focused()).not.toBe(document.body);
  await leave();
  expect(screen.queryByRole('button', { name: 'Cancel' })).toBeNull();
  expect(focused()).toBe(button(name));
});

const tried = [
  { name: 'sign-in', found: 'failure', failure: { code: 'credentials-refused' } },
] as const;

/** Opens the form of a connection, whose test fails, and gives “Save anyway” the focus once it can be clicked. */
async function openFailedEdit(answers: Parameters<typeof openWindow>[1] = {}) {
  await openWindow({ ...deps, tried }, answers);
  await press('Details');
  await pressFocused('Edit connection');
  await pressFocused('Save');
  await expect
    .poll(() => button('Save anyway').getAttribute('aria-disabled'), { timeout: 10_000 })
    .toBe('false');
  button('Save anyway').focus();
}

test('the button that opened the form has the focus after Save', async () => {
  await openWindow(deps);
  await press('Details');
  await pressFocused('Edit connection');
  button('Save').focus();
  await press('Save');
  await expect.poll(focused).toBe(button('Edit connection'));
});

test('the button that opened the form has the focus after “Save anyway”', async () => {
  await openFailedEdit();
  await press('Save anyway');
  await expect.poll(focused).toBe(button('Edit connection'));
});

test('the button that saves has the focus if “Save anyway” fails', async () => {
  await openFailedEdit({ connections: { edit: failing({ code: 'vault-locked' }) } });
  await press('Save anyway');
  expect(screen.getByText('The keychain is locked')).toBeDefined();
  expect(focused()).toBe(button('Save'));
});

test('the button that led to a form before does not get the focus', async () => {
  await openWindow(deps);
  await pressFocused('New workstation');
  await cancel();
  button('Refresh').focus();
  await fireEvent.keyDown(document.body, { key: 'n', ctrlKey: true });
  await settle();
  await cancel();
  expect(focused()).toBe(screen.getByRole('main'));
});

test('so does a button of the first page', async () => {
  await openWindow({});
  for (const name of ['Add a Nimble studio', 'Add a DCV connection']) {
    await pressFocused(name);
    await cancel();
    expect(focused()).toBe(button(name));
  }
});
