import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { newHome, openApp } from '../../support/window/app.ts';
import { inPage } from '../../support/window/in-page.ts';
import { recordLayoutShifts } from '../../support/window/layout-shift.ts';
import { picture } from '../../support/window/picture.ts';
import { saveConnection } from '../../support/window/save-connection.ts';

const LANGUAGES = ['en', 'fr', 'es', 'de', 'ja', 'zh'];
/** From the smallest window to a new one, with those in which the sidebar becomes wide. */
const WIDTHS = [640, 700, 759, 760, 830, 892, 920, 1000, 1024, 1120];

async function setWidth({ app, page }: Awaited<ReturnType<typeof openApp>>, width: number) {
  await app.evaluate(({ BrowserWindow }, size) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(size, 720);
  }, width);
  await expect.poll(() => page.evaluate('innerWidth')).toBe(width);
}

/** What is wrong with the tools, a line each: more than one row, or something that is cut off. */
const faults = (page: Page, count: number) =>
  page.evaluate<readonly string[]>(`(async () => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const tools = [...document.querySelectorAll('.tools :is(input, select, button)')];
    const { left, right } = document.querySelector('.tools').getBoundingClientRect();
    const boxes = tools.map((tool) => tool.getBoundingClientRect());
    const rows = new Set(boxes.map((box) => Math.round(box.top))).size;
    const found = tools.length === ${String(count)} ? [] : [tools.length + ' tools'];
    if (rows !== 1) found.push(rows + ' rows');
    if (boxes.some((box) => box.left < left - 1 || box.right > right + 1)) found.push('outside');
    if (boxes[0].width < 90) found.push('search: ' + boxes[0].width);
    for (const [nth, tool] of tools.entries()) {
      // The name of a studio may be of any length.
      if (tool.localName !== 'select' || tool.closest('.studio') !== null) continue;
      if (getComputedStyle(tool).opacity === '0') continue;
      tool.style.fieldSizing = 'content';
      if (tool.offsetWidth > boxes[nth].width + 1) found.push('cut off: ' + tool.value);
      tool.style.fieldSizing = '';
    }
    return found;
  })()`);

async function checkAllWidths(opened: Awaited<ReturnType<typeof openApp>>, tools: number) {
  const { page } = opened;
  await page.locator('.row').first().waitFor();
  for (const language of LANGUAGES) {
    await inPage(page, `await stagedoor.preferences.set({ language: '${language}' })`);
    await page.locator(`html[lang^="${language}"]`).waitFor();
    for (const width of WIDTHS) {
      await setWidth(opened, width);
      expect.soft(await faults(page, tools), `${language} at ${String(width)}`).toEqual([]);
      await picture(page, `list-tools-${String(tools)}-${String(width)}-${language}`);
    }
  }
}

test('the tools of a list are in one row at every width of the window, in every language', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'Practice studio', kind: 'practice' });
  await checkAllWidths(await openApp(home), 5);
});

test('so they are with the choice of the studio', async () => {
  const studio = await openStudio({
    studios: [
      { studio: { displayName: 'North Pier Films, Vancouver' } },
      { studio: { displayName: 'South' } },
    ],
  });
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const opened = await openApp(home);
  await opened.page.getByLabel('Studio', { exact: true }).selectOption({ index: 1 });
  await checkAllWidths(opened, 6);
});

test('a filter without room for words shows its value as a tooltip, and that it is set', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'Practice studio', kind: 'practice' });
  const opened = await openApp(home);
  const { page } = opened;
  await page.locator('.row').first().waitFor();
  await setWidth(opened, 760);
  const state = page.getByLabel('State');
  const isMarked = () =>
    page.evaluate<boolean>(`[...document.querySelectorAll('.tools .marked')].some(
      (one) => getComputedStyle(one, '::after').content !== 'none')`);
  await expect.poll(() => state.getAttribute('title')).toBe('All states');
  expect(await isMarked()).toBe(false);
  await state.selectOption({ label: 'Ready' });
  expect(await state.getAttribute('title')).toBe('Ready');
  expect(await isMarked()).toBe(true);
  await picture(page, 'list-tools-set');
  await setWidth(opened, 1120);
  await expect.poll(() => state.getAttribute('title')).toBe(null);
  expect(await isMarked()).toBe(false);
});

test('the button that refreshes a list has a name, a tooltip and one place, also as an icon', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'Practice studio', kind: 'practice' });
  const { app, page } = await openApp(home);
  await page.locator('.row').first().waitFor();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(700, 720);
  });
  const refresh = page.getByRole('button', { name: 'Refresh' });
  await page.locator('button[title="Refresh"]').waitFor();
  const before = await refresh.boundingBox();
  const shifts = await recordLayoutShifts(page);
  await refresh.click();
  await refresh.waitFor();
  expect(await refresh.boundingBox()).toEqual(before);
  expect(await shifts()).toEqual([]);
});
