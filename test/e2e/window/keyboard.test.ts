import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Messages } from '../../../src/shared/languages/language-messages.ts';
import { messages as en } from '../../../src/shared/languages/messages/en.arb';
import { translations } from '../../../src/shared/languages/message-loaders.ts';
import { newHome, openApp, type Home } from '../../support/window/app.ts';
import { readyPage } from '../../support/window/in-page.ts';
import { walkBy, type Walk } from '../../support/window/keyboard.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { deadPort } from '../../support/network/servers.ts';
import { openSince, rowButton } from '../../support/window/row.ts';

/** Opens the practice studio from the first page with the keyboard. */
async function openPractice() {
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  const { app, page } = await openApp(home);
  await readyPage(page);
  const walk = await walkBy(page);
  await walk.to('Try without an account');
  await walk.press('Enter');
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  await walk.stop();
  return { app, home, page, viewer, walk };
}

/** The texts of the window in German, or in English if there is no German. */
const german = async (): Promise<Messages> => (await translations.de?.())?.messages ?? en;

interface SavedPreferences {
  readonly language?: string;
  readonly theme?: string;
  readonly notifications?: { readonly ready?: boolean };
}
/** Waits until the saved preferences of a home match. */
const waitForPreferences = (home: Home, matches: (preferences: SavedPreferences) => boolean) =>
  eventually(() => {
    const text = readFileSync(join(home.folder, 'settings.json'), 'utf8');
    return matches((JSON.parse(text) as { preferences: SavedPreferences }).preferences)
      ? true
      : undefined;
  });

test('the keyboard is enough from the first page to a workstation that is handed over', async () => {
  const { page, viewer, walk } = await openPractice();
  await walk.to('Connect');
  await walk.to('Connect', { by: 'ArrowDown', description: 'Compositing 01' });
  await walk.press('Space');
  await openSince(page).waitFor();
  await walk.stop();
  expect((await viewer.received()).file.text).toContain('sessionid=compositing-01');

  // The button of the row has kept the focus. The card opens below the row, and closes with the
  // launch.
  viewer.release();
  expect(await walk.stop()).toMatchObject({ name: 'Reconnect' });
  await page.getByText('The viewer closed without an error.').first().waitFor();
  await walk.to('Show the launch of Compositing 01', { by: 'Shift+Tab' });
  await walk.press('Enter');
  const card = page.locator('article:not([data-changed])');
  await card.waitFor();
  await walk.to('Dismiss', { description: 'Compositing 01' });
  await walk.press('Enter');
  await card.waitFor({ state: 'detached' });
  expect(await walk.stop()).toMatchObject({ name: 'Connect', description: 'Compositing 01' });

  // A cancelled launch leaves the focus on the button of its row.
  await walk.press('Control+f');
  await walk.type('compositing 01');
  await rowButton(page, 'Connect').waitFor();
  await walk.press('ArrowDown', 'Enter');
  await rowButton(page, 'Cancel').waitFor();
  await walk.press('Enter');
  await rowButton(page, 'Connect').waitFor();
  expect(await walk.stop()).toMatchObject({ name: 'Connect', description: 'Compositing 01' });
});

/** Adds a host where no server listens, despite its failed test. */
async function addHost(page: Page, walk: Walk): Promise<void> {
  await walk.press('Control+n');
  await walk.at('Nimble-compatible');
  await walk.to('DCV host', { by: 'ArrowDown' });
  await walk.to('Name');
  await walk.type('Comp 07');
  await walk.to('Host');
  await walk.type('127.0.0.1');
  await walk.to('Port');
  await walk.press('Control+a');
  await walk.type(String(await deadPort()));
  await walk.press('Enter');
  const anyway = page.getByRole('button', { name: 'Add anyway' });
  await anyway.waitFor();
  await walk.to('Add connection');
  // The button is disabled for a second, so that a click meant for something else does not save.
  await page.locator('button[aria-disabled="false"]', { hasText: 'Add anyway' }).waitFor();
  await walk.to('Add anyway', { by: 'Shift+Tab' });
  await walk.press('Enter');
  await page.getByRole('heading', { name: 'Comp 07', level: 1 }).waitFor();
  await walk.stop();
}

test('the keyboard is enough for a form, a failed test, a failure and its support text', async () => {
  const { page, walk } = await openPractice();
  await addHost(page, walk);
  await walk.to('Connect', { description: 'Comp 07' });
  await walk.press('Enter');
  await rowButton(page, 'Try again', 'Comp 07').waitFor();
  await walk.press('Enter');
  // Another launch replaces the failed one.
  await rowButton(page, 'Cancel', 'Comp 07')
    .or(rowButton(page, 'Try again', 'Comp 07'))
    .first()
    .waitFor();
  await rowButton(page, 'Try again', 'Comp 07').waitFor();
  await walk.stop();
  await walk.to('Why?', { by: 'Shift+Tab', description: 'Comp 07' });
  await walk.press('Enter');
  const card = page.locator('article:not([data-changed])');
  await card.waitFor();
  await walk.to('Try anyway');

  await walk.to('Technical details', { description: 'Comp 07' });
  await walk.press('Space');
  await page.getByRole('button', { name: 'Technical details', expanded: true }).waitFor();
  await walk.to('Copy for support', { description: 'Comp 07' });
  await walk.press('Enter');
  await walk.at(/^Copy:/);
  await walk.to('Support information');
  await walk.press('Escape');
  await walk.at('Copy for support', 'Comp 07');
  await walk.press('Enter');
  await walk.at(/^Copy:/);
  await walk.to('Close', { by: 'Shift+Tab' });
  await walk.press('Enter');
  await walk.at('Copy for support', 'Comp 07');

  await walk.to('Dismiss', { by: 'Shift+Tab', description: 'Comp 07' });
  await walk.press('Enter');
  await card.waitFor({ state: 'detached' });
  await walk.stop();
});

/** Moves from the focus to a setting. */
const setting = (walk: Walk, messages: Messages, name: keyof Messages['settings']['of']) =>
  walk.to(messages.settings.of[name].name);

test('the keyboard is enough for the settings, which take effect at once and after the next start', async () => {
  const { app, home, page, walk } = await openPractice();
  const de = await german();
  await walk.press('Control+,');
  await walk.at('Find a setting');
  await setting(walk, en, 'language');
  await walk.press('D');
  await walk.at(de.settings.of.language.name);
  await page.getByRole('heading', { name: de.settings.title, level: 1 }).waitFor();
  await waitForPreferences(home, ({ language }) => language === 'de');
  await walk.press('Home');
  await walk.at('Language');
  await waitForPreferences(home, ({ language }) => language === 'system');
  await walk.press('D');
  await walk.at(de.settings.of.language.name);

  await setting(walk, de, 'theme');
  await walk.press('End');
  await eventually(async () => (await isDark(page)) || undefined);
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await setting(walk, de, 'notifications-ready');
  await walk.press('Space');
  await waitForPreferences(
    home,
    ({ language, theme, notifications }) =>
      language === 'de' && theme === 'dark' && notifications?.ready === false,
  );
  const off = { name: de.settings.of['notifications-ready'].name, checked: false };
  await page.getByRole('switch', off).waitFor();

  await walk.to(de.settings.find, { by: 'Shift+Tab' });
  await walk.type(de.settings.of.trayIcon.name);
  await eventually(async () => (await page.getByRole('switch').count()) === 1 || undefined);
  await setting(walk, de, 'trayIcon');
  await walk.to(de.settings.find, { by: 'Shift+Tab' });
  await walk.press('Escape');
  await page.getByRole('switch', off).waitFor();
  await walk.to(de.buttons.close);
  await walk.press('Enter');
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  await walk.stop();

  const appearanceFile = join(home.folder, 'look.json');
  await eventually(() => readFileSync(appearanceFile, 'utf8').includes('"dark"') || undefined);
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await ended;
  const again = await openApp(home);
  expect(await again.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await again.page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  expect(await isDark(again.page)).toBe(true);
  const walkAgain = await walkBy(again.page);
  await walkAgain.press('Control+,');
  await walkAgain.at(de.settings.find);
  await again.page.getByRole('switch', off).waitFor();
});

/** Whether the page is dark. By default, the driver would make all pages light. */
async function isDark(page: Page): Promise<boolean> {
  await page.emulateMedia({ colorScheme: null });
  return page.evaluate(`matchMedia('(prefers-color-scheme: dark)').matches`);
}

test('the keyboard is enough to find a workstation by its name, and to open and leave the About page', async () => {
  const { page, viewer, walk } = await openPractice();
  await walk.press('Control+k');
  await walk.at('Find a workstation, connection or setting');
  await walk.press('Escape');
  await walk.stop();
  await walk.press('Control+k');
  await walk.at('Find a workstation, connection or setting');
  await walk.type('connect comp');
  await walk.press('Enter');
  await openSince(page).waitFor();
  await walk.stop();
  expect((await viewer.received()).file.text).toContain('sessionid=compositing-01');
  viewer.release();

  await walk.press('Control+k');
  await walk.at('Find a workstation, connection or setting');
  await walk.type('about stagedoor');
  await walk.press('Enter');
  await page.getByRole('heading', { name: 'Third-party software' }).waitFor();
  await walk.at('Back');
  await walk.to('Copy versions');
  await walk.to('Back', { by: 'Shift+Tab' });
  await walk.press('Enter');
  await page.getByRole('heading', { name: 'Compositing 01', level: 3 }).waitFor();
  await walk.stop();
});
