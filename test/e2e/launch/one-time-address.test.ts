import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newHome, openApp, runProgram, type Home } from '../../support/window/app.ts';
import { createAuthority } from '../../support/network/certificates.ts';
import { tempFolder } from '../../support/machine/machine.ts';
import { serveTls } from '../../support/network/servers.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { readyPage } from '../../support/window/in-page.ts';

const TOKEN = 'hush3QMBMm9ihX3QkWkToken';

/**
 * A server, the text that a cluster's command prints about a session on it, a recording viewer and
 * a home.
 */
async function open() {
  const { port } = await serveTls(createAuthority(tempFolder()).issue('127.0.0.1'));
  const address = `https://127.0.0.1:${port}?authToken=${TOKEN}%3D#oneTimeSession`;
  const printed = `Please use the following one-time URL in your browser within 30 seconds:\n${address}\n`;
  const viewer = recordingViewer(0);
  return { port, printed, viewer, home: newHome({ STAGEDOOR_VIEWER: viewer.executable }) };
}

/** The content of all files in a home, including Electron's data. */
const written = ({ folder }: Home): string =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');

const expectHandedOver = async ({ viewer, port }: Awaited<ReturnType<typeof open>>) => {
  const { argv, env, file } = await viewer.received();
  const lines = file.text.split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      ...['host=127.0.0.1', `port=${port}`, `quicport=${port}`, 'sessionid=oneTimeSession'],
      ...[`authtoken=${TOKEN}=`, 'certificatevalidationpolicy=ask-user'],
    ]),
  );
  expect(JSON.stringify([argv, env])).not.toContain(TOKEN);
};

test('a one-time address on standard input is handed over and appears nowhere else', async () => {
  const opened = await open();
  const { home, printed } = opened;
  const ran = await runProgram(home, ['--', 'connect', '--json'], { input: printed });
  expect(ran.status).toBe(0);
  await expectHandedOver(opened);
  const history = await runProgram(home, ['--', 'history', '--json']);
  expect(JSON.parse(history.out)).toEqual([]);
  expect(ran.out + ran.err + written(home)).not.toContain(TOKEN);
});

test('a one-time address that is pasted into the window is handed over and appears nowhere else', async () => {
  const opened = await open();
  const { home, printed } = opened;
  const { app, page } = await openApp(home);
  await readyPage(page);
  await app.evaluate(({ clipboard }, text) => void clipboard.writeText(text), printed);
  await page.keyboard.press('Control+v');
  const dialog = page.getByRole('dialog', { name: 'Connect with a one-time address' });
  await dialog.getByRole('button', { name: 'Connect' }).click();
  await expectHandedOver(opened);
  await page.getByText('127.0.0.1').first().waitFor();
  expect(await page.content()).not.toContain(TOKEN);
  // The program deletes the viewer's file when it ends.
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await page.close();
  expect(await ended).toBe(0);
  expect(home.handoverFiles()).toEqual([]);
  expect(written(home)).not.toContain(TOKEN);
  expect(home.logText()).not.toContain('oneTimeSession');
});
