import { expect, test } from 'vitest';
import { newHome, openApp } from '../../support/window/app.ts';
import { inPage } from '../../support/window/in-page.ts';
import { picture } from '../../support/window/picture.ts';
import { saveConnection } from '../../support/window/save-connection.ts';

interface Measured {
  readonly text: string;
  readonly isCut: boolean;
  readonly nameTopPx: number;
  readonly restPx: number;
}

test('what a row says about a workstation is not cut off in a new window, in any language', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'Practice studio', kind: 'practice' });
  const { page } = await openApp(home);
  await page.locator('.row').getByText('Simulation 04').waitFor();
  expect(await page.evaluate('innerWidth')).toBe(1120);
  for (const language of ['en', 'fr', 'es', 'de', 'ja', 'zh']) {
    await inPage(page, `await stagedoor.preferences.set({ language: '${language}' })`);
    await page.locator(`html[lang^="${language}"]`).waitFor();
    const rows = await page.evaluate<readonly Measured[]>(
      `[...document.querySelectorAll('.row .facts')].map((facts) => {
        const row = facts.closest('.row').getBoundingClientRect();
        const name = facts.parentElement.querySelector('h3').getBoundingClientRect();
        return {
          text: facts.textContent,
          isCut: facts.scrollWidth > facts.clientWidth || facts.scrollHeight > facts.clientHeight,
          nameTopPx: name.top - row.top,
          restPx: row.bottom - facts.getBoundingClientRect().bottom,
        };
      })`,
    );
    expect(rows.length).toBe(4);
    for (const { text, isCut, restPx } of rows) {
      expect.soft(isCut, `${language}: ${text}`).toBe(false);
      expect.soft(restPx, `${language}: ${text}`).toBeGreaterThan(3);
    }
    // No row moves when its facts become longer.
    expect.soft(new Set(rows.map(({ nameTopPx }) => nameTopPx)).size, language).toBe(1);
    await picture(page, `row-facts-${language}`);
  }
});

test('the name of a host, of which nothing else is known, is in the middle of its row', async () => {
  const home = newHome();
  const host = { kind: 'direct', host: '127.0.0.1', port: 1, session: 'console' };
  await saveConnection(home, { name: 'Beauty 12', ...host });
  const { page } = await openApp(home);
  const row = page.locator('.row');
  const [outer, name] = [await row.boundingBox(), await row.locator('h3').boundingBox()];
  const middle = (box: typeof outer) => (box === null ? 0 : box.y + box.height / 2);
  expect(Math.abs(middle(outer) - middle(name))).toBeLessThan(2);
});
