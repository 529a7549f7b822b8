import { flushSync } from 'svelte';
import { fireEvent, screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import { button, openWindow, press, settle } from '../support/open-window.ts';

const key = async (init: KeyboardEventInit, target: Element = document.activeElement!) => {
  await fireEvent.keyDown(target, init);
  await settle();
};
const escape = () => key({ key: 'Escape' });
const altLeft = () => key({ key: 'ArrowLeft', altKey: true });
const altRight = () => key({ key: 'ArrowRight', altKey: true });
const heading = () => screen.getByRole('heading', { level: 1 }).textContent;
const open = () => openWindow({ connections: [northPier, practice] });

test('Alt and the arrows go back and forward through all pages', async () => {
  await open();
  await press('History');
  await press(/^Favorites/);
  await press(/^Practice studio/);
  await press(/^Settings/);
  const back = [];
  for (let nth = 0; nth < 4; nth += 1) {
    await altLeft();
    back.push(heading());
  }
  expect(back).toEqual(['Practice studio', 'Favorites', 'History', 'North Pier Films']);
  await altLeft();
  expect(heading(), 'there is nothing before it').toBe('North Pier Films');
  await altRight();
  await altRight();
  expect(heading()).toBe('Favorites');
});

test.each(['History', /^Favorites/, /^Settings/, 'Add a connection'])(
  'Escape closes the page %s and returns to the previous one',
  async (name) => {
    await open();
    await press(/^Practice studio/);
    await press(name);
    expect(heading()).not.toBe('Practice studio');
    await escape();
    expect(heading()).toBe('Practice studio');
  },
);

test('the first Escape closes the panel of launches, which covers the page, and the second closes the page', async () => {
  // The panel opens for a launch whose workstation is not in the list.
  await openWindow({ connections: [northPier, practice], launches: [launchAt('waiting')] });
  await press(/^Settings/);
  const panel = () => button('1 preparing').getAttribute('aria-expanded');
  expect(panel()).toBe('true');
  await escape();
  expect([panel(), heading()]).toEqual(['false', 'Settings']);
  await escape();
  expect(heading()).toBe('North Pier Films');
});

test('the mouse buttons go back and forward', async () => {
  await open();
  await press('History');
  await fireEvent.mouseUp(document.body, { button: 3 });
  await settle();
  expect(heading()).toBe('North Pier Films');
  await fireEvent.mouseUp(document.body, { button: 4 });
  await settle();
  expect(heading()).toBe('History');
});

test('Escape in a search or in the command palette does not leave the page', async () => {
  await open();
  await press(/^Settings/);
  const search = screen.getByRole('searchbox');
  await fireEvent.input(search, { target: { value: 'theme' } });
  await key({ key: 'Escape' }, search);
  expect(heading()).toBe('Settings');
  await key({ key: 'k', ctrlKey: true });
  await escape();
  expect(heading()).toBe('Settings');
});

test('Escape in the search of a list clears it, and closes the page only if it is empty', async () => {
  await openWindow({
    connections: [northPier],
    workstations: [{ id: 'w-1', studio: 's', name: 'Comp 07' }],
    favorites: [{ connection: northPier.id, session: 'w-1' }],
  });
  await press(/^Favorites/);
  const search = screen.getByRole<HTMLInputElement>('searchbox');
  await fireEvent.input(search, { target: { value: 'comp' } });
  // With a real key, the field is drawn again between its own listener and that of the window.
  const draw = () => {
    flushSync();
  };
  document.body.addEventListener('keydown', draw, { once: true });
  await key({ key: 'Escape' }, search);
  expect([heading(), search.value]).toEqual(['Favorites', '']);
  await key({ key: 'Escape' }, search);
  expect(heading()).toBe('North Pier Films');
});

test('the page of a removed connection is skipped', async () => {
  const { push } = await open();
  await press(/^Practice studio/);
  await press('History');
  push.connections([northPier]);
  await settle();
  await altLeft();
  expect(heading()).toBe('North Pier Films');
});
