import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newHome, openApp } from '../../support/window/app.ts';
import { inPage } from '../../support/window/in-page.ts';
import { recordLayoutShifts } from '../../support/window/layout-shift.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { picture } from '../../support/window/picture.ts';

/** The order of their radio buttons. */
const KINDS = ['nimble', 'ec2', 'access-console', 'session-manager', 'direct'];
/** Together, these two have almost all fields. */
const MOST_FIELDS = ['ec2', 'direct'];
const ENGLISH = { en: KINDS };
const ALL_LANGUAGES: Readonly<Record<string, readonly string[]>> = {
  en: KINDS,
  fr: MOST_FIELDS,
  es: MOST_FIELDS,
  de: MOST_FIELDS,
  ja: MOST_FIELDS,
  zh: MOST_FIELDS,
};
const INVALID = 'form [aria-invalid="true"]';

/** Gives the page this many CSS pixels. */
async function resize(app: ElectronApplication, page: Page, width: number, zoom: number) {
  await app.evaluate(
    ({ BrowserWindow }, [wide, factor]) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.setMinimumSize(1, 1);
      window?.webContents.setZoomFactor(factor);
      window?.setContentSize(wide * factor, 720);
    },
    [width, zoom] as const,
  );
  await page.waitForFunction(`innerWidth === ${String(width)}`);
}

/** Types into all text fields of the form at once. */
const typeInAll = (page: Page, text: string): Promise<number> =>
  page.evaluate(`(() => {
    const fields = document.querySelectorAll('form .field input');
    for (const field of fields) {
      field.value = ${JSON.stringify(text)};
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    return fields.length;
  })()`);

/** Where the form's fields, labels and buttons are, wherever the page is scrolled to. */
const layout = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`(() => {
    const top = document.querySelector('main').scrollTop;
    return [...document.querySelectorAll('form :is(label, input:not([hidden]), select, summary, button)')].map((one) => {
      const box = one.getBoundingClientRect();
      const isAtFoot = one.closest('[data-foot]') !== null;
      return [one.localName, one.textContent.trim(), box.x, box.y + (isAtFoot ? 0 : top), box.width, box.height].join(' ');
    });
  })()`);

/** The problems in the form, as many as there are fields with one. */
const problems = (page: Page): Promise<readonly string[]> =>
  page.locator('form .field .problem').allInnerTexts();

test.each([
  [1120, 1, ENGLISH],
  [700, 1, ENGLISH],
  [560, 2, ALL_LANGUAGES],
])(
  'problems move nothing in a form of a window that is %i pixels wide, at zoom %i',
  async (width, zoom, forms) => {
    const home = newHome();
    await saveConnection(home, {
      name: 'Comp 01',
      kind: 'direct',
      host: '127.0.0.1',
      port: 1,
      session: 'console',
    });
    const { app, page } = await openApp(home);
    await page.getByRole('heading', { level: 1, name: 'Comp 01' }).waitFor();
    await resize(app, page, width, zoom);
    const shifts = await recordLayoutShifts(page);
    for (const [language, kinds] of Object.entries(forms)) {
      await inPage(page, `await stagedoor.preferences.set({ language: '${language}' })`);
      await page.locator(`html[lang^="${language}"]`).waitFor();
      for (const kind of kinds) {
        await page.keyboard.press('Control+n');
        await page.locator('form input[name="kind"]').nth(KINDS.indexOf(kind)).check();
        await page.locator('form details summary').click();
        const role = page.locator('form .tick input[type="checkbox"]');
        if (kind === 'nimble' || kind === 'ec2') await role.first().check();
        await shifts();
        const before = await layout(page);
        const expectStill = async (step: string) => {
          const what = `${language}, ${kind}, ${step}`;
          expect.soft(await shifts(), what).toEqual([]);
          expect.soft(await layout(page), what).toEqual(before);
          await picture(page, `form-${kind}-${language}-${String(width)}-${step}`);
        };

        await page.locator('form [type="submit"]').click();
        await page.locator(INVALID).first().waitFor();
        await expectStill('incomplete');

        const count = await typeInAll(page, '\u0007');
        await expect.poll(() => page.locator(INVALID).count()).toBeGreaterThan(count - 2);
        await expectStill('invalid');

        const said = (await problems(page)).join();
        await typeInAll(page, '-1');
        await expect.poll(async () => (await problems(page)).join()).not.toBe(said);
        await expectStill('invalid otherwise');

        await typeInAll(page, '');
        await page.locator('form .field input').first().fill('https://pier.example');
        await expect.poll(() => page.locator(INVALID).count()).toBeLessThan(count - 1);
        await expectStill('corrected');
        await page.locator('form [data-cancel]').click();
        await page.locator('form').waitFor({ state: 'detached' });
      }
    }
  },
);
