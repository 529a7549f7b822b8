import type { Page } from 'playwright-core';

/**
 * The result of code in the page itself: the text runs in its own task, because what a debugger
 * evaluates is exempt from the page's policy. A value, or the name of what was thrown.
 */
export const inPage = (page: Page, code: string): Promise<unknown> =>
  page.evaluate(
    `new Promise((resolve) => setTimeout(async () => {
      try { resolve(await (async () => { ${code} })()); } catch (thrown) { resolve(String(thrown.name)); }
    }))`,
  );

/** Waits until the first window shows its content without a connection. */
export const readyPage = async (page: Page) => {
  await page.getByRole('button', { name: 'Try without an account' }).waitFor();
};
