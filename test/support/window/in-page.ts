import type { Page } from 'playwright-core';

/**
 * What code of the page itself would get: the text runs in a task of its own, because what a debugger evaluates is let past the
 * page's policy. A value, or the name of what was thrown.
 */
export const inPage = (page: Page, code: string): Promise<unknown> =>
  page.evaluate(
    `new Promise((resolve) => setTimeout(async () => {
      try { resolve(await (async () => { ${code} })()); } catch (thrown) { resolve(String(thrown.name)); }
    }))`,
  );

/** Waits until the first window shows what it shows without a connection. */
export const readyPage = async (page: Page) => {
  await page.getByRole('button', { name: 'Try without an account' }).waitFor();
};
