import { expect, test } from 'vitest';
import { addConnection, newHome, openApp } from '../../support/window/app.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { picture } from '../../support/window/picture.ts';
import { saveConnection } from '../../support/window/save-connection.ts';

const host = (name: string, group: string) => ({
  name,
  kind: 'direct',
  host: '127.0.0.1',
  port: 1,
  session: 'console',
  group,
});

test('Escape and Alt+Left go back, a folder stays closed after a restart, and a pasted link shows its target', async () => {
  const home = newHome();
  await addConnection(home, { name: 'Practice', kind: 'practice' });
  await addConnection(home, host('Comp 01', 'The pier'));
  await addConnection(home, host('Comp 02', 'The pier'));
  const { app, page } = await openApp(home);
  const title = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });
  await title('Practice').waitFor();
  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('button', { name: 'DCV hosts' }).click();
  await page.getByRole('heading', { level: 3, name: 'Comp 02' }).waitFor();
  await page.keyboard.press('Control+,');
  await title('Settings').waitFor();
  await page.keyboard.press('Escape');
  await title('DCV hosts').waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await title('History').waitFor();
  await page.keyboard.press('Alt+ArrowLeft');
  await title('Practice').waitFor();
  await page.keyboard.press('Alt+ArrowRight');
  await title('History').waitFor();

  await app.evaluate(({ clipboard }) => {
    void clipboard.writeText('stagedoor://connect?connection=comp-02&session=console');
  });
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await field.press('Control+v');
  const option = page.getByRole('option', { name: /^Connect to .*Comp 02$/ });
  await option.waitFor();
  expect(await page.getByRole('option').count()).toBe(1);
  await page.keyboard.press('Escape');
  await title('History').waitFor();

  const folder = (window: typeof page) => window.getByRole('button', { name: /^The pier/ });
  await folder(page).click();
  await page.getByRole('button', { name: /^Comp 01/ }).waitFor({ state: 'detached' });
  await app.close();
  const again = await openApp(home);
  await folder(again.page).waitFor();
  await again.page.getByRole('button', { name: /^The pier/, expanded: false }).waitFor();
});

test('a link to an unknown connection that is pasted into the search of a list says so', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'Practice studio', kind: 'practice' });
  const { app, page } = await openApp(home);
  await page.locator('.row').first().waitFor();
  await app.evaluate(({ clipboard }) => {
    void clipboard.writeText('stagedoor://connect?connection=north-pier&session=console');
  });
  const field = page.getByLabel('Find a workstation', { exact: true });
  await field.press('Control+v');
  await page.getByRole('alert').getByText('Connection “north-pier” does not exist').waitFor();
  await picture(page, 'link-unknown');
  await page.keyboard.press('Escape');
  expect(await field.inputValue()).toBe('');
  await page.locator('input[type="search"]:focus').waitFor();
});

test('if the service cannot be reached after a restart, this is reported and the last list is shown dimmed', async () => {
  const studio = await openStudio();
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const first = await openApp(home);
  const row = (page: typeof first.page) => page.getByRole('heading', { level: 3 }).first();
  await row(first.page).waitFor();
  const name = await row(first.page).innerText();
  await first.app.close();

  await studio.stop();
  const { page } = await openApp(home);
  await page.getByText(/^As of today \d|^As of \d\d:\d\d\./).waitFor();
  expect(await row(page).innerText()).toBe(name);
  await page.locator('.row.old').first().waitFor();
  // The final message does not promise another attempt.
  await page.getByText(/The service cannot be reached\./).waitFor();
  expect(await page.getByText(/Trying again/).count()).toBe(0);
  await page.locator('[data-slot="main"]:not([aria-disabled])').first().click();
  await page.getByRole('button', { name: 'Cancel' }).first().waitFor();
});
