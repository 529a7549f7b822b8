import { screen } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { northPier } from '../../support/window/fake-bridge.ts';
import { openWindow, press, settle } from '../support/open-window.ts';

test('a page starts at its top and keeps its scroll position when the connections are read again', async () => {
  const { push } = await openWindow({ connections: [northPier] });
  const main = screen.getByRole('main');
  main.scrollTop = 50;
  push.connections([{ ...northPier }]);
  await settle();
  expect(main.scrollTop).toBe(50);
  await press('History');
  expect(main.scrollTop).toBe(0);
});
