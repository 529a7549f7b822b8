import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { later, launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { button, openWindow, press, settle } from '../support/open-window.ts';

const comp: Workstation = { id: 'w-1', studio: 's', name: 'Comp 07', state: 'READY' };
const world = { connections: [northPier], workstations: [comp] };
const focused = () => document.activeElement;
const pressFocused = async (name: string) => {
  button(name).focus();
  await press(name);
};

test('the first window, once there is a connection, gives the focus to the main part', async () => {
  await openWindow();
  await pressFocused('Try without an account');
  expect(focused()).toBe(screen.getByRole('main'));
});

test('a button that goes with an update leaves the focus on its card, and a card that goes to the main part', async () => {
  const launch = launchAt('waiting', { session: 'w-1' as never });
  const { push } = await openWindow({ ...world, launches: [launch] });
  button('Cancel').focus();
  push.launches({ ...launch, state: 'cancelled' });
  await settle();
  expect(focused()).toBe(screen.getByRole('article'));
  button('Dismiss').focus();
  push.launches();
  await settle();
  expect(focused()).toBe(screen.getByRole('main'));
});

test('a button that goes inside of a question leaves the focus in the question', async () => {
  await openWindow(world);
  await press('More');
  const dialog = screen.getByRole('dialog');
  const [first] = within(dialog).getAllByRole('button');
  first!.focus();
  first!.remove();
  await settle();
  expect(focused()).toBe(dialog);
});

test('who has left a button by a press beside everything is not brought back by an update', async () => {
  await openWindow(world);
  button('Refresh').focus();
  button('Refresh').blur();
  document.querySelector('h1')!.remove();
  await settle();
  expect(focused()).toBe(document.body);
});

test('a button that an update moves keeps the focus', async () => {
  await openWindow(world);
  button('Refresh').focus();
  const { parentElement } = button('Refresh');
  parentElement!.append(button('Refresh'));
  await settle();
  expect(focused()).toBe(button('Refresh'));
});

test.each(['disabled', 'hidden', 'inert'])(
  'a button that becomes %s leaves the focus on its card',
  async (attribute) => {
    await openWindow({ ...world, launches: [launchAt('waiting', { session: 'w-1' as never })] });
    const cancel = button('Cancel');
    cancel.focus();
    cancel.setAttribute(attribute, '');
    await settle();
    expect(focused()).toBe(screen.getByRole('article'));
  },
);

test('a dialog that goes leaves the focus in the one that is open below it', async () => {
  await openWindow(world);
  await press('More');
  const dialog = screen.getByRole('dialog');
  const above = document.createElement('dialog');
  const last = document.createElement('button');
  above.append(last);
  document.body.append(above);
  last.focus();
  above.remove();
  await settle();
  expect(focused()).toBe(dialog);
});

test('focus that came without an event, as in a background window, is kept as well', async () => {
  await openWindow({ ...world, launches: [launchAt('waiting', { session: 'w-1' as never })] });
  const hide = (event: Event) => {
    event.stopImmediatePropagation();
  };
  addEventListener('focusin', hide, true);
  button('Cancel').focus();
  removeEventListener('focusin', hide, true);
  document.querySelector('h1')!.append('.');
  await settle();
  button('Cancel').remove();
  await settle();
  expect(focused()).toBe(screen.getByRole('article'));
});

test('what the program is begins with the way back', async () => {
  await openWindow(world);
  await fireEvent.keyDown(document.body, { key: ',', ctrlKey: true });
  await settle();
  await pressFocused('Show');
  expect(focused()).toBe(button('Back'));
});

test('a text for support that comes late has its Copy focused', async () => {
  const preview = later<{ id: string; text: string }>();
  await openWindow(
    { ...world, launches: [launchAt('failed')] },
    { support: { preview: preview.call } },
  );
  await pressFocused('Copy for support');
  preview.answer({ id: '00000000-0000-4000-8000-000000000000', text: 'Stagedoor 0.1.0' });
  await settle();
  expect(focused()).toBe(button(/^Copy:/));
});
