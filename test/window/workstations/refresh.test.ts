import { fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Bridge } from '../../../src/shared/ipc/contract.ts';
import type { Ability, Workstation } from '../../../src/shared/workstations/workstation.ts';
import { failing, later, northPier, practice } from '../../support/window/fake-bridge.ts';
import { openWindow, press, settle } from '../support/open-window.ts';

const at = (name: string, more: Partial<Workstation> = {}): Workstation => ({
  id: `id-${name}`,
  studio: 'studio-1',
  name,
  state: 'READY',
  ...more,
});
const shown = () => screen.queryAllByRole('heading', { level: 3 }).map((one) => one.textContent);
const reads = (opened: { inputsOf: (name: string) => unknown[] }) =>
  opened.inputsOf('workstations.read').length;

/** Opens the window with a list whose requests are completed by the test. */
async function openSlow() {
  const requests: ReturnType<typeof later<{ me?: string; abilities: Ability[] }>>[] = [];
  const read: Bridge['workstations']['read'] = () => {
    const request = later<{ me?: string; abilities: Ability[] }>();
    requests.push(request);
    return request.call();
  };
  const opened = await openWindow({ connections: [northPier] }, { workstations: { read } });
  const page = async (...items: Workstation[]) => {
    opened.push.page(items);
    await settle();
  };
  const end = async () => {
    requests.at(-1)?.answer({ abilities: [] });
    await settle();
  };
  return { ...opened, requests, page, end };
}

let hidden = false;
function setHidden(now: boolean) {
  hidden = now;
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  hidden = false;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: 1_700_000_040_000 });
});
afterEach(() => {
  Reflect.deleteProperty(document, 'hidden');
  vi.useRealTimers();
});
const pass = async (ms: number) => {
  await vi.advanceTimersByTimeAsync(ms);
  await settle();
};

test('pages are appended as they arrive and sorted at the end', async () => {
  const { page, end } = await openSlow();
  await page(at('Comp 10'), at('Comp 2'));
  expect(shown()).toEqual(['Comp 2', 'Comp 10']);
  await page(at('Anim 1'));
  expect(shown()).toEqual(['Comp 2', 'Comp 10', 'Anim 1']);
  await end();
  expect(shown()).toEqual(['Anim 1', 'Comp 2', 'Comp 10']);
});

test('during a refresh rows change in place, and missing ones disappear only when it has succeeded', async () => {
  const { page, end } = await openSlow();
  await page(at('Anim 1'), at('Comp 2'), at('Layout 3'));
  await end();
  await press('Refresh');
  await page(at('Layout 3', { state: 'STOPPED' }));
  expect(shown()).toEqual(['Anim 1', 'Comp 2', 'Layout 3']);
  expect(screen.getByText('Stopped', { selector: 'p' })).toBeDefined();
  await page(at('Anim 1'));
  await end();
  expect(shown()).toEqual(['Anim 1', 'Layout 3']);
});

test('a failed refresh keeps the previous and the new rows and shows the reason', async () => {
  const { page, end, requests } = await openSlow();
  await page(at('Anim 1'), at('Comp 2'));
  await end();
  await press('Refresh');
  await page(at('Layout 3'));
  requests[1]!.fail({ code: 'proxy-login' });
  await settle();
  expect(shown()).toEqual(['Anim 1', 'Comp 2', 'Layout 3']);
  expect(screen.getByRole('alert').textContent).toContain('requires a sign-in');
});

test('a list that a locked keychain prevented is read once the keychain is unlocked', async () => {
  const opened = await openSlow();
  opened.requests[0]!.fail({ code: 'vault-locked' });
  await settle();
  expect(screen.getByRole('alert').textContent).toContain('keychain');
  opened.push.keychainOpened();
  await settle();
  expect(reads(opened)).toBe(2);
  await opened.page(at('Comp 2'));
  await opened.end();
  expect(shown()).toEqual(['Comp 2']);
  // A list that was read already is not read again.
  opened.push.keychainOpened();
  await settle();
  expect(reads(opened)).toBe(2);
});

test('pages of a replaced request are not shown', async () => {
  const opened = await openSlow();
  await press('Details');
  await press('Replace keys');
  const old = opened.inputsOf('workstations.read')[0] as { request: string };
  for (const label of ['Access key', 'Secret key'])
    await fireEvent.input(screen.getByLabelText(label), { target: { value: 'AKIAEXAMPLE' } });
  await fireEvent.submit(screen.getByRole('dialog').querySelector('form')!);
  await settle();
  const now = opened.inputsOf('workstations.read')[1] as { request: string };
  expect(now.request).not.toBe(old.request);
  opened.push.page([at('Old 1')], 0);
  opened.requests[0]!.answer({ abilities: [] });
  await opened.page(at('Comp 2'));
  expect(shown()).toEqual(['Comp 2']);
  expect(screen.getByRole('button', { name: 'Loading' })).toBeDefined();
});

test('a visible list is read once a minute, but not while it is being read', async () => {
  const opened = await openSlow();
  await pass(180_000);
  expect(reads(opened)).toBe(1);
  await opened.end();
  await pass(60_000);
  expect(reads(opened)).toBe(2);
  await opened.end();
  await pass(59_000);
  expect(reads(opened)).toBe(2);
  await pass(1000);
  expect(reads(opened)).toBe(3);
});

test('while a workstation changes, the list is read every 15 seconds, and then once a minute', async () => {
  const opened = await openSlow();
  await opened.page(at('Comp 1', { state: 'START_IN_PROGRESS' }));
  await opened.end();
  const readAt: number[] = [];
  for (let seconds = 1; seconds <= 700; seconds += 1) {
    await vi.advanceTimersByTimeAsync(1000);
    if (reads(opened) === 1 + readAt.length) continue;
    readAt.push(seconds);
    await opened.page(at('Comp 1', { state: seconds < 40 ? 'START_IN_PROGRESS' : 'READY' }));
    await opened.end();
  }
  // The minute timer skips a list that was read less than a minute before.
  const everyMinute = Array.from({ length: 10 }, (_, nth) => (nth + 2) * 60);
  expect(readAt).toEqual([15, 30, 45, ...everyMinute]);
  expect(shown()).toEqual(['Comp 1']);
});

test('a list that was just read is not read again by the minute timer', async () => {
  const opened = await openWindow({ connections: [northPier] });
  await pass(50_000);
  await press('Refresh');
  expect(reads(opened)).toBe(2);
  await pass(30_000);
  expect(reads(opened)).toBe(2);
  await pass(60_000);
  expect(reads(opened)).toBe(3);
});

test('a hidden window has no timer and reads nothing until it is shown again, when it reads at once', async () => {
  const opened = await openWindow({ connections: [northPier] });
  setHidden(true);
  expect(vi.getTimerCount()).toBe(0);
  await pass(600_000);
  expect(reads(opened)).toBe(1);
  setHidden(false);
  await settle();
  expect(reads(opened)).toBe(2);
});

test('a window that gets the focus reads the list, unless it was away only briefly', async () => {
  const opened = await openWindow({ connections: [northPier] });
  await pass(2000);
  await fireEvent.focus(window);
  expect(reads(opened)).toBe(1);
  await pass(5000);
  await fireEvent.focus(window);
  expect(reads(opened)).toBe(2);
});

const studios = [{ id: 'studio-1', name: 'Main stage' }, { id: 'studio-2' }];

test('if the studio is ambiguous, the user chooses one and no failure is shown', async () => {
  const opened = await openWindow(
    { connections: [practice], studios },
    { workstations: { read: failing({ code: 'studio-unclear', count: 2 }) } },
  );
  expect(screen.queryByRole('alert')).toBeNull();
  expect(screen.getByText(/Choose one above/)).toBeDefined();
  await fireEvent.change(screen.getByLabelText('Studio'), { target: { value: 'studio-2' } });
  await settle();
  expect(opened.inputsOf('workstations.read').at(-1)).toMatchObject({ studio: 'studio-2' });
});

test('the chosen studio is kept for the run, even after another connection was open', async () => {
  const opened = await openWindow({ connections: [northPier, practice], studios });
  await fireEvent.change(screen.getByLabelText('Studio'), { target: { value: 'studio-2' } });
  await press(/Practice studio/);
  await press(/North Pier Films/);
  expect(screen.getByLabelText<HTMLSelectElement>('Studio').value).toBe('studio-2');
  await press('Refresh');
  expect(opened.inputsOf('workstations.read').at(-1)).toMatchObject({ studio: 'studio-2' });
});

test('a single studio offers no choice', async () => {
  await openWindow({ connections: [practice], studios: studios.slice(0, 1) });
  expect(screen.queryByLabelText('Studio')).toBeNull();
});

test('having access to no studio is reported as a failure', async () => {
  await openWindow(
    { connections: [practice] },
    { workstations: { read: failing({ code: 'studio-unclear', count: 0 }) } },
  );
  expect(screen.getByRole('alert').textContent).toContain('You do not have access to any studio');
});
