import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newHome, openApp } from '../../support/window/app.ts';
import { picture } from '../../support/window/picture.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { inPage } from '../../support/window/in-page.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { connectButton, openCard } from '../../support/window/row.ts';

/** Answers the system's save dialog with `file`, or cancels it. */
const saveTo = (app: ElectronApplication, file: string | undefined) =>
  app.evaluate(({ dialog }, path) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: path === '', filePath: path });
  }, file ?? '');

/** The exact text that is shown. */
const shownText = async (page: Page): Promise<string> => {
  const text = page.getByRole('dialog').getByRole('region', { name: 'Support information' });
  return (await text.textContent()) ?? '';
};

test('the support texts of a launch and of the computer are copied and saved as shown, without secrets', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer(7);
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { app, page } = await openApp(home);
  await connectButton(page).click();
  const card = await openCard(page);
  await card.getByText('The DCV viewer closed right after starting').waitFor();
  const { file } = await viewer.received();
  const token = /^authtoken=(\S+)$/m.exec(file.text)?.[1] ?? 'no token was handed over';

  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Save…' });
  const saved = async (name: string) => {
    const path = join(home.folder, name);
    await saveTo(app, undefined);
    await save.click();
    await saveTo(app, path);
    await save.click();
    await dialog.getByText(`Saved as`).waitFor();
    expect(existsSync(path)).toBe(true);
    const shown = await shownText(page);
    expect(readFileSync(path, 'utf8')).toBe(shown);
    await dialog.getByRole('button', { name: /^Copy/ }).click();
    await dialog.getByRole('button', { name: 'Copied', exact: true }).waitFor();
    await eventually(async () =>
      (await app.evaluate(({ clipboard }) => clipboard.readText())) === shown ? true : undefined,
    );
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    for (const secret of [token, studio.secretAccessKey, studio.accessKeyId])
      expect(shown).not.toContain(secret);
    return shown;
  };

  await page.getByRole('button', { name: 'Copy for support' }).click();
  expect(await saved('launch.txt')).toContain('viewer-failed');
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Create' }).click();
  expect(await saved('machine.txt')).toContain('== Connections ==');
});

test('a support text that cannot be saved says so below its buttons, and nothing moves', async () => {
  const home = newHome();
  const { app, page } = await openApp(home);
  await page.locator('h1').waitFor();
  await page.keyboard.press('Control+,');
  await page.getByRole('button', { name: 'Create' }).click();
  const dialog = page.getByRole('dialog');
  const save = dialog.getByRole('button', { name: 'Save…' });
  await save.waitFor();
  const places = async () => [
    await dialog.getByRole('heading').first().boundingBox(),
    await save.boundingBox(),
  ];
  const before = await places();
  await saveTo(app, join(home.folder, 'missing', 'machine.txt'));
  await save.click();
  await dialog.getByRole('alert').waitFor();
  expect(await places()).toEqual(before);
  await picture(page, 'support-text-not-saved');
});

test('preferences are saved as soon as they are set and apply after the next start', async () => {
  const home = newHome();
  const first = await openApp(home);
  const set = (change: object) =>
    inPage(first.page, `return (await stagedoor.preferences.set(${JSON.stringify(change)})).ok`);
  const change = {
    theme: 'light',
    logLevel: 'debug',
    trayIcon: false,
    checkForUpdates: false,
    notifications: { 'stops-soon': false },
    display: { fullscreen: true, transport: 'websocket' },
  };
  expect(await set({ ...change, display: { ...change.display, yuv444: true } })).toBe(true);
  expect(await set({ display: { yuv444: null } })).toBe(true);
  expect(await set({ theme: 'pink' })).toBe(false);
  const settings = readFileSync(join(home.folder, 'settings.json'), 'utf8');
  expect(JSON.parse(settings)).toMatchObject({ preferences: change });
  expect(settings).not.toContain('yuv444');

  const ended = new Promise((resolve) => first.app.process().once('exit', resolve));
  first.app.process().kill('SIGKILL');
  await ended;
  const { app, page } = await openApp(home);
  const read = 'return JSON.stringify((await stagedoor.preferences.read()).value.values)';
  expect(JSON.parse(String(await inPage(page, read)))).toMatchObject(change);
  await eventually(async () =>
    (await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)) === 'light'
      ? true
      : undefined,
  );
});
