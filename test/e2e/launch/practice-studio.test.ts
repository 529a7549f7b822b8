import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ElectronApplication, Page } from 'playwright-core';
import { newHome, openApp, runProgram } from '../../support/window/app.ts';
import { picture } from '../../support/window/picture.ts';
import { clickSettled } from '../../support/window/row.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';

const practice = { name: 'Practice studio', kind: 'practice' };
const command = (name: string, ...more: readonly string[]) => [
  '--',
  name,
  ...['--connection', 'practice-studio'],
  ...more,
];

/** The launches that the window shows. */
const launchesOf = async (page: Page): Promise<readonly { state: string; failure?: unknown }[]> =>
  page.evaluate('stagedoor.launches.list().then((reply) => reply.value)');

/** Quits like the menu does, and waits until the program has ended. */
async function quit(app: ElectronApplication): Promise<void> {
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.evaluate(({ app: electron }) => {
    electron.quit();
  });
  await ended;
}

test('a command sees the changes of the previous one, and a damaged state is replaced by a new studio', async () => {
  const home = newHome();
  await saveConnection(home, practice);
  const start = command('start', '--session', 'look-development-02', '--wait');
  expect(await runProgram(home, start)).toMatchObject({ status: 0 });
  const listed = await runProgram(home, command('sessions'));
  expect(listed.out).toMatch(/look-development-02\t.*\tREADY/);

  const state = join(home.folder, 'practice.json');
  expect(readFileSync(state, 'utf8')).not.toMatch(/authToken|secret/i);
  writeFileSync(state, '{"version":1,"sessions":7}');
  writeFileSync(join(home.folder, 'launches.json'), '{"version":1,"hist');
  const again = await runProgram(home, command('sessions'));
  expect(again).toMatchObject({ status: 0 });
  expect(again.out).toMatch(/look-development-02\t.*\tSTOPPED/);
  expect(existsSync(state)).toBe(true);
  const renamed = readdirSync(home.folder).filter((name) => name.includes('.damaged-'));
  expect(renamed).toHaveLength(2);
  for (const name of renamed) expect(again.err).toContain(join(home.folder, name));
});

test('workstations of the user are marked as theirs from the first list on', async () => {
  const home = newHome();
  await saveConnection(home, practice);
  const { page } = await openApp(home);
  const row = page.locator('.row').filter({ hasText: 'Compositing 01' });
  await row.getByText(/, mine$/).waitFor();
  expect(await page.getByText('practice-artist').count()).toBe(0);
  await page.getByLabel('Owner').selectOption({ label: 'Only mine' });
  await row.getByText(/, mine$/).waitFor();
});

test('a launch in progress on quit continues after a restart, without a failure', async () => {
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, practice);
  const first = await openApp(home);
  const row = first.page.getByRole('listitem').filter({ hasText: 'Compositing 01' });
  await row.getByRole('button', { name: 'Connect', exact: true }).click();
  await expect
    .poll(async () => (await launchesOf(first.page)).map(({ state }) => state))
    .toEqual(['waiting']);
  await quit(first.app);

  const { page } = await openApp(home);
  expect((await viewer.received()).file.text).toContain('sessionid=compositing-01');
  await page
    .getByText(/^Open since/)
    .first()
    .waitFor();
  expect(await launchesOf(page)).toMatchObject([{ state: 'opened' }]);
  viewer.release();
});

test('a copied link still leads to its workstation after a restart', async () => {
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, practice);
  const first = await openApp(home);
  await first.page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  // The link from "Copy link" names the studio, because the connection does not.
  const studio = await first.page.evaluate<string>(
    'stagedoor.workstations.studios({ connection: "practice-studio" }).then((one) => one.value[0].id)',
  );
  await quit(first.app);

  const link = `stagedoor://connect?connection=practice-studio&session=compositing-01&studio=${studio.replace(':', '%3A')}`;
  const { page } = await openApp(home, ['--open-url', '--', link]);
  await page.getByRole('dialog').getByRole('button', { name: 'Connect', exact: true }).click();
  expect((await viewer.received()).file.text).toContain('sessionid=compositing-01');
  viewer.release();
});

test('the workstation that fails to start shows its cause and starts when it is retried', async () => {
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, practice);
  const { page } = await openApp(home);
  const row = page.getByRole('listitem').filter({ hasText: 'Simulation 04' });
  await row.getByRole('button', { name: 'Start and connect' }).click();
  const main = page.getByRole('main');
  const retry = main.getByRole('button', { name: 'Try again' });
  await retry.first().waitFor();
  await main
    .getByText(/Try again later, or ask your administrator for another instance type/)
    .first()
    .waitFor();
  await picture(page, 'start-failed');
  await clickSettled(retry);
  expect((await viewer.received()).file.text).toContain('sessionid=simulation-04');
  viewer.release();
});
