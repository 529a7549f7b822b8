import { existsSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { onTestFinished } from 'vitest';

/** Where systems have one: Debian's first, then those of hosted machines. */
const BROWSERS = ['/usr/bin/chromium', '/usr/bin/google-chrome', '/usr/bin/chromium-browser'];

/** A browser of the system without a screen, as a user has it: not the program's window. */
export async function openBrowser(address: string): Promise<Page> {
  const browser = await chromium.launch({
    executablePath: BROWSERS.find((path) => existsSync(path)) ?? 'chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  page.setDefaultTimeout(60_000);
  await page.goto(address);
  return page;
}
