import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PlannedStop } from '../../../src/shared/launch/planned-stop.ts';
import { launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { describedBy, openWindow, press, settle, textOf } from '../support/open-window.ts';

const now = new Date(2026, 10, 28, 18).getTime();
const { launch, connection, connectionName } = launchAt('ended');
const stop: PlannedStop = {
  launch,
  connection,
  connectionName,
  session: 'session-comp-07' as never,
  workstation: 'Comp 07',
  leftAt: now,
  at: now + 272_000,
  asks: false,
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
});

const list = () => screen.getByRole('region', { name: 'Workstations that stop soon' });

test('a workstation with a planned stop counts down until it stops', async () => {
  await openWindow({ connections: [northPier], plannedStops: [stop] });
  expect(textOf(list())).toContain('Comp 07 stops in 4:32');
  vi.advanceTimersByTime(33_000);
  await settle();
  expect(textOf(list())).toContain('Comp 07 stops in 3:59');
});

test('a planned stop is announced once, not each second', async () => {
  const { push } = await openWindow({ connections: [northPier] });
  push.plannedStops(stop);
  await settle();
  const spoken = screen
    .getAllByRole('status')
    .map(textOf)
    .filter((text) => text.includes('Comp 07'));
  expect(spoken).toEqual(['Comp 07 stops in 4 min 32 s']);
  vi.advanceTimersByTime(33_000);
  await settle();
  expect(screen.getAllByRole('status').map(textOf)).toContain('Comp 07 stops in 4 min 32 s');
});

test('a planned stop in full minutes is announced without seconds', async () => {
  const { push } = await openWindow({ connections: [northPier] });
  push.plannedStops({ ...stop, at: now + 300_000 });
  await settle();
  expect(screen.getAllByRole('status').map(textOf)).toContain('Comp 07 stops in 5 min');
});

test('a workstation with a planned stop can be kept running, or stopped now', async () => {
  const { inputsOf, push } = await openWindow({ connections: [northPier], plannedStops: [stop] });
  const keep = within(list()).getByRole('button', { name: 'Keep it running' });
  expect(describedBy(keep)).toContain('Comp 07 stops in');
  await press('Keep it running', list());
  await press('Stop now', list());
  expect(inputsOf('plannedStops.keep')).toEqual([launch]);
  expect(inputsOf('plannedStops.stopNow')).toEqual([launch]);
  push.plannedStops();
  await settle();
  expect(screen.queryByRole('region', { name: 'Workstations that stop soon' })).toBeNull();
});

test('a planned stop whose time was missed is a question without a countdown', async () => {
  await openWindow({ connections: [northPier], plannedStops: [{ ...stop, asks: true }] });
  expect(textOf(list())).toContain('Comp 07 may still be running');
  expect(textOf(list())).toContain('The workstation was not stopped');
  expect(textOf(list())).not.toMatch(/\d:\d\d/);
});

test('a planned stop without the name of its workstation takes it from the list', async () => {
  const { workstation: _, ...nameless } = stop;
  await openWindow({
    connections: [northPier],
    workstations: [{ id: 'session-comp-07', studio: 'x', name: 'Comp seven', state: 'READY' }],
    plannedStops: [nameless],
  });
  expect(textOf(list())).toContain('Comp seven stops in');
});
