import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { newHome, openApp, runProgram } from '../../support/window/app.ts';
import { eventually, tempFolder } from '../../support/machine/machine.ts';
import { createAuthority } from '../../support/network/certificates.ts';
import { deadPort, serveTls } from '../../support/network/servers.ts';
import { connectButton } from '../../support/window/row.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { recordLayoutShifts } from '../../support/window/layout-shift.ts';
import { inPage, readyPage } from '../../support/window/in-page.ts';

/** The connections in the settings of a home, once there are any. */
const savedIn = (folder: string) =>
  eventually(() => {
    const text = readFileSync(join(folder, 'settings.json'), 'utf8');
    const { connections } = JSON.parse(text) as { connections: readonly object[] };
    return connections.length > 0 ? connections : undefined;
  });

test('a connection file with every setting is imported in the window and exported again', async () => {
  const port = await deadPort();
  const home = newHome();
  const { page } = await openApp(home);
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await readyPage(page);
  const file = join(tempFolder(), 'Desk 4.dcv');
  const lines = [
    ...['[version]', 'format=1.0', '', '[connect]', `host=https://127.0.0.1:${port}`],
    ...['sessionid=desk', 'user=NORTHPIER\\m.okafor', 'weburlpath=customPath', 'quicport=9445'],
    ...['transport=websocket', 'proxytype=HTTP', 'proxyhost=proxy.example', 'proxyport=3128'],
    ...['certificatevalidationpolicy=strict', 'password=hush', '', '[options]'],
    ...['fullscreen=false', 'useallmonitors=true', 'enableyuv444decoding=true', ''],
  ];
  // Windows PowerShell writes text like this: UTF-16 with a byte order mark.
  writeFileSync(file, `\ufeff${lines.join('\r\n')}`, 'utf16le');
  await page.getByRole('button', { name: 'Add a DCV connection' }).click();
  await page.getByLabel('Choose a file').setInputFiles(file);
  await page.getByText('password', { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('heading', { name: 'Desk 4' }).first().waitFor();
  const [saved] = await savedIn(home.folder);
  const connection = {
    name: 'Desk 4',
    kind: 'direct',
    host: '127.0.0.1',
    port,
    quicPort: 9445,
    session: 'desk',
    user: 'NORTHPIER\\m.okafor',
    webUrlPath: '/customPath',
    transport: 'websocket',
    tls: { policy: 'strict' },
    proxy: { type: 'http', host: 'proxy.example', port: 3128 },
    display: { fullscreen: false, allMonitors: true, yuv444: true },
  };
  expect(saved).toEqual({ id: 'desk-4', ...connection });
  expect(errors).toEqual([]);

  const exported = await runProgram(home, ['--', 'connections', 'export', 'desk-4', '--dcv']);
  expect(exported).toMatchObject({ status: 0, err: '' });
  expect(exported.out).toContain('user=NORTHPIER\\\\m.okafor');
});

/** Clicks "Choose a file" and chooses `text` under this name where the system would show its dialog. */
async function chooseFile(page: Page, name: string, text: string): Promise<void> {
  const asked = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a file' }).click();
  const chooser = await asked;
  expect(chooser.isMultiple()).toBe(false);
  const file = join(tempFolder(), name);
  writeFileSync(file, text);
  await chooser.setFiles(file);
}

test('a host is added from a file that is chosen with the button of the form, and is connected to', async () => {
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  const { page } = await openApp(home);
  await readyPage(page);
  await page.getByRole('button', { name: 'Add a DCV connection' }).click();
  await page.getByRole('heading', { name: 'Add a connection' }).waitFor();
  const shifts = await recordLayoutShifts(page);
  await chooseFile(page, 'picture.png', 'no connection');
  await page.getByText('This is not a .dcv or .json file.').waitFor();
  await chooseFile(page, 'notes.json', '[1, 2]');
  await page.getByText(/^The file is neither a DCV connection file/).waitFor();
  expect(await shifts()).toEqual([]);

  const { port } = await serveTls(createAuthority(tempFolder()).issue('127.0.0.1'));
  const host = `[connect]\nhost=127.0.0.1\nport=${port}\nsessionid=desk\n`;
  await chooseFile(page, 'Desk 4.dcv', host);
  await page.getByText('Filled in from Desk 4.dcv.').waitFor();
  expect(await page.getByText(/^The file is neither/).count()).toBe(0);
  expect(await page.getByLabel('Host', { exact: true }).inputValue()).toBe('127.0.0.1');
  await page.getByRole('button', { name: 'Add connection' }).click();
  await page.getByRole('heading', { level: 1, name: 'Desk 4' }).waitFor();
  await connectButton(page, 'Desk 4').click();
  expect((await viewer.received()).file.text).toContain('sessionid=desk');
  viewer.release();

  // The same file can be chosen again.
  await page.keyboard.press('Control+n');
  await page.getByRole('heading', { name: 'Add a connection' }).waitFor();
  await chooseFile(page, 'Desk 4.dcv', host);
  await page.getByText('Filled in from Desk 4.dcv.').waitFor();
});

test('an error in the page is logged without secrets', async () => {
  const home = newHome();
  const { page } = await openApp(home);
  await readyPage(page);
  // The bridge refuses what cannot be sent, such as the state of a form.
  const code = `await stagedoor.connections.check({ form: 'connection', values: new Proxy({}, {}) })`;
  expect(await inPage(page, code)).toBe('Error');
  await inPage(page, `console.error('A call failed.', 'password=hush-hush')`);
  const text = await eventually(() => {
    const log = home.logText();
    return log.includes('A call failed.') ? log : undefined;
  });
  expect(text).toContain('the window reported an error');
  expect(text).not.toContain('hush-hush');
});
