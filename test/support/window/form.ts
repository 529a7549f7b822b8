import type { Page } from 'playwright-core';
import type { PracticeStudio } from '../../../src/practice/studio.ts';

/** Fills in the form for a new connection to `studio`, in the window that shows it. */
export async function fillConnection(
  page: Page,
  studio: PracticeStudio,
  { name = 'North Pier Films', secret = studio.secretAccessKey } = {},
): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Region').selectOption(studio.region);
  await page.getByLabel('Endpoint').fill(studio.endpoint);
  const more = page.locator('details', { hasText: 'More options' });
  if ((await more.getAttribute('open')) === null) await more.locator('summary').click();
  await page.getByLabel('Allowed stream hosts').fill('127.0.0.1');
  await page.getByLabel('Access key').fill(studio.accessKeyId);
  await page.getByLabel('Secret key').fill(secret);
}
