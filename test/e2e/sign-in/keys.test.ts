import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newHome, openApp, runProgram, type Home } from '../../support/window/app.ts';
import { fillConnection } from '../../support/window/form.ts';
import { inPage } from '../../support/window/in-page.ts';
import { eventually } from '../../support/machine/machine.ts';
import { openStudio } from '../../support/providers/studio.ts';

/** The content of all files in a home, including Electron's data. */
const written = ({ folder }: Home): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

const connect = (home: Home) =>
  runProgram(home, ['--', 'connect', '--connection', 'north-pier-films', '--no-viewer']);

test('keys from the form are only in the keychain: the command line uses them, the window cannot read them', async () => {
  const studio = await openStudio();
  const home = newHome();
  const { page } = await openApp(home);
  const dialog = page.getByRole('dialog');
  await page.getByRole('button', { name: 'Add a Nimble studio' }).click();
  await fillConnection(page, studio, { secret: 'mistyped-secret' });
  await page.getByRole('button', { name: 'Add connection' }).click();
  // Keys that were only tested are not saved.
  await page
    .getByRole('list', { name: 'Checks' })
    .getByText('The service rejected these keys')
    .waitFor();
  expect(written(home)).not.toContain('mistyped-secret');
  expect((await connect(home)).status).toBe(2);
  await page.getByRole('button', { name: 'Add anyway' }).click();
  await page.getByRole('alert').getByText('The service rejected these keys').waitFor();
  expect((await connect(home)).status).toBe(5);

  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await page.getByRole('button', { name: 'Replace keys' }).click();
  await dialog.getByLabel('Access key').fill(studio.accessKeyId);
  await dialog.getByLabel('Secret key').fill(studio.secretAccessKey);
  await dialog.getByRole('button', { name: 'Replace keys' }).click();
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  expect((await connect(home)).status).toBe(0);

  const reported = await inPage(
    page,
    'return JSON.stringify([await stagedoor.connections.list(), await stagedoor.app.state(), await stagedoor.launches.list()])',
  );
  const fields = await inPage(
    page,
    "return JSON.stringify([...document.querySelectorAll('input')].map(({ value }) => value))",
  );
  const settings = readFileSync(join(home.folder, 'settings.json'), 'utf8');
  expect(settings).toContain('north-pier-films');
  for (const text of [String(reported), String(fields), await page.content(), written(home)]) {
    expect(text).not.toContain(studio.secretAccessKey);
    expect(text).not.toContain(studio.accessKeyId);
    expect(text).not.toContain('mistyped-secret');
  }

  // The keys are removed with the connection, so restoring the settings file gives no access to them.
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await dialog.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('heading', { name: 'Connect to your workstations' }).waitFor();
  // The connection is only deleted once the removal can no longer be undone.
  const file = join(home.folder, 'settings.json');
  await eventually(
    () => !/north-pier-films|leftKeys/.test(readFileSync(file, 'utf8')) || undefined,
  );
  writeFileSync(file, settings);
  const after = await connect(home);
  expect(after.status).toBe(5);
  expect(after.err).toContain('You are not signed in');
});

test('without a keychain, the window warns that keys are kept for this run only, and none is on disk', async () => {
  const studio = await openStudio();
  const home = newHome({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nowhere/bus' });
  const { page } = await openApp(home);
  await page.getByRole('button', { name: 'Add a Nimble studio' }).click();
  await fillConnection(page, studio);
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByText('Your keys will be forgotten when you quit').waitFor();
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  await eventually(() => existsSync(join(home.folder, 'settings.json')) || undefined);
  expect(written(home)).not.toContain(studio.secretAccessKey);
  expect(written(home)).not.toContain(studio.accessKeyId);
  // Another process does not have the keys.
  expect((await connect(home)).status).toBe(8);
});
