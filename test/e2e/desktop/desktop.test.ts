import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchApp, newHome, openApp, runProgram, type Home } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { readyPage } from '../../support/window/in-page.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { createHandClock } from '../../support/practice/start-studio.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { connectButton, openSince } from '../../support/window/row.ts';

/** The parts of the desktop that are recorded inside the program. */
interface Recorded {
  readonly notifications: { readonly title: string; readonly body: string }[];
  readonly menus: string[][];
  readonly tooltips: string[];
}

/** This file exists once the program has asked whether the desktop shows tray icons. */
const trayQueryFile = (home: Home) => join(home.folder, 'tray-asked');

/** Simulates a desktop that shows tray icons, or none, with stand-ins for `dbus-send` and `gdbus`. */
function withTray(home: Home, shows: boolean): Home {
  const bin = join(home.folder, 'bin');
  mkdirSync(bin, { recursive: true });
  for (const command of ['dbus-send', 'gdbus']) {
    writeFileSync(
      join(bin, command),
      `#!/bin/sh\ntouch '${trayQueryFile(home)}'\necho '   variant       boolean ${shows}'\n`,
    );
    chmodSync(join(bin, command), 0o755);
  }
  home.env.PATH = `${bin}:${home.env.PATH ?? ''}`;
  return home;
}

/**
 * The driver sometimes loses the reply to a call while the program starts, so the call is repeated.
 */
const retried = (call: () => Promise<unknown>) =>
  eventually(() =>
    call().then(
      () => true,
      () => undefined,
    ),
  );

/** Records notifications and the tray from now on; clicks go to the real ones. */
const record = (app: ElectronApplication) =>
  retried(() =>
    app.evaluate(({ Notification, Tray, BrowserWindow }) => {
      // The driver can lose the reply to a call that was carried out, which is then repeated.
      if ('recorded' in globalThis) return;
      const recorded: Recorded = { notifications: [], menus: [], tooltips: [] };
      const held: { menu?: Electron.Menu; notification?: Electron.Notification } = {};
      Object.assign(globalThis, { recorded, held });
      Notification.isSupported = () => true;
      Notification.prototype.show = function (this: Electron.Notification) {
        recorded.notifications.push({ title: this.title, body: this.body });
        held.notification = this;
      };
      Tray.prototype.setContextMenu = (menu: Electron.Menu | null) => {
        if (menu === null) return;
        held.menu = menu;
        recorded.menus.push(
          menu.items.map(({ type, label }) => (type === 'separator' ? '-' : label)),
        );
      };
      Tray.prototype.setToolTip = (text: string) => {
        recorded.tooltips.push(text);
      };
      // The window of a test has no window manager that would take the focus away.
      BrowserWindow.prototype.isFocused = () => false;
    }),
  );

const NOTHING: Recorded = { notifications: [], menus: [], tooltips: [] };
/**
 * What was recorded; nothing if the driver fails to read it, as it sometimes does when the program
 * is busy.
 */
const recorded = (app: ElectronApplication): Promise<Recorded> =>
  app
    .evaluate(() => (globalThis as unknown as { recorded: Recorded }).recorded)
    .catch(() => NOTHING);

const pressMenu = (app: ElectronApplication, label: string) =>
  app.evaluate((_electron, start) => {
    const { held } = globalThis as unknown as { held: { menu?: Electron.Menu } };
    held.menu?.items.find((item) => item.label.startsWith(start))?.click();
  }, label);

const windowCount = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length).catch(() => -1);
const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });

/**
 * Call it while the program runs: resolves with its exit code when it has ended by itself. Rejects
 * with what the program wrote if a signal ended it, for example because it crashed.
 */
function endOf(app: ElectronApplication): () => Promise<number> {
  const child = app.process();
  let written = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    written = (written + chunk.toString()).slice(-4_000);
  });
  return () =>
    eventually(() => {
      if (child.signalCode !== null) throw new Error(`ended by ${child.signalCode}: ${written}`);
      return child.exitCode ?? undefined;
    });
}

/** The program with a studio, a viewer that stays open, and a visible tray. */
async function openOnDesktop(shows = true) {
  const studio = await openStudio();
  const viewer = recordingViewer('stay');
  const home = withTray(newHome({ STAGEDOOR_VIEWER: viewer.executable }), shows);
  await saveConnection(home, connectionTo(studio));
  const { app, page } = await openApp(home);
  await record(app);
  return { home, app, page, viewer, ended: endOf(app) };
}

test('a launch is in the tray and in a notification, and a click on its tray entry shows its card in a new window', async () => {
  const { home, app, page, viewer, ended } = await openOnDesktop();
  await connectButton(page).click();
  const { notifications } = await eventually(async () => {
    const now = await recorded(app);
    return now.notifications.length > 0 ? now : undefined;
  });
  expect(notifications).toEqual([
    { title: expect.stringMatching(/ is ready$/) as string, body: 'North Pier Films' },
  ]);
  await openSince(page).waitFor();
  const { menus, tooltips } = await eventually(async () => {
    const now = await recorded(app);
    return now.menus.at(-1)?.[0]?.endsWith(': open in the viewer') === true ? now : undefined;
  });
  expect(menus.at(-1)).toEqual([
    expect.stringContaining(': open in the viewer') as string,
    '-',
    'Open Stagedoor',
    'Settings…',
    '-',
    'Quit',
  ]);
  expect(tooltips.at(-1)).toBe('Stagedoor: a workstation is open');

  // After its window was closed, the program continues, and the tray opens a new window.
  await closeWindow(app);
  await eventually(async () => (await windowCount(app)) === 0 || undefined);
  const opened = app.waitForEvent('window');
  const line = menus.at(-1)?.[0] ?? '';
  await pressMenu(app, line);
  const again = await opened;
  await openSince(again).waitFor();
  await again.locator('[id^="launch-"]:focus').waitFor();

  // After the window is closed again, the program ends together with its launch.
  await closeWindow(app);
  await eventually(async () => (await windowCount(app)) === 0 || undefined);
  expect(await windowCount(app)).toBe(0);
  // A viewer that exits before its file is gone may have passed the connection on.
  await eventually(() => home.handoverFiles().length === 0 || undefined);
  viewer.release();
  expect(await ended()).toBe(0);
});

test('closing the window during a launch ends the program if the desktop shows no tray', async () => {
  const { app, page, ended } = await openOnDesktop(false);
  await connectButton(page).click();
  await openSince(page).waitFor();
  await closeWindow(app).catch(() => undefined);
  expect(await ended()).toBe(0);
});

test('closing the window ends the program without a launch in progress, even with a tray', async () => {
  const home = withTray(newHome(), true);
  const { app, page } = await openApp(home);
  const ended = endOf(app);
  await readyPage(page);
  await closeWindow(app).catch(() => undefined);
  expect(await ended()).toBe(0);
});

test('a failure without a window is shown in a notification, and the program runs until it is seen', async () => {
  // A failure that the window has shown does not keep the program running, so the stream is ready
  // only afterwards.
  const time = createHandClock();
  const studio = await openStudio({}, time.now);
  const viewer = recordingViewer(7);
  const home = withTray(newHome({ STAGEDOOR_VIEWER: viewer.executable }), true);
  await saveConnection(home, connectionTo(studio));
  const { app, page } = await openApp(home);
  const ended = endOf(app);
  await record(app);
  await connectButton(page).click();
  await page
    .getByText(/^Preparing…/)
    .first()
    .waitFor();
  // The stream exists, so that it is ready a second later.
  await eventually(
    () =>
      studio.requests.some(({ operation }) => operation === 'GetStreamingSessionStream') ||
      undefined,
  );
  await closeWindow(app);
  await eventually(async () => (await windowCount(app)) === 0 || undefined);
  time.pass(1_000);
  const { notifications } = await eventually(async () => {
    const now = await recorded(app);
    return now.tooltips.at(-1) === 'Stagedoor: needs your attention' ? now : undefined;
  });
  expect(notifications.map(({ title }) => title)).toContain(
    'The DCV viewer closed right after starting',
  );
  const opened = app.waitForEvent('window');
  await app.evaluate(() => {
    const { held } = globalThis as unknown as { held: { notification?: Electron.Notification } };
    held.notification?.emit('click');
  });
  await (
    await opened
  )
    .getByRole('main')
    .getByText('The DCV viewer closed right after starting')
    .first()
    .waitFor();
  await closeWindow(app).catch(() => undefined);
  expect(await ended()).toBe(0);
});

test('the window opens where it was, and with default bounds if the bounds file is damaged', async () => {
  const home = newHome();
  const first = await openApp(home);
  await readyPage(first.page);
  const ended = endOf(first.app);
  const bounds = { x: 40, y: 60, width: 900, height: 600 };
  await first.app.evaluate(({ BrowserWindow }, to) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(to);
  }, bounds);
  const boundsFile = join(home.folder, 'window.json');
  await eventually(() =>
    existsSync(boundsFile) && readFileSync(boundsFile, 'utf8').includes('"width":900')
      ? true
      : undefined,
  );
  await closeWindow(first.app).catch(() => undefined);
  await ended();

  const boundsOf = (app: ElectronApplication) =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
  const second = await openApp(home);
  const endSecond = endOf(second.app);
  expect(await boundsOf(second.app)).toEqual(bounds);
  await closeWindow(second.app).catch(() => undefined);
  await endSecond();

  writeFileSync(boundsFile, '{"bounds":');
  const third = await openApp(home);
  await readyPage(third.page);
  expect(await boundsOf(third.app)).toMatchObject({ width: 1120, height: 720 });
});

test('a start at login opens no window, also if it is repeated, until a window is requested', async () => {
  const home = withTray(newHome(), true);
  const app = await launchApp(home, ['--hidden']);
  await eventually(() => existsSync(trayQueryFile(home)) || undefined);
  expect((await runProgram(home, ['--hidden'], { display: true })).status).toBe(0);
  expect(await windowCount(app)).toBe(0);
  const opened = app.waitForEvent('window');
  expect((await runProgram(home, [], { display: true })).status).toBe(0);
  await readyPage(await opened);
});

test('after a start at login without a tray, closing the window ends the program', async () => {
  const home = withTray(newHome(), false);
  const app = await launchApp(home, ['--hidden']);
  const ended = endOf(app);
  const opened = app.waitForEvent('window');
  expect((await runProgram(home, [], { display: true })).status).toBe(0);
  await readyPage(await opened);
  await closeWindow(app).catch(() => undefined);
  expect(await ended()).toBe(0);
});

test('the menu bar has its entries and opens the form for a new connection and the About page', async () => {
  const home = newHome();
  const { app, page } = await openApp(home);
  await readyPage(page);
  const labels = await app.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.items ?? [];
    items[0]?.submenu?.items[0]?.click();
    return items.map(({ label, submenu }) => [label, submenu?.items.map((item) => item.label)]);
  });
  const file = ['New connection…', '', 'Import…', '', 'Settings…', '', expect.any(String)];
  expect(labels[0]).toEqual(['&File', file]);
  expect(labels[2]).toEqual(['&View', expect.arrayContaining(['Find anything…'])]);
  expect(labels.at(-1)).toEqual(['&Help', ['Guide', 'Diagnostics…', '', 'About Stagedoor']]);
  await page.getByRole('heading', { name: 'Add a connection' }).waitFor();
  await app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.items.at(-1)?.submenu?.items.at(-1)?.click();
  });
  await page.getByRole('heading', { name: 'About Stagedoor' }).waitFor();
});

/** So many reads in succession must find no timer. */
const READS = 100;

test('no timer of the desktop runs without a launch in progress', async () => {
  const home = withTray(newHome(), true);
  const { app, page } = await openApp(home);
  await readyPage(page);
  const timers = () =>
    app
      .evaluate(() => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length)
      // In rare cases, the driver loses the reply. That read counts as one with a timer.
      .catch(() => 1);
  // Short timers may still run while the window settles.
  let readsWithout = 0;
  await eventually(async () => {
    readsWithout = (await timers()) === 0 ? readsWithout + 1 : 0;
    return readsWithout === READS || undefined;
  });
  expect(readsWithout).toBe(READS);
});
