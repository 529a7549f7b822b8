import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { later, launchAt, northPier } from '../../support/window/fake-bridge.ts';
import {
  button,
  openCard,
  openDetails,
  openWindow,
  press,
  settle,
} from '../support/open-window.ts';

const comp: Workstation = { id: 'w-1', studio: 's', name: 'Comp 07', state: 'READY' };
const deps = { connections: [northPier], workstations: [comp] };
const focused = () => document.activeElement;
const pressFocused = async (name: string) => {
  button(name).focus();
  await press(name);
};

test('the focus moves to the main part once the first connection is added', async () => {
  await openWindow();
  await pressFocused('Try without an account');
  expect(focused()).toBe(screen.getByRole('main'));
});

test('an update that closes a card moves the focus to the button of its row', async () => {
  const failure = { code: 'stream-expired' } as const;
  const launch = launchAt('failed', { session: 'w-1' as never, failure });
  const { push } = await openWindow({ ...deps, launches: [launch] });
  await press('Why?');
  button('Dismiss').focus();
  push.launches();
  await settle();
  expect(focused()).toBe(button('Connect'));
});

test('the button of a row keeps the focus while its launch changes its label', async () => {
  const { push } = await openWindow(deps);
  const connect = button('Connect');
  connect.focus();
  const launch = launchAt('waiting', { session: 'w-1' as never });
  push.launches({ ...launch, failure: { code: 'stream-expired' }, state: 'failed' });
  await settle();
  expect(focused()).toBe(connect);
  expect(connect.textContent).toBe('Try again');
});

test('a button that disappears inside a dialog leaves the focus in the dialog', async () => {
  await openWindow(deps);
  await openDetails();
  const dialog = screen.getByRole('dialog');
  const [first] = within(dialog).getAllByRole('button');
  first!.focus();
  first!.remove();
  await settle();
  expect(focused()).toBe(dialog);
});

test('an update does not move the focus back to a button after a click elsewhere', async () => {
  await openWindow(deps);
  button('Refresh').focus();
  button('Refresh').blur();
  document.querySelector('h1')!.remove();
  await settle();
  expect(focused()).toBe(document.body);
});

test('a button that an update moves keeps the focus', async () => {
  await openWindow(deps);
  button('Refresh').focus();
  const { parentElement } = button('Refresh');
  parentElement!.append(button('Refresh'));
  await settle();
  expect(focused()).toBe(button('Refresh'));
});

test.each(['disabled', 'hidden', 'inert'])(
  'a button that becomes %s moves the focus to its card',
  async (attribute) => {
    await openWindow({ ...deps, launches: [launchAt('waiting', { session: 'w-1' as never })] });
    const details = button('Technical details');
    details.focus();
    details.setAttribute(attribute, '');
    await settle();
    expect(focused()).toBe(screen.getByRole('article'));
  },
);

test('closing a dialog moves the focus to the dialog below it', async () => {
  await openWindow(deps);
  await openDetails();
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

test('a button that got the focus without an event, as in a background window, moves it to its card as well', async () => {
  await openWindow({ ...deps, launches: [launchAt('waiting', { session: 'w-1' as never })] });
  const hide = (event: Event) => {
    event.stopImmediatePropagation();
  };
  addEventListener('focusin', hide, true);
  button('Technical details').focus();
  removeEventListener('focusin', hide, true);
  document.querySelector('h1')!.append('.');
  await settle();
  button('Technical details').remove();
  await settle();
  expect(focused()).toBe(screen.getByRole('article'));
});

test('Escape in the details of a connection leads back to the button that opened them', async () => {
  await openWindow(deps);
  await press('Details');
  const test = await screen.findByRole('button', { name: 'Test' });
  test.focus();
  await fireEvent.keyDown(test, { key: 'Escape' });
  await settle();
  expect(screen.queryByRole('button', { name: 'Test' })).toBeNull();
  expect(focused()).toBe(button('Details'));
});

test('the About page starts with the focus on Back', async () => {
  await openWindow(deps);
  await fireEvent.keyDown(document.body, { key: ',', ctrlKey: true });
  await settle();
  await pressFocused('Show');
  expect(focused()).toBe(button('Back'));
});

test('the support text moves the focus to Copy when it arrives', async () => {
  const preview = later<{ id: string; text: string }>();
  await openWindow(
    { ...deps, launches: [launchAt('failed', { failure: { code: 'stream-expired' } })] },
    { support: { preview: preview.call } },
  );
  await openCard();
  await pressFocused('Copy for support');
  preview.answer({ id: '00000000-0000-4000-8000-000000000000', text: 'Stagedoor 0.1.0' });
  await settle();
  expect(focused()).toBe(button(/^Copy:/));
});
