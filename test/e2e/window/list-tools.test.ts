import { expect, test } from 'vitest';
import { newHome, openApp } from '../../support/window/app.ts';
import { inPage } from '../../support/window/in-page.ts';
import { picture } from '../../support/window/picture.ts';
import { saveConnection } from '../../support/window/save-connection.ts';

test('the tools of a list are in one row of a window that is 1,024 pixels wide, in every language', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'Practice studio', kind: 'practice' });
  const { app, page } = await openApp(home);
  await page.locator('.row').first().waitFor();
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(1024, 720);
  });
  await page.waitForFunction('innerWidth === 1024');
  for (const language of ['en', 'fr', 'es', 'de', 'ja', 'zh']) {
    await inPage(page, `await stagedoor.preferences.set({ language: '${language}' })`);
    await page.locator(`html[lang^="${language}"]`).waitFor();
    const tools = await page.locator('.tools :is(input, select, button)').all();
    expect(tools).toHaveLength(5);
    const boxes = await Promise.all(tools.map((tool) => tool.boundingBox()));
    expect.soft(new Set(boxes.map((box) => box?.y)).size, language).toBe(1);
    await picture(page, `list-tools-${language}`);
  }
});
