import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** Saves a picture of the window for inspection, if STAGEDOOR_TEST_PICTURES names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.STAGEDOOR_TEST_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
}
