import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { hasDisplay, startDisplay } from '../../scripts/lib/electron/display.mjs';
import { drivenProgram } from '../../scripts/lib/electron/driven-program.mjs';
import { prepare } from '../../scripts/lib/setup/prepare.mjs';
import { removeHome } from '../../scripts/lib/electron/programs-in.mjs';
import { sandboxSwitches } from '../../scripts/lib/electron/sandbox.mjs';
import { channelOf } from '../../src/shared/ipc/channel.ts';

const RUNS = 5;

/** Records in the main process when it sends launch updates. Both processes use the same clock. */
const recordSending = (app: ElectronApplication) =>
  app.evaluate(
    ({ BrowserWindow }, channel) => {
      const sentAt: number[] = [];
      Object.assign(globalThis, { sentAt });
      for (const { webContents } of BrowserWindow.getAllWindows()) {
        const send = webContents.send.bind(webContents);
        webContents.send = (to, ...args: readonly unknown[]) => {
          if (to === channel) sentAt.push(performance.timeOrigin + performance.now());
          send(to, ...args);
        };
      }
    },
    channelOf('launches', 'changed'),
  );

/** Records in the page when the text of a launch changes (except its digits), and when the next frame begins. */
const recordShowing = (page: Page) =>
  page.evaluate(`(() => {
    globalThis.shownAt = [];
    const now = () => performance.timeOrigin + performance.now();
    const read = () => document.querySelector('.row:has([data-slot="drawer"])')?.textContent.replace(/[0-9]/g, '') ?? '';
    let last = read();
    new MutationObserver(() => {
      const text = read();
      if (text === last) return;
      last = text;
      const changed = now();
      requestAnimationFrame(() => shownAt.push([changed, now()]));
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  })()`);

/** The times in milliseconds from sending an update until the page changes, and until the frame that shows it. */
async function delays(page: Page, app: ElectronApplication): Promise<readonly [number, number][]> {
  const connect = page.getByRole('button', { name: 'Connect', exact: true });
  await connect.and(page.locator('.go')).first().waitFor();
  await recordSending(app);
  await recordShowing(page);
  await connect.and(page.locator('.go')).first().click();
  await page
    .getByText(/^Open since /)
    .first()
    .waitFor();
  const sentAt = await app.evaluate(() => (globalThis as unknown as { sentAt: number[] }).sentAt);
  const shownAt: [number, number][] = await page.evaluate('shownAt');
  // A change belongs to the last update before it. Some updates change no text.
  return shownAt.flatMap(([changed, frame]): [number, number][] => {
    const sent = sentAt.findLast((at) => at <= changed);
    return sent === undefined ? [] : [[changed - sent, frame - sent]];
  });
}

/** The time from sending a launch update until the window shows it, for launches of the practice studio. */
export async function bench(): Promise<void> {
  const { command, args } = await drivenProgram(
    await prepare('demo', { quiet: true }),
    sandboxSwitches(),
  );
  const screen = hasDisplay() ? undefined : await startDisplay();
  if (screen !== undefined) process.env.DISPLAY = screen.display;
  const measured: [number, number][] = [];
  try {
    for (let nth = 0; nth < RUNS; nth += 1) measured.push(...(await run(command, args)));
  } finally {
    await screen?.stop();
  }
  printRow(
    'sent until the page changes',
    measured.map(([changed]) => changed),
  );
  printRow(
    'sent until the frame shows it',
    measured.map(([, frame]) => frame),
  );
}

async function run(command: string, args: readonly string[]) {
  const home = mkdtempSync(join(tmpdir(), 'stagedoor-bench-'));
  const env = Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
  const app = await _electron.launch({
    executablePath: command,
    args: [...args],
    env: { ...env, STAGEDOOR_HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home },
  });
  try {
    const page = await app.firstWindow();
    await page.getByRole('button', { name: 'Try without an account' }).click();
    return await delays(page, app);
  } finally {
    // A normal quit would wait for the handover file. This ends the program and its viewer, which are found by the folder.
    await removeHome(home);
  }
}

function printRow(name: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(
    `${name.padEnd(38)}${sorted.length} changes: median ${at(0.5)} ms, longest ${at(1)} ms`,
  );
}
