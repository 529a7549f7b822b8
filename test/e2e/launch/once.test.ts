import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Script } from '../../../src/practice/faults/script.ts';
import { addConnection, newHome, openApp } from '../../support/window/app.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { connectButton } from '../../support/window/row.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';

/** The window over a studio in which changes are quick, and what was asked of the studio so far. */
async function open(script: Script = {}) {
  const studio = await openStudio({ changes: () => ({ forMs: 300 }), ...script });
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await addConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  const count = (wanted: string) =>
    studio.requests.filter(({ operation }) => operation === wanted).length;
  return { count, page, viewer };
}

/** Twice within one turn of the window, quicker than anybody presses. */
const enterTwice = (page: Page) =>
  Promise.all([page.keyboard.press('Enter'), page.keyboard.press('Enter')]);
const handedOver = (page: Page) =>
  page.getByRole('article').getByText('Open in the DCV viewer').first().waitFor();

test('two presses of Enter on Connect ask for one stream', async () => {
  const { count, page, viewer } = await open();
  await connectButton(page).focus();
  await enterTwice(page);
  await handedOver(page);
  expect(count('CreateStreamingSessionStream')).toBe(1);
  viewer.release();
});

test('two presses of Enter in the palette ask for one stream', async () => {
  const { count, page, viewer } = await open();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('connect compositing');
  await enterTwice(page);
  await handedOver(page);
  expect(count('CreateStreamingSessionStream')).toBe(1);
  viewer.release();
});

test('a double click on a stopped workstation starts it once and asks for one stream', async () => {
  const { count, page, viewer } = await open();
  await page.getByRole('button', { name: 'Start and connect' }).first().dblclick();
  await handedOver(page);
  expect(count('StartStreamingSession')).toBe(1);
  expect(count('CreateStreamingSessionStream')).toBe(1);
  viewer.release();
});

test('a double click on Try again, or on Reconnect, asks for one stream more', async () => {
  const { count, page, viewer } = await open({
    streams: (nth) => [
      nth === 1
        ? { state: 'CREATE_FAILED', statusCode: 'INTERNAL_ERROR' }
        : { state: 'READY', statusCode: 'STREAM_READY' },
    ],
  });
  await connectButton(page).click();
  await page.getByRole('button', { name: 'Try again' }).dblclick();
  await handedOver(page);
  expect(count('CreateStreamingSessionStream')).toBe(2);
  viewer.release();
  await page.getByRole('button', { name: 'Reconnect' }).dblclick();
  await eventually(() => (count('CreateStreamingSessionStream') === 3 ? true : undefined));
  await page.getByRole('button', { name: 'Reconnect' }).waitFor();
  expect(count('CreateStreamingSessionStream')).toBe(3);
});

test.each([
  ['two presses of Enter', enterTwice],
  ['a double click', (page: Page) => page.getByRole('button', { name: 'Create' }).dblclick()],
])('%s on Create: one workstation', async (_how, press) => {
  const { count, page } = await open();
  await page.getByRole('button', { name: 'New workstation' }).click();
  await page.getByLabel('Image').selectOption({ index: 1 });
  await page.getByLabel('Connect once it is ready').uncheck();
  await page.getByRole('checkbox', { name: /accept/i }).check();
  await page.getByRole('button', { name: 'Create' }).focus();
  await press(page);
  await page.getByRole('article').getByText('Made').waitFor();
  expect(count('CreateStreamingSession')).toBe(1);
});
