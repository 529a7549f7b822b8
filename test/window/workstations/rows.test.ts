import { fireEvent, screen, waitFor, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { beforeEach, expect, test } from 'vitest';
import { ROW_PX } from '../../../src/renderer/workstations/list/virtual-list.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { describedBy, openWindow, press, settle } from '../support/open-window.ts';

const SIZE = 1000;
const nameOf = (n: number) => `Comp ${String(n).padStart(4, '0')}`;
const many = Array.from({ length: SIZE }, (_, n): Workstation => ({
  id: `w-${n}`,
  studio: 's',
  name: nameOf(n),
  state: 'READY',
}));
const drawn = () => screen.getAllByRole('heading', { level: 3 }).map((one) => one.textContent);
/** The name of the workstation whose button has the focus, and which button it is. */
const focused = () => [
  describedBy(document.activeElement!),
  document.activeElement?.getAttribute('data-slot'),
];
const key = async (name: string, more: object = {}) => {
  const isUnhandled = await fireEvent.keyDown(document.activeElement!, { key: name, ...more });
  await settle();
  return isUnhandled;
};

let opened: Awaited<ReturnType<typeof openWindow>>;
const firstButton = () => document.querySelector<HTMLElement>('[data-slot="main"][tabindex="0"]')!;

beforeEach(async () => {
  opened = await openWindow({ connections: [northPier], workstations: many });
});

/** Like a browser: the list moves up by the scrolled distance. jsdom has no layout. */
async function scrollTo(px: number) {
  const list = document.querySelector('.groups')!;
  list.getBoundingClientRect = () => new DOMRect(0, -px, 800, SIZE * ROW_PX);
  await fireEvent.scroll(screen.getByRole('main'));
  await settle();
}

test('of a thousand workstations only those near the view are drawn, and each has its position', () => {
  expect(drawn().length).toBeLessThan(40);
  expect(drawn()[0]).toBe(nameOf(0));
  const items = [...document.querySelectorAll('[aria-posinset]')];
  expect(items.map((one) => one.getAttribute('aria-posinset')).slice(0, 3)).toEqual([
    '1',
    '2',
    '3',
  ]);
  expect(new Set(items.map((one) => one.getAttribute('aria-setsize')))).toEqual(new Set(['1000']));
});

test('rows are drawn when they are scrolled into view and removed when they leave it; the first stays for Tab', async () => {
  await scrollTo(500 * ROW_PX);
  expect(drawn().length).toBeLessThan(60);
  expect(drawn()).toContain(nameOf(500));
  expect(drawn()).not.toContain(nameOf(100));
  expect(drawn()[0]).toBe(nameOf(0));
});

test('the list has one row that Tab reaches', async () => {
  const tabbed = () => document.querySelectorAll('[data-slot="main"][tabindex="0"]').length;
  expect(tabbed()).toBe(1);
  firstButton().focus();
  await key('ArrowDown');
  expect(tabbed()).toBe(1);
});

test('arrows, Home, End and the page keys move between rows, and stop at the ends', async () => {
  firstButton().focus();
  await key('ArrowDown');
  expect(focused()).toEqual([nameOf(1), 'main']);
  await key('ArrowUp');
  await key('ArrowUp');
  expect(focused()).toEqual([nameOf(0), 'main']);
  await key('End');
  expect(focused()).toEqual([nameOf(SIZE - 1), 'main']);
  await key('ArrowDown');
  expect(focused()).toEqual([nameOf(SIZE - 1), 'main']);
  await key('PageUp');
  const page = SIZE - 1 - Number(focused()[0]!.slice(5));
  expect(page).toBe(Math.floor(window.innerHeight / ROW_PX) - 1);
  await key('PageDown');
  expect(focused()).toEqual([nameOf(SIZE - 1), 'main']);
  await key('Home');
  expect(focused()).toEqual([nameOf(0), 'main']);
});

test('arrow keys stay in their column, and keys with a modifier are left alone', async () => {
  document.querySelector<HTMLElement>('[data-slot="star"][tabindex="0"]')!.focus();
  await key('ArrowDown');
  expect(focused()).toEqual([nameOf(1), 'star']);
  expect(await key('ArrowDown', { altKey: true })).toBe(true);
  expect(focused()).toEqual([nameOf(1), 'star']);
});

test('the focus stays on its workstation when the list changes', async () => {
  firstButton().focus();
  await key('ArrowDown');
  opened.push.page([{ id: 'new', studio: 's', name: 'Anim 1', state: 'READY' }]);
  await settle();
  expect(focused()).toEqual([nameOf(1), 'main']);
  await scrollTo(700 * ROW_PX);
  expect(focused()).toEqual([nameOf(1), 'main']);
});

test('a starred row keeps the focus and stays where it is until the list is refreshed', async () => {
  const heading = () => screen.queryByRole('heading', { level: 2, name: 'Favorites' });
  document.querySelector<HTMLElement>('[data-slot="star"][tabindex="0"]')!.focus();
  await key('ArrowDown');
  (document.activeElement as HTMLElement).click();
  await settle();
  expect(opened.inputsOf('favorites.set')).toEqual([
    { connection: 'north-pier', session: 'w-1', on: true },
  ]);
  expect(document.activeElement?.getAttribute('aria-pressed')).toBe('true');
  expect(heading()).toBeNull();
  expect(drawn().slice(0, 2)).toEqual([nameOf(0), nameOf(1)]);
  await press('Refresh');
  expect(heading()).not.toBeNull();
  expect(drawn().slice(0, 2)).toEqual([nameOf(1), nameOf(0)]);
  expect(focused()).toEqual([nameOf(1), 'star']);
});

test('a row whose star is removed and set again does not move on refresh', async () => {
  document.body.replaceChildren();
  const favorites = [{ connection: northPier.id, session: 'w-3' }];
  await openWindow({ connections: [northPier], workstations: many, favorites });
  const star = () => document.querySelector<HTMLElement>('[data-slot="star"]')!;
  expect(drawn()[0]).toBe(nameOf(3));
  for (const pressed of ['false', 'true']) {
    star().click();
    await settle();
    expect(star().getAttribute('aria-pressed')).toBe(pressed);
    expect(drawn()[0]).toBe(nameOf(3));
  }
  await press('Refresh');
  expect(drawn()[0]).toBe(nameOf(3));
});

test('if the focused row is removed, the focus moves to the menu button of the row in its place', async () => {
  document.body.replaceChildren();
  const workstations = [...many];
  await openWindow({ connections: [northPier], workstations });
  firstButton().focus();
  await key('ArrowDown');
  workstations.splice(1, 1);
  await press('Refresh');
  // Its main button would connect to another workstation.
  expect(focused()).toEqual([nameOf(2), 'more']);
});

test('Ctrl+F, Cmd+F and the slash focus the search; arrow down focuses the first result', async () => {
  const find = screen.getByLabelText<HTMLInputElement>('Find a workstation');
  for (const how of [{ key: 'f', ctrlKey: true }, { key: 'f', metaKey: true }, { key: '/' }]) {
    find.blur();
    await fireEvent.keyDown(document.body, how);
    expect(document.activeElement).toBe(find);
  }
  await fireEvent.input(find, { target: { value: '0421' } });
  await settle();
  expect(drawn()).toEqual([nameOf(421)]);
  await fireEvent.keyDown(find, { key: 'ArrowDown' });
  expect(focused()).toEqual([nameOf(421), 'main']);
  await fireEvent.keyDown(find, { key: 'Escape' });
  await settle();
  expect(drawn().length).toBeGreaterThan(10);
});

test('a slash that is typed into a field is entered there', async () => {
  const find = screen.getByLabelText('Find a workstation');
  find.focus();
  expect(await fireEvent.keyDown(find, { key: '/' })).toBe(true);
});

test('a search draws the rows in view first, and those around them after the next frame', async () => {
  const find = screen.getByLabelText('Find a workstation');
  await waitFor(() => {
    expect(drawn()).toContain(nameOf(19));
  });
  const inView = Math.ceil(innerHeight / ROW_PX);
  await fireEvent.input(find, { target: { value: '09' } });
  await tick();
  expect(drawn()).toHaveLength(inView);
  await waitFor(() => {
    expect(drawn().length).toBeGreaterThan(inView);
  });
  // What was drawn and is still near the view is not drawn again.
  const row = screen.getByRole('heading', { name: nameOf(109) });
  await fireEvent.input(find, { target: { value: '9' } });
  await tick();
  expect(screen.getByRole('heading', { name: nameOf(109) })).toBe(row);
});

test('a click on a row that has just moved does nothing, and the keyboard presses what has the focus', async () => {
  await fireEvent.input(screen.getByLabelText('Find a workstation'), { target: { value: '09' } });
  await tick();
  const row = screen.getByRole('heading', { name: nameOf(9) }).closest('li')!;
  const button = row.querySelector('[data-slot="main"]')!;
  const launches = () => opened.inputsOf('launches.start');
  await fireEvent.click(button, { detail: 1 });
  expect(launches()).toEqual([]);
  await fireEvent.click(button, { detail: 0 });
  expect(launches()).toHaveLength(1);
});

test('a search without results says so and can be cleared', async () => {
  await fireEvent.input(screen.getByLabelText('Find a workstation'), {
    target: { value: 'zebra' },
  });
  await settle();
  expect(screen.getByText(/None of the 1,000 workstations matches/)).toBeDefined();
  await press('Show all');
  expect(drawn()[0]).toBe(nameOf(0));
});

test('a changed launch redraws only its row', async () => {
  const before = screen.getAllByRole('button', { name: 'Connect' })[4];
  opened.push.launches(launchAt('waiting', { session: 'w-1' as never, workstation: nameOf(1) }));
  await settle();
  const list = screen.getByRole('region', { name: 'Workstations' });
  expect(within(list).getByRole('button', { name: 'Cancel' })).toBeDefined();
  expect(screen.getAllByRole('button', { name: 'Connect' })).toContain(before);
});
