import { fireEvent, screen, within } from '@testing-library/svelte';
import * as v from 'valibot';
import { afterEach, expect, test, vi } from 'vitest';
import type { LaunchState } from '../../../src/shared/launch/launch-state.ts';
import { ONE_TIME } from '../../../src/shared/launch/one-time.ts';
import { UNDO_MS } from '../../../src/shared/connections/removal.ts';
import { Connection } from '../../../src/shared/connections/connection.ts';
import { failing, launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import {
  button,
  describedBy,
  letSettle,
  openWindow,
  press,
  settle,
  strip,
  textOf,
  type,
} from '../support/open-window.ts';

const direct = v.parse(Connection, {
  id: 'desk-4',
  name: 'Desk 4',
  kind: 'direct',
  host: 'desk4.example',
  port: 8443,
  session: 'console',
});
const undo = () => screen.queryByRole('button', { name: 'Undo' });

afterEach(() => {
  vi.useRealTimers();
});

async function remove() {
  await press('Details');
  await press('Remove');
  const dialog = screen.getByRole('dialog');
  expect(textOf(dialog)).toContain('You can undo this for 10 seconds.');
  await press('Remove', dialog);
}

test('a removal can be undone, which shows the connection again', async () => {
  const opened = await openWindow({ connections: [practice, northPier] });
  await press(/North Pier Films/);
  await remove();
  expect(screen.getByText('North Pier Films was removed.')).toBeDefined();
  expect(screen.queryByRole('button', { name: /North Pier Films/ })).toBeNull();
  await press('Undo');
  expect(opened.inputsOf('connections.undoRemove')).toEqual([northPier.id]);
  expect(screen.getByRole('heading', { level: 1, name: 'North Pier Films' })).toBeDefined();
  expect(undo()).toBeNull();
});

test('undoing a removal leaves a form as it is', async () => {
  await openWindow({ connections: [practice, northPier] });
  await press(/North Pier Films/);
  await remove();
  await press('Add a connection');
  await type('Name', 'South Pier');
  await press('Undo');
  expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('South Pier');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('the details of a removed connection are not those of the next one', async () => {
  await openWindow({ connections: [practice, northPier] });
  await press(/North Pier Films/);
  await remove();
  expect(screen.getByRole('heading', { level: 1, name: 'Practice studio' })).toBeDefined();
  expect(button('Details').getAttribute('aria-expanded')).toBe('false');
  expect(screen.queryByRole('button', { name: 'Remove' })).toBeNull();
});

test('what was searched for in a removed connection is not searched for in the next one', async () => {
  await openWindow({ connections: [practice, northPier] });
  await press(/North Pier Films/);
  const search = () => screen.getByLabelText<HTMLInputElement>('Find a workstation').value;
  await type('Find a workstation', 'comp');
  expect(search()).toBe('comp');
  await remove();
  expect(search()).toBe('');
});

test('after ten seconds, undo is no longer offered', async () => {
  await openWindow({ connections: [practice, northPier] });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  await remove();
  expect(undo()).not.toBeNull();
  vi.advanceTimersByTime(UNDO_MS);
  await settle();
  expect(undo()).toBeNull();
});

test('undo is offered while the pointer or the focus is on it, and for ten seconds after that', async () => {
  const opened = await openWindow({ connections: [practice, northPier] });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const pass = async (ms: number) => {
    await vi.advanceTimersByTimeAsync(ms);
    await settle();
  };
  await remove();
  await pass(UNDO_MS - 1000);
  await fireEvent.pointerOver(undo()!);
  await pass(3 * UNDO_MS);
  expect(undo()).not.toBeNull();
  // The other side keeps the connection for as long.
  expect(opened.inputsOf('connections.extendUndo')).toEqual(Array(4).fill(practice.id));
  undo()!.focus();
  await fireEvent.pointerOver(screen.getByRole('main'));
  await pass(2 * UNDO_MS);
  expect(undo()).not.toBeNull();
  screen.getByRole('main').focus();
  await pass(UNDO_MS - 1000);
  expect(undo()).not.toBeNull();
  await pass(1000);
  expect(undo()).toBeNull();
});

test('a notice that arrives while undo is used is above it', async () => {
  const { push } = await openWindow({ connections: [practice, northPier] });
  await remove();
  await fireEvent.pointerOver(undo()!);
  await settle();
  push.notices([{ id: 'n1', about: 'keys-this-run' }]);
  await settle();
  const gap = () => document.querySelector('.foot-notices .gap');
  expect(gap()?.previousElementSibling).not.toBeNull();
  await fireEvent.pointerOver(screen.getByRole('main'));
  await settle();
  expect(gap()).toBeNull();
});

test('undo is no longer offered for a connection that is gone', async () => {
  await openWindow(
    { connections: [practice, northPier] },
    {
      connections: { extendUndo: failing({ code: 'connection-unknown', connection: 'practice' }) },
    },
  );
  await remove();
  await fireEvent.pointerOver(undo()!);
  await settle();
  expect(undo()).toBeNull();
});

test('each of two removals can be undone for its own ten seconds', async () => {
  const opened = await openWindow({ connections: [practice, northPier, direct] });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const offers = () => screen.getAllByRole('button', { name: 'Undo' }).map(describedBy);
  await press(/North Pier Films/);
  await remove();
  await vi.advanceTimersByTimeAsync(1000);
  await press(/Desk 4/);
  await remove();
  expect(offers()).toEqual(['North Pier Films was removed.', 'Desk 4 was removed.']);
  await fireEvent.click(screen.getAllByRole('button', { name: 'Undo' })[0]!);
  await settle();
  expect(opened.inputsOf('connections.undoRemove')).toEqual([northPier.id]);
  expect(screen.getByRole('heading', { level: 1, name: 'North Pier Films' })).toBeDefined();
  expect(offers()).toEqual(['Desk 4 was removed.']);
  await vi.advanceTimersByTimeAsync(1000);
  await remove();
  expect(offers()).toEqual(['Desk 4 was removed.', 'North Pier Films was removed.']);
  await vi.advanceTimersByTimeAsync(UNDO_MS - 1000);
  await settle();
  expect(offers()).toEqual(['North Pier Films was removed.']);
  await vi.advanceTimersByTimeAsync(1000);
  await settle();
  expect(undo()).toBeNull();
});

test('a second click does not undo the removal whose notice has moved there', async () => {
  const opened = await openWindow({ connections: [practice, northPier, direct] });
  await press(/North Pier Films/);
  await remove();
  await press(/Desk 4/);
  await remove();
  await letSettle();
  await fireEvent.click(screen.getAllByRole('button', { name: 'Undo' })[1]!, { detail: 1 });
  await settle();
  await fireEvent.click(button('Undo'), { detail: 2 });
  expect(opened.inputsOf('connections.undoRemove')).toEqual([direct.id]);
});

test('the launches of a removed connection that are over are hidden until its removal is undone', async () => {
  const failure = { code: 'stream-expired' } as const;
  const nth = (n: number, more: Partial<LaunchState>) => ({
    ...launchAt('failed', { failure, ...more }),
    launch: `00000000-0000-4000-8000-00000000000${String(n)}` as LaunchState['launch'],
  });
  const other = { connection: ONE_TIME, workstation: '198.51.100.7', session: undefined };
  const waiting = launchAt('waiting', { session: 'w-2' as never, workstation: 'Comp 08' });
  await openWindow({
    connections: [northPier, practice],
    launches: [nth(1, {}), nth(2, other), waiting],
  });
  const summary = () => textOf(within(strip()).getAllByRole('button')[0]!);
  expect(summary()).toBe('1 preparing, 2 failed');
  expect(textOf(strip())).toContain('Comp 07');
  await remove();
  // A one-time address never has a connection in the list.
  expect(summary()).toBe('1 preparing, 1 failed');
  expect(textOf(strip())).toContain('198.51.100.7');
  expect(textOf(strip())).not.toContain('Comp 07');
  await press('Undo');
  expect(summary()).toBe('1 preparing, 2 failed');
  expect(textOf(strip())).toContain('Comp 07');
});

test('the question says how many launches the removal cancels, and only then', async () => {
  const nth = (n: number, launch: LaunchState) => ({
    ...launch,
    launch: `00000000-0000-4000-8000-00000000000${String(n)}` as LaunchState['launch'],
  });
  const waiting = nth(1, launchAt('waiting'));
  const other = nth(2, launchAt('starting', { session: 'w-2' as never }));
  // These go on, or are over, or belong to another connection.
  const rest = [
    nth(3, launchAt('opened', { session: 'w-3' as never })),
    nth(4, launchAt('failed', { failure: { code: 'stream-expired' } })),
    nth(5, launchAt('waiting', { session: 'w-5' as never, elsewhere: true })),
    nth(6, launchAt('waiting', { connection: practice.id }, 0)),
  ];
  const opened = await openWindow({
    connections: [northPier, practice],
    launches: [waiting, other, ...rest],
  });
  await press('Details');
  await press('Remove');
  const question = () => screen.getByRole('dialog');
  const line = () => within(question()).getByText(/in progress/);
  expect(textOf(line())).toBe(
    '2 launches are in progress. Removing the connection cancels them, even if you undo the removal.',
  );
  opened.push.launches(waiting, ...rest);
  await settle();
  expect(textOf(line())).toContain('1 launch is in progress. Removing the connection cancels it,');
  // The buttons must not move when the last one ends.
  opened.push.launches(...rest);
  await settle();
  expect(line().getAttribute('aria-hidden')).toBe('true');
  await press('Cancel', question());
  await press('Remove');
  expect(textOf(question())).not.toContain('in progress');
});

test('a connection is exported to a file, and its path is shown', async () => {
  const opened = await openWindow({ connections: [northPier] });
  await press('Details');
  await press('Export');
  const dialog = screen.getByRole('dialog', { name: 'Export North Pier Films' });
  expect(within(dialog).queryByRole('radio')).toBeNull();
  expect(textOf(dialog)).toContain('Secrets are never exported.');
  await press('Save file', dialog);
  expect(opened.inputsOf('connections.export')).toEqual([
    { connection: 'north-pier', format: 'json' },
  ]);
  expect(textOf(dialog)).toContain('Saved as /home/ada/north-pier.json.');
});

test('a DCV host can be exported as a file for the viewer, and omitted settings are named', async () => {
  const opened = await openWindow(
    { connections: [direct] },
    {
      connections: {
        export: async () => ({ ok: true, value: { path: '/d.dcv', leftOut: ['tls.caFile'] } }),
      },
    },
  );
  await press('Details');
  await press('Export');
  await fireEvent.click(screen.getByLabelText('For the DCV viewer (.dcv)'));
  await press('Save file');
  expect(opened.inputsOf('connections.export')).toEqual([{ connection: 'desk-4', format: 'dcv' }]);
  expect(screen.getByText('tls.caFile')).toBeDefined();
});

test('a failed export shows the reason, and the dialog stays open', async () => {
  await openWindow(
    { connections: [northPier] },
    { connections: { export: failing({ code: 'report-unwritable', why: 'full' }) } },
  );
  await press('Details');
  await press('Export');
  await press('Save file');
  expect(screen.getByRole('alert').textContent).toContain('The file could not be saved');
  expect(button('Cancel')).toBeDefined();
});
