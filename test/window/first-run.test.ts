import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { failing, northPier } from '../support/fake-bridge.ts';
import { openWindow, press, settle } from './open-window.ts';
import type { Notice } from '../../src/shared/notice.ts';

test('one click leads from the first window to the practice studio and its workstations', async () => {
  const { inputsOf } = await openWindow({
    workstations: [{ id: 'w-1', studio: 's', name: 'Comp 07' }],
  });
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe(
    'Connect to your workstations',
  );
  await press('Try it without an account');
  expect(inputsOf('connections.add')).toEqual([{ kind: 'practice', name: 'Practice studio' }]);
  expect(screen.getByRole('heading', { level: 1, name: 'Practice studio' })).toBeDefined();
  expect(screen.getByRole('heading', { name: 'Comp 07' })).toBeDefined();
});

test('a practice studio that cannot be added is told in place', async () => {
  const { inputsOf } = await openWindow(
    {},
    { connections: { add: failing({ code: 'settings-unwritable', why: 'full' }) } },
  );
  await press('Try it without an account');
  expect(screen.getByRole('alert').textContent).toContain('Your settings could not be saved');
  await press('Try again');
  expect(inputsOf('connections.add')).toHaveLength(2);
});

test('connections that cannot be read are told, and read again on request', async () => {
  let reply = failing({ code: 'bug' });
  await openWindow({}, { connections: { list: () => reply() } });
  expect(screen.queryByRole('button', { name: 'Try it without an account' })).toBeNull();
  reply = (async () => ({ ok: true, value: [northPier] })) as never;
  await press('Try again');
  expect(screen.getByRole('heading', { level: 1, name: 'North Pier Films' })).toBeDefined();
});

test('control or command and N opens the form from anywhere', async () => {
  await openWindow({ connections: [northPier] });
  await fireEvent.keyDown(window, { key: 'n', ctrlKey: true });
  await settle();
  expect(screen.getByRole('heading', { level: 1, name: 'Add a connection' })).toBeDefined();
  await press('Cancel');
  await fireEvent.keyDown(window, { key: 'n', metaKey: true });
  await settle();
  expect(screen.getByRole('heading', { level: 1, name: 'Add a connection' })).toBeDefined();
});

test('a notice stands above everything until it is dismissed', async () => {
  const notice: Notice = { id: 'settings', about: 'settings-damaged', keptAs: 'settings.1.json' };
  const advice = 'They were set aside as settings.1.json. Stagedoor starts with none.';
  const { push, inputsOf } = await openWindow({ connections: [northPier] });
  push.notices([notice]);
  await settle();
  expect(screen.getByText(advice)).toBeDefined();
  await press('Dismiss');
  expect(screen.queryByText(advice)).toBeNull();
  expect(inputsOf('app.dismissNotice')).toEqual(['settings']);
});
