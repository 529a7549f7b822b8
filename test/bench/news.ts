import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { hasDisplay, startDisplay } from '../../scripts/lib/electron/display.mjs';
import { electronCommand } from '../../scripts/lib/electron/electron-binary.mjs';
import { prepare } from '../../scripts/lib/setup/prepare.mjs';
import { removeHome } from '../../scripts/lib/electron/programs-in.mjs';
import { sandboxSwitches } from '../../scripts/lib/electron/sandbox.mjs';
import { channelOf } from '../../src/shared/ipc/channel.ts';

const RUNS = 5;

/** When main sends news of launches, by the machine's clock, which both processes share. */
const noteSending = (app: ElectronApplication) =>
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

/** When the cards of the page change but for their clocks, and when the frame after that begins. */
const noteShowing = (page: Page) =>
  page.evaluate(`(() => {
    globalThis.shownAt = [];
    const now = () => performance.timeOrigin + performance.now();
    const look = () => document.querySelector('.row:has([data-slot="drawer"])')?.textContent.replace(/[0-9]/g, '') ?? '';
    let last = look();
    new MutationObserver(() => {
      const text = look();
      if (text === last) return;
      last = text;
      const changed = now();
      requestAnimationFrame(() => shownAt.push([changed, now()]));
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  })()`);

/** From main's news of a state to the page's change and to the frame that shows it, in milliseconds. */
async function delays(page: Page, app: ElectronApplication): Promise<readonly [number, number][]> {
  const connect = page.getByRole('button', { name: 'Connect', exact: true });
  await connect.and(page.locator('.go')).first().waitFor();
  await noteSending(app);
  await noteShowing(page);
  await connect.and(page.locator('.go')).first().click();
  await page
    .getByText(/^Open since /)
    .first()
    .waitFor();
  const sentAt = await app.evaluate(() => (globalThis as unknown as { sentAt: number[] }).sentAt);
  const shownAt: [number, number][] = await page.evaluate('shownAt');
  // Each change belongs to the last news before it; news that change no words have none.
  return shownAt.flatMap(([changed, frame]): [number, number][] => {
    const sent = sentAt.findLast((at) => at <= changed);
    return sent === undefined ? [] : [[changed - sent, frame - sent]];
  });
}

/** From main's news of a launch's state to what the window shows, over launches of the practice studio. */
export async function bench(): Promise<void> {
  const { command, args } = electronCommand(
    await prepare('demo', { quiet: true }),
    sandboxSwitches(),
  );
  const screen = hasDisplay() ? undefined : await startDisplay();
  if (screen !== undefined) process.env.DISPLAY = screen.display;
  const took: [number, number][] = [];
  try {
    for (let nth = 0; nth < RUNS; nth += 1) took.push(...(await run(command, args)));
  } finally {
    await screen?.stop();
  }
  tell(
    'main sends, the page changes',
    took.map(([changed]) => changed),
  );
  tell(
    'main sends, the frame that shows it',
    took.map(([, frame]) => frame),
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
    // Asked to quit it would wait for its hand-over file. Its viewer is found by it, so both end together.
    await removeHome(home);
  }
}

function tell(name: string, values: readonly number[]): void {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(1);
  console.log(
    `${name.padEnd(38)}${sorted.length} changes: median ${at(0.5)} ms, longest ${at(1)} ms`,
  );
}
