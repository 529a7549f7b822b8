import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fillConnection } from '../../support/window/form.ts';
import { newHome, openApp, runProgram } from '../../support/window/app.ts';
import { readyPage } from '../../support/window/in-page.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { clickSettled, connectButton } from '../../support/window/row.ts';
import { saveConnection } from '../../support/window/save-connection.ts';

const DESK = [
  ...['[connect]', 'host=desk4.example', 'user=ada', 'weburlpath=/desk', 'quicport=9445'],
  ...['certificatevalidationpolicy=strict', ''],
].join('\n');

/** Drops files on the page like the system does. */
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
/** The text of the settings. The file does not exist before the first connection is saved. */
const savedIn = (folder: string): string => {
  const file = join(folder, 'settings.json');
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
};

test('a dropped file fills in the form, and a second one removes the content of the first', async () => {
  const { page } = await openApp(newHome());
  await readyPage(page);
  await drop(page, { 'Desk 4.dcv': DESK });
  await page.getByText('Filled in from Desk 4.dcv.').waitFor();
  expect(await page.getByLabel('Host', { exact: true }).inputValue()).toBe('desk4.example');
  await page.getByLabel(/^CA file/).fill('/etc/desk.pem');
  await drop(page, { 'picture.png': 'no connection' });
  await page.getByText('This is not a .dcv or .json file.').waitFor();
  await drop(page, { 'Room 7.dcv': '[connect]\nhost=room7.example\n' });
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByText('Filled in from Room 7.dcv.').waitFor();
  expect(await page.getByLabel('Host', { exact: true }).inputValue()).toBe('room7.example');
  await page.getByText('More options').click();
  for (const name of [/^CA file/, /^Web path/, /^QUIC port/, /^User/])
    expect(await page.getByLabel(name).inputValue()).toBe('');
  expect(page.url()).toMatch(/^app:/);
});

test('a double click on “Add connection” adds nothing that failed its test and moves no button', async () => {
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

test('a connection is exported to the file that the system asks for', async () => {
  const home = newHome();
  const id = await saveConnection(home, {
    kind: 'direct',
    name: 'Desk 4',
    host: '127.0.0.1',
    port: 9,
    session: 'console',
    tls: { caFile: '/etc/pier.pem' },
  });
  const { app, page } = await openApp(home);
  const file = join(home.folder, 'desk.dcv');
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, file);
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Export' }).click();
  await page.getByLabel('For the DCV viewer (.dcv)').check();
  await page.getByRole('button', { name: 'Save file' }).click();
  await page.getByText(`Saved as ${file}.`).waitFor();
  expect(await page.getByText('tls.caFile').isVisible()).toBe(true);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('host=127.0.0.1');
  const shown = await runProgram(home, ['--', 'connections', 'export', id, '--dcv']);
  expect(text.trim()).toBe(shown.out.trim());
});

/** Removes the connection that the window shows. */
async function remove(page: Page, name: string): Promise<void> {
  await page.getByRole('heading', { name, level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByText(`${name} was removed.`).waitFor();
}
const idsIn = (folder: string): readonly string[] =>
  (JSON.parse(savedIn(folder)) as { connections: { id: string }[] }).connections.map(
    ({ id }) => id,
  );

test('a removal can be undone without losing the keys, is discarded by a crash and completed when the program quits', async () => {
  const studio = await openStudio();
  const home = newHome();
  const id = await saveConnection(home, { ...connectionTo(studio), name: 'North Pier Films' });
  const first = await openApp(home);
  await remove(first.page, 'North Pier Films');
  await clickSettled(first.page.getByRole('button', { name: 'Undo' }));
  // The list can only be read with the keys.
  await connectButton(first.page).waitFor();

  await first.page.getByRole('button', { name: 'Remove' }).click();
  await first.page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await first.page.getByText('North Pier Films was removed.').waitFor();
  const ended = new Promise((resolve) => first.app.process().once('exit', resolve));
  first.app.process().kill('SIGKILL');
  await ended;
  expect(idsIn(home.folder)).toEqual([id]);

  const second = await openApp(home);
  await connectButton(second.page).waitFor();
  await remove(second.page, 'North Pier Films');
  await second.app.close();
  expect(idsIn(home.folder)).toEqual([]);
  expect(savedIn(home.folder)).not.toContain('leftKeys');
});

test('a wrong region is named, corrected from its failure, and the connection then opens a workstation', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, { ...connectionTo(studio), region: 'eu-west-2' });
  const { page } = await openApp(home);
  const title = 'The service does not accept the region eu-west-2';
  await page.getByText(title).first().waitFor();
  expect(await page.getByRole('button', { name: 'Enter keys' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Edit connection' }).first().click();
  await page.getByRole('heading', { name: /^Edit / }).waitFor();
  const region = page.getByLabel('Region');
  await page.locator('select:focus').and(region).waitFor();
  await region.selectOption(studio.region);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await connectButton(page).click();
  const { file } = await viewer.received();
  expect(file.text).toContain('authtoken=');
  viewer.release();
});

test('a form with input is left only after a question, and keys after Ctrl+K do not get into it', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'Practice studio', kind: 'practice' });
  const { page } = await openApp(home);
  await page.getByText('Animation 03').first().waitFor();
  await page.keyboard.press('Control+n');
  const name = page.getByLabel('Name', { exact: true });
  await name.fill('South Pier');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('history');
  expect(await name.inputValue()).toBe('South Pier');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await page.getByRole('button', { name: 'Favorites' }).click();
  await page.getByRole('button', { name: 'Keep editing' }).click();
  await page.keyboard.type('s');
  await expect.poll(() => name.inputValue()).toBe('South Piers');
  await page.getByRole('button', { name: 'Favorites' }).click();
  await page.getByRole('button', { name: 'Discard' }).click();
  await page.getByRole('heading', { name: 'Favorites', level: 1 }).waitFor();
});
