import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { newHome, openApp, runProgram } from '../../support/window/app.ts';
import { tempFolder } from '../../support/machine/machine.ts';

test('a connection file as an argument fills in the form without saving it, and an unusable file is reported', async () => {
  const folder = tempFolder();
  const write = (name: string, host: string) => {
    const file = join(folder, name);
    writeFileSync(file, `[connect]\nhost=${host}\nsessionid=desk\n`);
    return file;
  };
  const home = newHome();
  const { app, page } = await openApp(home, ['--', write('Desk 4.dcv', 'desk-4.example')]);
  const host = page.getByLabel('Host', { exact: true });
  await page.getByText('Filled in from Desk 4.dcv.').waitFor();
  expect(await host.inputValue()).toBe('desk-4.example');

  // Desktops on Linux pass a file like this, here to the open window.
  const second = pathToFileURL(write('Desk 工.dcv', 'desk-5.example')).href;
  const again = await runProgram(home, ['--open-url', '--', second], { display: true });
  expect(again.status).toBe(0);
  await page.getByText('Filled in from Desk 工.dcv.').waitFor();
  expect(await host.inputValue()).toBe('desk-5.example');

  const share = '//pier.example/share/desk.dcv';
  expect((await runProgram(home, ['--', share], { display: true })).status).toBe(0);
  await page.getByText('The file is not on this computer.').waitFor();
  mkdirSync(join(folder, 'folder.dcv'));
  await runProgram(home, ['--', join(folder, 'folder.dcv')], { display: true });
  await page.getByText('The file cannot be read.').waitFor();
  expect(app.windows()).toHaveLength(1);
  const settings = readSettings(join(home.folder, 'settings.json'));
  expect(settings).not.toContain('desk-');
});

function readSettings(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
