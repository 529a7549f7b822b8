import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import { SETTLE_MS } from '../../../src/renderer/components/settled.svelte.ts';
import type { PlannedStop } from '../../../src/shared/launch/planned-stop.ts';
import type { Notice } from '../../../src/shared/base/notice.ts';
import { failing, northPier } from '../../support/window/fake-bridge.ts';
import { button, openWindow, press, settle, textOf } from '../support/open-window.ts';

const notice: Notice = {
  id: 'n1',
  about: 'settings-damaged',
  keptAs: 'settings.damaged-1.json',
};
const stop: PlannedStop = {
  launch: '00000000-0000-4000-8000-000000000007' as PlannedStop['launch'],
  connection: northPier.id,
  connectionName: northPier.name,
  session: 'w-1' as PlannedStop['session'],
  workstation: 'Comp 07',
  leftAt: 0,
  at: Date.now() + 600_000,
  asks: false,
};
/** Clicks like a mouse; the keyboard sends no click count. */
const click = (element: HTMLElement) => fireEvent.click(element, { detail: 1 });

test('messages are below the page, so that nothing in it moves when they appear', async () => {
  const { push } = await openWindow({ connections: [northPier] });
  const main = screen.getByRole('main');
  push.notices([notice]);
  push.plannedStops(stop);
  await settle();
  for (const name of ['Notices', 'Workstations that stop soon']) {
    const list = screen.getByRole('region', { name });
    expect(main.contains(list)).toBe(false);
    expect(main.compareDocumentPosition(list)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
  }
});

test('a click on a message that has just appeared does nothing until it has been there for a moment', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { inputsOf, push } = await openWindow({ connections: [northPier] });
  push.plannedStops(stop);
  await settle();
  const stopNow = button('Stop now');
  await click(stopNow);
  expect(inputsOf('plannedStops.stopNow')).toEqual([]);
  await vi.advanceTimersByTimeAsync(SETTLE_MS);
  // Another message moves it.
  push.plannedStops(
    { ...stop, launch: `${stop.launch.slice(0, -1)}8` as typeof stop.launch },
    stop,
  );
  await settle();
  await click(stopNow);
  expect(inputsOf('plannedStops.stopNow')).toEqual([]);
  await vi.advanceTimersByTimeAsync(SETTLE_MS);
  await click(stopNow);
  expect(inputsOf('plannedStops.stopNow')).toEqual([stop.launch]);
  vi.useRealTimers();
});

test('what arrives while a message is used is above it, and in its place afterwards', async () => {
  const { push } = await openWindow({ connections: [northPier] });
  const titles = () => [...document.querySelectorAll('.foot-notices li b')].map(textOf);
  push.notices([notice]);
  push.plannedStops(stop);
  await settle();
  const [damaged, stops] = titles();
  await fireEvent.pointerOver(button('Dismiss'));
  push.notices([notice, { id: 'n2', about: 'keys-this-run' }]);
  await settle();
  expect(titles()).toEqual([expect.stringContaining('key'), damaged, stops]);
  push.plannedStops(
    { ...stop, launch: `${stop.launch.slice(0, -1)}8` as typeof stop.launch },
    stop,
  );
  await settle();
  expect(titles().slice(2)).toEqual([damaged, stops]);
  await fireEvent.pointerOver(screen.getByRole('main'));
  await settle();
  expect(titles()[0]).toBe(damaged);
  expect(titles()).toHaveLength(4);
});

test('a failed request from a row is reported below the list', async () => {
  await openWindow(
    {
      connections: [northPier],
      workstations: [{ id: 'w-1', studio: 's', name: 'Comp 07', state: 'READY' }],
    },
    { favorites: { set: failing({ code: 'settings-unwritable', why: 'full' }) } },
  );
  await press('Favorite');
  const list = screen.getByRole('region', { name: 'Workstations' });
  const alert = within(screen.getByRole('main')).getByRole('alert');
  expect(list.compareDocumentPosition(alert)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
});
