import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Timeline } from '../../../src/practice/data/timeline.ts';
import type { Script } from '../../../src/practice/faults/script.ts';
import { eventually } from '../../support/machine/machine.ts';
import { newHome, openApp } from '../../support/window/app.ts';
import { recordLayoutShifts } from '../../support/window/layout-shift.ts';
import { picture } from '../../support/window/picture.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { clickSettled, connectButton } from '../../support/window/row.ts';
import { connectionTo, openStudio, readySoon } from '../../support/providers/studio.ts';

const failing: Timeline = [
  { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs: 300 },
  { state: 'CREATE_FAILED', statusCode: 'INTERNAL_ERROR' },
];

/** Opens a list that is longer than the window, with a viewer that stays open. */
async function openLongList(script: Script = {}) {
  const sessions = Array.from({ length: 40 }, (_, nth) => ({
    sessionId: `shot-${nth}`,
    name: `Shot ${String(nth).padStart(2, '0')}`,
  }));
  const studio = await openStudio({ sessions, ...script });
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { app, page } = await openApp(home);
  await page.getByRole('heading', { name: 'Shot 00' }).waitFor();
  const requests = (operation: string) =>
    studio.requests.filter((one) => one.operation === operation).length;
  return { app, home, page, requests, viewer };
}

const rowOf = (page: Page, name: string): Locator =>
  page.locator('.row').filter({ has: page.getByRole('heading', { name, exact: true }) });
const scrollTop = (page: Page): Promise<number> =>
  page.evaluate(`document.querySelector('main').scrollTop`);
const strip = (page: Page) => page.getByRole('region', { name: 'Launches' });
/** Waits until the strip can be clicked: half a second after a line has appeared or disappeared. */
const settledStrip = (page: Page) => page.locator('.strip:not([data-changed])').waitFor();
/** A button that can be clicked: one that has just changed ignores the mouse for half a second. */
const settled = (row: Locator, name: string) =>
  row.locator('button:not([data-changed])').filter({ hasText: name });

test('a launch from a scrolled list fails in its row, and nothing moves', async () => {
  const { page } = await openLongList({ streams: failing });
  const row = rowOf(page, 'Shot 25');
  await page.getByRole('heading', { name: 'Shot 00' }).hover();
  while ((await row.count()) === 0 || (await row.boundingBox())!.y > 400) {
    await page.mouse.wheel(0, 64);
    await page.evaluate('new Promise(requestAnimationFrame)');
  }
  const shifts = await recordLayoutShifts(page);
  const before = { top: await scrollTop(page), box: await row.boundingBox() };
  expect(before.top).toBeGreaterThan(500);

  await row.getByRole('button', { name: 'Connect', exact: true }).click();
  await row.getByText(/^Preparing…/).waitFor();
  expect(await shifts()).toEqual([]);
  await row.getByText(/^The stream could not be (made|created)/).waitFor();
  await settled(row, 'Try again').waitFor();
  await row.getByRole('button', { name: 'Why?' }).waitFor();
  await strip(page).getByText('1 failed').waitFor();
  expect({ top: await scrollTop(page), box: await row.boundingBox() }).toEqual(before);
  expect(await shifts()).toEqual([]);

  // The explanation opens on request, and moves what is below it.
  await row.getByRole('button', { name: 'Why?' }).click();
  await page.getByRole('article', { name: 'Shot 25' }).waitFor();
  expect(await shifts()).not.toEqual([]);
  await row.getByRole('button', { name: 'Why?' }).click();
  await page.getByRole('article', { name: 'Shot 25' }).waitFor({ state: 'detached' });
  await shifts();

  await settled(row, 'Try again').click();
  await settled(row, 'Cancel').or(settled(row, 'Try again')).first().waitFor();
  expect(await shifts()).toEqual([]);
});

test('the card of the last row moves nothing when it is closed or dismissed', async () => {
  const { page } = await openLongList({ streams: failing });
  const row = rowOf(page, 'Shot 39');
  const card = page.getByRole('article', { name: 'Shot 39' });
  const toEnd = () => page.evaluate("document.querySelector('main').scrollTo(0, 100_000)");
  const heldPx = () =>
    page.evaluate("getComputedStyle(document.querySelector('main'), '::after').height");
  await toEnd();
  await row.getByRole('button', { name: 'Connect', exact: true }).click();
  await settled(row, 'Try again').waitFor();
  const close = () => row.getByRole('button', { name: 'Why?' }).click();
  const dismiss = () => clickSettled(card.getByRole('button', { name: 'Dismiss' }));
  for (const [how, closeCard] of Object.entries({ close, dismiss })) {
    await row.getByRole('button', { name: 'Why?' }).click();
    await card.waitFor();
    await toEnd();
    await settledStrip(page);
    const before = (await row.boundingBox())!;
    await closeCard();
    await card.waitFor({ state: 'detached' });
    await picture(page, `last-card-${how}`);
    expect(Math.abs((await row.boundingBox())!.y - before.y), how).toBeLessThan(1);
    // The room below the end goes when it is no longer needed.
    expect(await heldPx()).not.toBe('0px');
    await page.evaluate("document.querySelector('main').scrollTo(0, 0)");
    await expect.poll(heldPx).toBe('0px');
    await toEnd();
  }
});

test('a card above the visible part moves nothing when it goes', async () => {
  const { page } = await openLongList({ streams: failing });
  const first = rowOf(page, 'Shot 00');
  await first.getByRole('button', { name: 'Connect', exact: true }).click();
  await settled(first, 'Try again').waitFor();
  await first.getByRole('button', { name: 'Why?' }).click();
  await page.getByRole('article', { name: 'Shot 00' }).waitFor();
  await page.evaluate("document.querySelector('main').scrollTo(0, 100_000)");
  const last = rowOf(page, 'Shot 39');
  await last.waitFor();
  await settledStrip(page);
  const before = (await last.boundingBox())!;
  await strip(page).getByRole('button', { name: 'Clear finished' }).click();
  await page.getByRole('article', { name: 'Shot 00' }).waitFor({ state: 'detached' });
  await strip(page).waitFor({ state: 'detached' });
  await picture(page, 'card-above-gone');
  // Pages are scrolled by whole pixels.
  expect(Math.abs((await last.boundingBox())!.y - before.y)).toBeLessThan(1);
});

test('a double click on Connect starts one launch, does not cancel it and moves nothing', async () => {
  const { home, page, requests, viewer } = await openLongList({ streams: readySoon });
  const shifts = await recordLayoutShifts(page);
  const row = rowOf(page, 'Shot 02');
  await row.getByRole('button', { name: 'Connect', exact: true }).dblclick();
  await row.getByText(/^Open since /).waitFor();
  expect(requests('CreateStreamingSessionStream')).toBe(1);
  // A viewer that exits before its file is deleted may have passed the connection on to another one.
  await eventually(() => home.handoverFiles().length === 0 || undefined);
  viewer.release();
  await connectButton(page, 'Shot 02').waitFor();
  await strip(page).waitFor({ state: 'detached' });
  expect(await shifts()).toEqual([]);
});

test.each([1120, 640])(
  'nothing moves while a list of a window of %i px loads, is connected to, starred and refreshed',
  async (width) => {
    const { app, page } = await openLongList({
      streams: (nth) => (nth === 1 ? readySoon : failing),
    });
    await connectButton(page, 'Shot 00').waitFor();
    const shifts = await recordLayoutShifts(page, { sinceStart: true });
    expect(await shifts()).toEqual([]);
    await app.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size, 720);
    }, width);
    await page.waitForFunction(`innerWidth === ${String(width)}`);
    await shifts();
    await connectButton(page, 'Shot 00').click();
    await rowOf(page, 'Shot 00')
      .getByText(/^Open since /)
      .waitFor();
    await connectButton(page, 'Shot 01').click();
    await settled(rowOf(page, 'Shot 01'), 'Try again').waitFor();
    const star = rowOf(page, 'Shot 00').getByRole('button', { name: 'Favorite' });
    await star.click();
    await star.click();
    const refresh = page.getByRole('button', { name: 'Refresh' });
    await refresh.click();
    await page.getByRole('button', { name: 'Loading' }).or(refresh).first().waitFor();
    await refresh.waitFor();
    expect(await shifts()).toEqual([]);
  },
);

test('nothing moves when a list with a recent workstation is shown again', async () => {
  const { app, home, page } = await openLongList({ streams: () => readySoon });
  await connectButton(page, 'Shot 03').click();
  await rowOf(page, 'Shot 03')
    .getByText(/^Open since /)
    .waitFor();
  await page.keyboard.press('Control+,');
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
  const shifts = await recordLayoutShifts(page);
  await page.keyboard.press('Escape');
  await page.getByRole('heading', { name: 'Recent' }).waitFor();
  expect(await shifts()).toEqual([]);
  await app.close();

  const again = await openApp(home);
  const shiftsAgain = await recordLayoutShifts(again.page, { sinceStart: true });
  await again.page.getByRole('heading', { name: 'Recent' }).waitFor();
  expect(await shiftsAgain()).toEqual([]);
});

test('a request from the strip that fails, and its dismissal, move no line', async () => {
  const { page, home } = await openLongList({ streams: failing });
  await connectButton(page, 'Shot 00').click();
  await rowOf(page, 'Shot 00').getByRole('button', { name: 'Try again' }).waitFor();
  await strip(page).getByRole('button', { name: '1 failed' }).click();
  await settledStrip(page);
  // Settings that cannot be read.
  const settings = join(home.folder, 'settings.json');
  rmSync(settings);
  mkdirSync(settings);
  const line = strip(page).getByRole('listitem');
  const before = await line.boundingBox();
  const shifts = await recordLayoutShifts(page);

  await settled(line, 'Try again').click();
  const failure = strip(page).getByRole('alert');
  await failure.waitFor();
  await picture(page, 'failure-in-strip');
  expect(await line.boundingBox()).toEqual(before);
  await clickSettled(failure.getByRole('button', { name: 'Dismiss' }));
  await failure.waitFor({ state: 'detached' });
  expect(await line.boundingBox()).toEqual(before);
  expect(await shifts()).toEqual([]);
});

test('several launches at once are counted in the strip, and each line leads to its row', async () => {
  const waiting: Timeline = [
    { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' },
  ];
  const { page } = await openLongList({ streams: (nth) => (nth === 1 ? failing : waiting) });
  const shifts = await recordLayoutShifts(page);
  const names = ['Shot 00', 'Shot 01', 'Shot 02', 'Shot 03'];
  await connectButton(page, 'Shot 00').click();
  await rowOf(page, 'Shot 00').getByRole('button', { name: 'Try again' }).waitFor();
  for (const name of names.slice(1)) await connectButton(page, name).click();
  await strip(page).getByRole('button', { name: '3 preparing, 1 failed' }).click();
  expect(await strip(page).getByRole('listitem').count()).toBe(4);
  expect(await shifts()).toEqual([]);

  // A line leads to its row, wherever the list is scrolled to.
  await page.evaluate("document.querySelector('main').scrollTo(0, 1200)");
  await settledStrip(page);
  await strip(page)
    .getByRole('button', { name: /^Shot 03 / })
    .click();
  const card = page.getByRole('article', { name: 'Shot 03' });
  await card.getByText(/^Preparing the stream/).waitFor();
  expect(await page.evaluate('document.activeElement.localName')).toBe('article');
  await settled(rowOf(page, 'Shot 03'), 'Cancel').click();
  await connectButton(page, 'Shot 03').waitFor();

  await strip(page).getByRole('button', { name: 'Clear finished' }).click();
  await strip(page).getByText('2 preparing').waitFor();
  await connectButton(page, 'Shot 00').waitFor();
});
