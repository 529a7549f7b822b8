import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fillConnection } from '../../support/window/form.ts';
import { newHome, openApp } from '../../support/window/app.ts';
import { readyPage } from '../../support/window/in-page.ts';
import { openStudio } from '../../support/providers/studio.ts';

const DESK = [
  ...['[connect]', 'host=desk4.example', 'user=ada', 'weburlpath=/desk', 'quicport=9445'],
  ...['certificatevalidationpolicy=strict', ''],
].join('\n');

/** Drops files on the page, as the system does. */
async function drop(page: Page, files: Readonly<Record<string, string>>): Promise<void> {
  // As text: these tests are compiled without the types of a page.
  const data = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer();
    for (const [name, text] of Object.entries(${JSON.stringify(files)}))
      transfer.items.add(new File([text], name));
    return transfer;
  })()`);
  await page.dispatchEvent('main', 'dragover', { dataTransfer: data });
  await page.getByText('Drop the file to add a connection').waitFor();
  await page.dispatchEvent('main', 'drop', { dataTransfer: data });
}
/** A connection list that is empty has no file yet. */
const savedIn = (folder: string): string => {
  const file = join(folder, 'settings.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

test('a file that is dropped opens the form with it, and a second one leaves nothing of the first', async () => {
  const { page } = await openApp(newHome());
  await readyPage(page);
  await drop(page, { 'Desk 4.dcv': DESK });
  await page.getByText('Filled in from Desk 4.dcv.').waitFor();
  expect(await page.getByLabel('Host', { exact: true }).inputValue()).toBe('desk4.example');
  await page.getByLabel(/^CA file/).fill('/etc/desk.pem');
  await drop(page, { 'picture.png': 'no connection' });
  await page.getByText('This is not a .dcv or .json file.').waitFor();
  await drop(page, { 'Room 7.dcv': '[connect]\nhost=room7.example\n' });
  await page.getByText('Filled in from Room 7.dcv.').waitFor();
  expect(await page.getByLabel('Host', { exact: true }).inputValue()).toBe('room7.example');
  await page.getByText('More options').click();
  for (const name of [/^CA file/, /^Web path/, /^QUIC port/, /^User/])
    expect(await page.getByLabel(name).inputValue()).toBe('');
  expect(page.url()).toMatch(/^app:/);
});

test('a double click on “Add connection” adds nothing that failed its test, and moves no button', async () => {
  const studio = await openStudio();
  const home = newHome();
  const { page } = await openApp(home);
  await readyPage(page);
  await page.getByRole('button', { name: 'Add a Nimble studio' }).click();
  await fillConnection(page, studio, { secret: 'mistyped-secret' });
  const add = page.getByRole('button', { name: 'Add connection' });
  const before = await add.boundingBox();
  await add.dblclick();
  const anyway = page.getByRole('button', { name: 'Add anyway' });
  await anyway.waitFor();
  expect(await add.boundingBox()).toEqual(before);
  await add.dblclick();
  await anyway.waitFor();
  expect(savedIn(home.folder)).not.toContain('North Pier Films');
  await page.locator('button[aria-disabled="false"]', { hasText: 'Add anyway' }).click();
  await page.getByRole('heading', { name: 'North Pier Films', level: 1 }).waitFor();
  expect(savedIn(home.folder)).toContain('North Pier Films');
});
