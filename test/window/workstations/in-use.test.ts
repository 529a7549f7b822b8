import { screen, waitFor } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { northPier } from '../../support/window/fake-bridge.ts';
import { button, escape, openWindow, press } from '../support/open-window.ts';

const comp: Workstation = {
  id: 'session-comp-07',
  studio: 's',
  name: 'Comp 07',
  state: 'READY',
  ownedBy: 'm.okafor',
  connectedViewers: 2,
};
const open = (workstation: Partial<Workstation> = {}, me = 'j.ruiz') =>
  openWindow({ connections: [northPier], workstations: [{ ...comp, ...workstation }], me });
const dialog = () => screen.queryByRole('dialog', { name: 'Comp 07 is in use' });
const waitUntilEnabled = () =>
  waitFor(() => {
    expect(button('Connect', dialog()!).getAttribute('aria-disabled')).toBe('false');
  });

test('the row says how many people are connected', async () => {
  await open();
  expect(screen.getByText('2 people connected, m.okafor')).toBeDefined();
});

test('a workstation with connected users asks first and connects once', async () => {
  const { inputsOf } = await open();
  await press('Connect');
  expect(inputsOf('launches.start')).toEqual([]);
  expect(screen.getByText(/^2 people are connected to this workstation now/)).toBeDefined();
  expect(document.activeElement).toBe(button('Cancel', dialog()!));
  await press('Connect', dialog()!);
  expect(inputsOf('launches.start')).toEqual([]);
  await waitUntilEnabled();
  await press('Connect', dialog()!);
  expect(inputsOf('launches.start')).toMatchObject([{ session: comp.id }]);
  expect(dialog()).toBeNull();
});

test('Escape and Cancel start no launch and report no failure', async () => {
  const { inputsOf } = await open();
  await press('Connect');
  await escape(dialog()!);
  expect(dialog()).toBeNull();
  await press('Connect');
  await press('Cancel', dialog()!);
  expect(dialog()).toBeNull();
  expect(inputsOf('launches.start')).toEqual([]);
  expect(screen.queryByRole('alert')).toBeNull();
});

test.each([
  ['no one', { connectedViewers: 0 }],
  ['an unknown number of people', { connectedViewers: undefined }],
])('a workstation with %s connected is connected to at once', async (_, { connectedViewers }) => {
  const { connectedViewers: _known, ...rest } = comp;
  const workstation = connectedViewers === undefined ? rest : { ...rest, connectedViewers };
  const { inputsOf } = await openWindow({
    connections: [northPier],
    workstations: [workstation],
    me: 'j.ruiz',
  });
  await press('Connect');
  expect(inputsOf('launches.start')).toHaveLength(1);
});

test('your own workstation does not ask, because the connected user is you', async () => {
  const { inputsOf } = await open({ ownedBy: 'j.ruiz' });
  await press('Connect');
  expect(inputsOf('launches.start')).toHaveLength(1);
});
