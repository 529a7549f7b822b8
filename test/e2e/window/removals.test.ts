import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newHome, openApp, runProgram, type Home } from '../../support/window/app.ts';
import { recordLayoutShifts } from '../../support/window/layout-shift.ts';
import { picture } from '../../support/window/picture.ts';
import { clickSettled } from '../../support/window/row.ts';
import { saveConnection } from '../../support/window/save-connection.ts';

/** Opens the window with a list and the offer to undo the removal of another connection. */
async function openRemoved(home: Home, size?: { readonly width: number; readonly height: number }) {
  await saveConnection(home, { name: 'Practice studio', kind: 'practice' });
  await saveConnection(home, { name: 'South Pier', kind: 'practice' });
  const { app, page } = await openApp(home);
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  if (size !== undefined)
    await app.evaluate(({ BrowserWindow }, { width, height }) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
    }, size);
  await page.getByRole('button', { name: /South Pier/ }).click();
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await clickSettled(page.getByRole('dialog').getByRole('button', { name: 'Remove' }));
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  const undo = page.getByRole('button', { name: 'Undo' });
  await undo.waitFor();
  return { page, undo };
}

/** A link to an unknown connection is reported in a notice. */
const LINK = 'stagedoor://connect?connection=north-pier&session=console';
const notify = (home: Home) => runProgram(home, ['--open-url', '--', LINK], { display: true });

const boxOf = async (page: Page, selector: string) => page.locator(selector).first().boundingBox();

test('a notice and a launch that arrive leave what is under the pointer where it is', async () => {
  const home = newHome();
  const { page, undo } = await openRemoved(home);
  await undo.hover();
  const before = await undo.boundingBox();
  await notify(home);
  const notices = page.getByRole('region', { name: 'Notices' }).getByRole('listitem');
  await notices.first().waitFor();
  expect(await undo.boundingBox()).toEqual(before);
  await picture(page, 'undo-under-the-pointer');
  const card = await boxOf(page, '.removals .card');
  const above = await notices.first().boundingBox();
  expect((above?.y ?? 0) + (above?.height ?? 0)).toBeLessThanOrEqual(card?.y ?? 0);

  const dismiss = page.getByRole('button', { name: 'Dismiss' }).first();
  await page.getByRole('heading', { level: 1 }).hover();
  await expect.poll(async () => (await undo.boundingBox())?.y).not.toBe(before?.y);
  await dismiss.hover();
  const held = await dismiss.boundingBox();
  // The first launch adds a line below the notices.
  await page.evaluate(`document.querySelectorAll('.row [data-slot="main"]')[1].click()`);
  await page.locator('.strip').waitFor();
  await picture(page, 'notice-under-the-pointer');
  expect(await dismiss.boundingBox()).toEqual(held);
});

test('the end of a list can be scrolled out from under what can be undone, and stays there', async () => {
  const home = newHome();
  const { page, undo } = await openRemoved(home, { width: 560, height: 360 });
  await page.evaluate(`document.querySelector('main').scrollTo(0, 100_000)`);
  await picture(page, 'undo-in-a-low-window');
  const last = page.locator('.row').last();
  const bottomOf = async () => {
    const box = await last.boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0);
  };
  const bottom = await bottomOf();
  expect(bottom).toBeLessThanOrEqual((await boxOf(page, '.removals .card'))?.y ?? 0);
  const shifts = await recordLayoutShifts(page);
  await undo.waitFor({ state: 'hidden' });
  await picture(page, 'undo-gone-in-a-low-window');
  expect(await bottomOf()).toBe(bottom);
  expect(await shifts()).toEqual([]);
});
