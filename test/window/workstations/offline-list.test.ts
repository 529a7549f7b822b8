import { screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { failing, later, northPier } from '../../support/window/fake-bridge.ts';
import { button, openWindow, press, settle, textOf } from '../support/open-window.ts';

const comp: Workstation = {
  id: 'w-1',
  studio: 'us-west-2:studio-1',
  name: 'Comp 07',
  state: 'READY',
};
const unreachable = { code: 'service-unreachable', transientError: 'refused' } as const;
const at = new Date(2026, 10, 29, 22, 31).getTime();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'], now: at });
});
afterEach(() => {
  vi.useRealTimers();
});

const rows = () => screen.queryAllByRole('heading', { level: 3 }).map(textOf);
const isDimmed = () => document.querySelector('.old') !== null;
const list = () => textOf(screen.getByRole('region', { name: 'Workstations' }));

test('a refused connection is reported at once, while it is retried', async () => {
  const { push } = await openWindow(
    { connections: [northPier] },
    { workstations: { read: later<never>().call } },
  );
  push.transientError('refused');
  await settle();
  expect(list()).toContain('The service refused the connection.');
});

test('a list that takes long says so after three seconds', async () => {
  await openWindow({ connections: [northPier] }, { workstations: { read: later<never>().call } });
  expect(list()).toContain('Loading workstations');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(list()).not.toContain('longer than usual');
  await vi.advanceTimersByTimeAsync(1_000);
  await settle();
  expect(list()).toContain('This takes longer than usual.');
});

test('if the service fails, the rows stay usable, but dimmed and with the time of the list', async () => {
  let fails = false;
  const failed = failing(unreachable);
  const deps = { connections: [northPier], workstations: [comp] };
  const { inputsOf, push } = await openWindow(deps, {
    workstations: {
      read: () => (fails ? failed() : Promise.resolve({ ok: true, value: { abilities: [] } })),
    },
  });
  push.page([comp]);
  await settle();
  await press('Refresh');
  push.page([comp]);
  await settle();
  fails = true;
  await vi.advanceTimersByTimeAsync(120_000);
  await press('Refresh');
  expect(rows()).toEqual(['Comp 07']);
  expect(isDimmed()).toBe(true);
  expect(list()).toMatch(/As of 22:3\d\. The service cannot be reached\./);
  expect(list(), 'nothing tries again').not.toContain('Trying again');
  await press('Connect');
  expect(inputsOf('launches.start')).toHaveLength(1);
});

test('the list of an earlier run is shown until the first page arrives', async () => {
  const { push } = await openWindow(
    {
      connections: [northPier],
      lastLists: [{ connection: northPier.id, at: at - 86_400_000, items: [comp] }],
    },
    { workstations: { read: later<never>().call } },
  );
  expect(rows()).toEqual(['Comp 07']);
  expect(isDimmed()).toBe(true);
  expect(list()).toContain('As of Sat 22:31.');
  push.transientError('no-answer');
  await settle();
  expect(list()).toContain('As of Sat 22:31. The service does not respond.');
  expect(button('Connect').getAttribute('aria-disabled')).toBeNull();
});
