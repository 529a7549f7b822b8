import { expect, test } from 'vitest';
import { newHome, openApp } from '../../support/window/app.ts';
import { inPage } from '../../support/window/in-page.ts';
import { recordLayoutShifts } from '../../support/window/layout-shift.ts';
import { picture } from '../../support/window/picture.ts';
import { saveConnection } from '../../support/window/save-connection.ts';

test.each([1024, 700])(
  'the tools of a list are in one row of a window that is %i pixels wide, in every language',
  async (width) => {
    const home = newHome();
    await saveConnection(home, { name: 'Practice studio', kind: 'practice' });
    const { app, page } = await openApp(home);
    await page.locator('.row').first().waitFor();
    await app.evaluate(({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size, 720);
    }, width);
    await expect.poll(() => page.evaluate('innerWidth')).toBe(width);
    for (const language of ['en', 'fr', 'es', 'de', 'ja', 'zh']) {
      await inPage(page, `await stagedoor.preferences.set({ language: '${language}' })`);
      await page.locator(`html[lang^="${language}"]`).waitFor();
      const tools = await page.locator('.tools :is(input, select, button)').all();
      expect(tools).toHaveLength(5);
      const boxes = await Promise.all(tools.map((tool) => tool.boundingBox()));
      expect.soft(new Set(boxes.map((box) => box?.y)).size, language).toBe(1);
      await picture(page, `list-tools-${String(width)}-${language}`);
    }
  },
);

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
