import { fireEvent, screen, within } from '@testing-library/svelte';
import { expect, test } from 'vitest';
import { ONE_TIME } from '../../../src/shared/launch/one-time.ts';
import { failing, launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { openWindow, press, settle } from '../support/open-window.ts';

const ADDRESS = 'https://198.51.100.7:8443?authToken=hush-hush#one';
const id = '00000000-0000-4000-8000-000000000904';
const title = 'Connect with a one-time address';

async function paste(text: string, target: Element = document.body) {
  const clipboardData = { getData: () => text };
  const event = Object.assign(new Event('paste', { bubbles: true, cancelable: true }), {
    clipboardData,
  });
  await fireEvent(target, event);
  await settle();
}

test('a pasted address is sent only after confirmation and then removed from the window', async () => {
  const { inputsOf, push } = await openWindow({ connections: [northPier] });
  await paste(`one-time URL:\n${ADDRESS}\n`);
  const dialog = screen.getByRole('dialog', { name: title });
  expect(inputsOf('launches.openAddress')).toEqual([]);
  await press('Connect', dialog);
  expect(inputsOf('launches.openAddress')).toEqual([`one-time URL:\n${ADDRESS}\n`]);
  push.launches(
    launchAt('checking', {
      launch: id as never,
      connection: ONE_TIME,
      workstation: '198.51.100.7',
    }),
  );
  await settle();
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(screen.getByRole('article', { name: '198.51.100.7' })).toBe(document.activeElement);
  expect(document.body.innerHTML).not.toContain('hush');
  // It belongs to no connection, so the page does not change.
  expect(screen.getByRole('heading', { name: northPier.name, level: 1 })).toBeDefined();
});

test('a refused address is reported, and the field is empty', async () => {
  await openWindow(
    { connections: [northPier] },
    { launches: { openAddress: failing({ code: 'stream-url-refused', reason: 'no-token' }) } },
  );
  await paste(ADDRESS);
  const dialog = screen.getByRole('dialog', { name: title });
  await press('Connect', dialog);
  expect(within(dialog).getByRole('alert')).toBeDefined();
  expect(within(dialog).getByLabelText<HTMLInputElement>('Address').value).toBe('');
});

test('neither other text nor an address that is pasted into a field opens the dialog', async () => {
  await openWindow({ connections: [northPier] });
  await paste('https://desk4.example:8443');
  await paste(ADDRESS, screen.getAllByRole('searchbox')[0]);
  expect(screen.queryByRole('dialog')).toBeNull();
});
