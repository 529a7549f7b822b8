import { fireEvent, screen, within } from '@testing-library/svelte';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { failing, launchAt, northPier } from '../../support/window/fake-bridge.ts';
import {
  button,
  describedBy,
  openWindow,
  press,
  recordCopies,
  settle,
  textOf,
} from '../support/open-window.ts';

const numbered = (n: number, state = 'READY'): Workstation => ({
  id: `w-${n}`,
  studio: 's',
  name: `Comp ${n}`,
  state,
});
const workstations = [numbered(1), numbered(2), numbered(3, 'STOPPED'), numbered(4)];
let opened: Awaited<ReturnType<typeof openWindow>>;

beforeEach(async () => {
  opened = await openWindow({ connections: [northPier], workstations });
});

const nameOf = (n: number) => screen.getByRole('heading', { level: 3, name: `Comp ${n}` });
const rowOf = (n: number) => nameOf(n).closest<HTMLElement>('[data-row]')!;
const boxOf = (n: number) => screen.getByLabelText<HTMLInputElement>(`Select Comp ${n}`);
const menu = () => screen.queryByRole('menu');
const key = async (name: string, more: object = {}) => {
  await fireEvent.keyDown(document.activeElement!, { key: name, ...more });
  await settle();
};
const click = async (n: number, more: object = {}) => {
  await fireEvent.click(nameOf(n), more);
  await settle();
};
const selected = () => [1, 2, 3, 4].filter((n) => boxOf(n).checked);
const started = () =>
  opened.inputsOf('launches.start').map((input) => (input as { session: string }).session);

/** Clicks a button of a question as soon as that is possible. */
const pressOnceAllowed = async (name: string) => {
  await vi.waitFor(() => {
    expect(button(name).getAttribute('aria-disabled')).toBe('false');
  });
  await press(name);
};

describe('a double click', () => {
  test('on a row connects, or starts and connects', async () => {
    await fireEvent.dblClick(nameOf(2));
    await fireEvent.dblClick(nameOf(3));
    expect(opened.inputsOf('launches.start')).toMatchObject([
      { session: 'w-2' },
      { session: 'w-3', startFirst: true },
    ]);
  });

  test('on a button or a checkbox, with a modifier key, or on a row with a launch does nothing', async () => {
    const [star] = within(rowOf(1)).getAllByRole('button');
    await fireEvent.dblClick(star!);
    await fireEvent.dblClick(boxOf(1));
    await fireEvent.dblClick(nameOf(1), { ctrlKey: true });
    opened.push.launches(launchAt('opened', { session: 'w-2' as never }));
    await settle();
    await fireEvent.dblClick(nameOf(2));
    expect(started()).toEqual([]);
  });
});

describe('the menu of a row', () => {
  test('opens on a right click for that row and returns the focus to it', async () => {
    await fireEvent.contextMenu(nameOf(2), { clientX: 40, clientY: 50 });
    await settle();
    expect(screen.getByRole('menu', { name: 'Actions for Comp 2' })).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('menuitem', { name: 'Connect' }));
    await key('Escape');
    expect(menu()).toBeNull();
    expect(document.activeElement?.getAttribute('data-slot')).toBe('more');
    expect(describedBy(document.activeElement!)).toBe('Comp 2');
  });

  test.each([
    ['ContextMenu', {}],
    ['F10', { shiftKey: true }],
  ])(
    'opens with the key %s for the focused element and returns the focus to it',
    async (name, more) => {
      boxOf(1).focus();
      await key(name, more);
      expect(screen.getByRole('menu', { name: 'Actions for Comp 1' })).toBeDefined();
      await key('Tab');
      expect(menu()).toBeNull();
      expect(document.activeElement).toBe(boxOf(1));
    },
  );

  test('is navigated with keys and letters', async () => {
    await press('More', rowOf(1));
    const at = () => textOf(document.activeElement!);
    expect(at()).toBe('Connect');
    await key('ArrowUp');
    expect(at()).toBe('End…');
    await key('Home');
    expect(at()).toBe('Connect');
    await key('d');
    expect(at()).toBe('Details');
    await key('End');
    expect(at()).toBe('End…');
    await key('ArrowDown');
    expect(at()).toBe('Connect');
  });

  test.each([
    ['a press elsewhere', () => fireEvent.pointerDown(document.body)],
    ['a switch to another window', () => fireEvent.blur(window)],
    ['a resize of the window', () => fireEvent(window, new Event('resize'))],
  ])('is closed by %s', async (_, happens) => {
    await press('More', rowOf(1));
    expect(button('More', rowOf(1)).getAttribute('aria-expanded')).toBe('true');
    await happens();
    await settle();
    expect(menu()).toBeNull();
    expect(button('More', rowOf(1)).getAttribute('aria-expanded')).toBe('false');
  });

  test('adds a favorite and then offers to remove it', async () => {
    const star = () => screen.getByRole('menuitemcheckbox', { name: 'Favorite' });
    await press('More', rowOf(1));
    expect(star().getAttribute('aria-checked')).toBe('false');
    await fireEvent.click(star());
    await settle();
    await press('More', rowOf(1));
    expect(star().getAttribute('aria-checked')).toBe('true');
  });

  test('copies the link and confirms it', async () => {
    const copied = recordCopies();
    await press('More', rowOf(1));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Copy link' }));
    await settle();
    expect(copied).toEqual(['stagedoor://connect?connection=north-pier&session=w-1&studio=s']);
    expect(screen.getByText('Link copied').getAttribute('aria-live')).toBe('polite');
  });

  test('shows a dialog with the link if it cannot be copied', async () => {
    await press('More', rowOf(1));
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Copy link' }));
    await settle();
    expect(screen.getByRole('dialog', { name: 'Comp 1' })).toBeDefined();
    expect(screen.queryByText('Link copied')).toBeNull();
  });

  test('does nothing for an entry whose meaning has changed meanwhile', async () => {
    await press('More', rowOf(1));
    opened.push.launches(launchAt('waiting', { session: 'w-1' as never }));
    await settle();
    await fireEvent.click(screen.getByRole('menuitem', { name: 'Connect' }));
    await fireEvent.click(screen.queryByRole('menuitem', { name: 'Stop…' }) ?? document.body);
    await settle();
    expect(started()).toEqual([]);
    expect(opened.inputsOf('launches.cancel')).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('a selection', () => {
  test('is made by clicks with Ctrl, and with Shift for a range', async () => {
    await click(1, { ctrlKey: true });
    await click(3, { metaKey: true });
    expect(selected()).toEqual([1, 3]);
    await click(1, { ctrlKey: true });
    expect(selected()).toEqual([3]);
    await click(2);
    expect(selected()).toEqual([]);
    await click(4, { shiftKey: true });
    expect(selected()).toEqual([2, 3, 4]);
  });

  test('is made with keys: the box, Shift and arrows, Ctrl+A; Escape ends it', async () => {
    boxOf(2).focus();
    await key('ArrowDown', { shiftKey: true });
    expect(selected()).toEqual([2, 3]);
    expect(document.activeElement).toBe(boxOf(3));
    await key('Escape');
    expect(selected()).toEqual([]);
    await key('a', { ctrlKey: true });
    expect(selected()).toEqual([1, 2, 3, 4]);
    boxOf(4).click();
    await settle();
    expect(selected()).toEqual([1, 2, 3]);
    expect(textOf(screen.getByText('3 selected'))).toBe('3 selected');
  });

  test('is not made by Ctrl+A in a field, and Enter on a checkbox connects', async () => {
    const find = screen.getByLabelText('Find a workstation');
    find.focus();
    await key('a', { ctrlKey: true });
    expect(selected()).toEqual([]);
    boxOf(2).focus();
    await key('Enter');
    expect(started()).toEqual(['w-2']);
  });

  test('makes the tools inert until it is cleared', async () => {
    await click(1, { ctrlKey: true });
    expect(screen.queryByRole('button', { name: 'Refresh' })).toBeNull();
    expect(document.querySelector<HTMLElement>('.tools')?.inert).toBe(true);
    await press('Clear');
    expect(button('Refresh')).toBeDefined();
    expect(document.querySelector<HTMLElement>('.tools')?.inert).toBe(false);
  });

  test('gives way to the search that is asked for, until the focus leaves the tools', async () => {
    const tools = () => document.querySelector<HTMLElement>('.tools');
    await click(1, { ctrlKey: true });
    await key('f', { ctrlKey: true });
    const find = screen.getByLabelText('Find a workstation');
    expect(document.activeElement).toBe(find);
    expect(tools()?.inert).toBe(false);
    expect(screen.queryByText('1 selected')).toBeNull();
    // The window loses the focus, and the field keeps it.
    await fireEvent.focusOut(find);
    expect(tools()?.inert).toBe(false);
    boxOf(2).focus();
    await settle();
    expect(tools()?.inert).toBe(true);
    expect(screen.getByText('1 selected')).toBeDefined();
  });

  test('does not include rows that a search hides', async () => {
    await key('a', { ctrlKey: true });
    await fireEvent.input(screen.getByLabelText('Find a workstation'), {
      target: { value: 'Comp 2' },
    });
    await settle();
    expect(screen.getByText('1 selected')).toBeDefined();
  });

  test('is started with one launch each and shows what is left out', async () => {
    await click(1, { ctrlKey: true });
    await click(3, { ctrlKey: true });
    await press('Start');
    expect(opened.inputsOf('launches.change')).toMatchObject([{ session: 'w-3', what: 'start' }]);
    expect(
      screen.getByText('1 workstation is starting. 1 workstation is not changed: Ready'),
    ).toBeDefined();
    expect(selected()).toEqual([]);
  });

  test('is stopped after one question that names all and says why others are left out', async () => {
    await key('a', { ctrlKey: true });
    await press('Stop…');
    const dialog = screen.getByRole('dialog', { name: 'Stop 3 workstations?' });
    expect(within(dialog).getAllByRole('listitem').map(textOf)).toEqual([
      'Comp 1',
      'Comp 2',
      'Comp 4',
      'Comp 3: Stopped',
    ]);
    await press('Cancel');
    expect(selected()).toEqual([1, 2, 3, 4]);
    await press('Stop…');
    await pressOnceAllowed('Stop 3');
    expect(opened.inputsOf('launches.change')).toMatchObject(
      [1, 2, 4].map((n) => ({ session: `w-${n}`, what: 'stop' })),
    );
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(selected()).toEqual([]);
  });

  test('that cannot be changed at all shows the reason', async () => {
    await click(3, { ctrlKey: true });
    const stop = button('Stop…');
    expect(stop.getAttribute('aria-disabled')).toBe('true');
    expect(stop.title).toBe('Stopped');
    await press('Stop…');
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

test('of several changes, only the refused ones are repeated', async () => {
  document.body.replaceChildren();
  let refused = true;
  const refuse = failing({ code: 'change-impossible' });
  const { inputsOf } = await openWindow(
    { connections: [northPier], workstations },
    {
      launches: {
        change: async (input) =>
          refused && input.session === 'w-2'
            ? refuse()
            : { ok: true, value: '00000000-0000-4000-8000-000000000902' as never },
      },
    },
  );
  await click(1, { ctrlKey: true });
  await click(2, { ctrlKey: true });
  await press('End…');
  await pressOnceAllowed('End 2');
  const dialog = screen.getByRole('dialog', { name: 'End Comp 2?' });
  expect(within(dialog).getByRole('alert')).toBeDefined();
  refused = false;
  await press('End workstation');
  expect(
    inputsOf('launches.change').map((input) => (input as { session: string }).session),
  ).toEqual(['w-1', 'w-2', 'w-2']);
  expect(screen.queryByRole('dialog')).toBeNull();
});
