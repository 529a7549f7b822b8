import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { newHome, openApp, runProgram, startProgram } from '../../support/window/app.ts';
import { inPage } from '../../support/window/in-page.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { eventually } from '../../support/machine/machine.ts';
import { connectButton, openCard } from '../../support/window/row.ts';

test('damaged settings are reported and renamed, and the program starts without connections', async () => {
  const home = newHome();
  writeFileSync(join(home.folder, 'settings.json'), '{"version":1,"connections":[{"na');
  const { page } = await openApp(home);
  const notices = page.getByRole('region', { name: 'Notices' });
  await notices.getByText('Your settings could not be read').waitFor();
  const [keptAs = ''] = readdirSync(home.folder).filter((name) => name.includes('.damaged-'));
  await notices.getByText(`The damaged file was saved as ${join(home.folder, keptAs)}.`).waitFor();
  expect(readFileSync(join(home.folder, keptAs), 'utf8')).toContain('{"na');

  await page.getByRole('button', { name: 'Try without an account' }).click();
  await page.getByRole('heading', { name: 'Practice studio' }).waitFor();
  const settings = join(home.folder, 'settings.json');
  // The page before has the same heading.
  await eventually(() => existsSync(settings) || undefined);
  expect(readFileSync(settings, 'utf8')).toContain('practice-studio');

  // A second damage is reported too, although the first notice is still there.
  writeFileSync(settings, '{"version":1,"connections":[{"se');
  await inPage(page, 'return await stagedoor.connections.list()');
  await notices.getByText('Your settings could not be read').nth(1).waitFor();
});

test('damaged settings are not reported as settings without connections by a command', async () => {
  const home = newHome();
  writeFileSync(join(home.folder, 'settings.json'), '{"version":1,"connections":[{"na');
  const runs = [
    await runProgram(home, ['--', 'connections', 'list']),
    await runProgram(home, ['--', 'connections', 'list', '--json']),
    await runProgram(home, ['--', 'sessions', '--connection', 'north-pier']),
  ];
  for (const ran of runs) {
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toMatch(
      /^Your settings could not be read\. .*settings\.json\.damaged-[^\n]*\n$/,
    );
  }
});

test('settings of a newer version are reported and stay unchanged, and a command refuses to change them', async () => {
  const home = newHome();
  const settings = join(home.folder, 'settings.json');
  const text = '{"version":99,"connections":[],"trusted":[],"later":true}';
  writeFileSync(settings, text);
  const { page } = await openApp(home);
  await page.getByText('Your settings were saved by a newer version of Stagedoor').waitFor();
  const ran = await runProgram(home, ['--', 'connections', 'add'], {
    input: '{"name":"Practice","kind":"practice"}',
  });
  expect(ran).toMatchObject({ status: 2, out: '' });
  expect(readFileSync(settings, 'utf8')).toBe(text);
});

test('a home folder that is no full path is refused, by commands and by the window', async () => {
  const home = newHome({ STAGEDOOR_HOME: 'relative-home' });
  const refused =
    'The data folder is not a full path. STAGEDOOR_HOME is set to “relative-home”. Set it to a full path, or remove it.\n';
  const listed = await runProgram(home, ['--', 'connections', 'list']);
  expect(listed).toMatchObject({ status: 2, out: '', err: refused });
  // The window is not opened: a box says it, until it is closed.
  const { child, ended, text } = startProgram(home, [], { display: true });
  await eventually(() => text.err.includes(refused) || undefined);
  expect(await Promise.race([ended, sleep(500, 'open')])).toBe('open');
  child.kill('SIGTERM');
  expect((await ended).status).toBe(2);
});

test('a home folder that is a file is reported and not shown as a first start', async () => {
  const home = newHome();
  writeFileSync(join(home.folder, 'home'), 'not a folder');
  Object.assign(home.env, { STAGEDOOR_HOME: join(home.folder, 'home') });
  const { page } = await openApp(home);
  const notAFolder = `The file ${join(home.folder, 'home')} is not a folder`;
  await page.getByText('Stagedoor cannot write to its data folder').waitFor();
  await page.getByText(`${notAFolder}. Your changes will be lost when you quit.`).waitFor();
  await page.getByText('Your settings cannot be read').waitFor();
  await page
    .getByText(`${notAFolder} (ENOTDIR). Move that file, or set STAGEDOOR_HOME`)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: 'Try without an account' }).count()).toBe(0);
  const ran = await runProgram(home, ['--', 'connections', 'list']);
  expect(ran).toMatchObject({ status: 2, out: '' });
  expect(ran.err).toContain('Your settings cannot be read');
  expect(ran.err).toContain(notAFolder);
  const added = await runProgram(home, ['--', 'connections', 'add'], {
    input: '{"name":"Practice","kind":"practice"}',
  });
  expect(added).toMatchObject({ status: 2, out: '' });
  expect(added.err).toContain(`Your settings could not be saved. ${notAFolder}.`);
});

test('settings behind a link to a drive that is not connected are reported, and read when it is', async () => {
  const home = newHome();
  const drive = join(home.folder, 'drive');
  const settings = join(home.folder, 'settings.json');
  symlinkSync(join(drive, 'settings.json'), settings);
  const link = `The symbolic link ${settings} leads to ${join(drive, 'settings.json')}`;
  const added = await runProgram(home, ['--', 'connections', 'add'], {
    input: '{"name":"Practice","kind":"practice"}',
  });
  expect(added).toMatchObject({ status: 2, out: '' });
  expect(added.err).toContain(link);
  const { page } = await openApp(home);
  await page.getByText('Your settings cannot be read').waitFor();
  await page.getByText(link).waitFor();
  expect(await page.getByRole('button', { name: 'Try without an account' }).count()).toBe(0);
  expect(existsSync(drive)).toBe(false);
  mkdirSync(drive);
  const practice = { id: 'practice', name: 'My practice', kind: 'practice' };
  writeFileSync(
    join(drive, 'settings.json'),
    JSON.stringify({ version: 1, connections: [practice] }),
  );
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'My practice' }).waitFor();
});

test('a home folder that is not writable is reported, and the window still opens', async () => {
  const home = newHome();
  Object.assign(home.env, { STAGEDOOR_HOME: '/proc/stagedoor' });
  const { page } = await openApp(home);
  await page.getByText('Stagedoor cannot write to its data folder').waitFor();
  await page.getByRole('button', { name: 'Try without an account' }).click();
  await page.getByRole('alert').getByText('Your settings could not be saved').waitFor();
  const ran = await runProgram(home, ['--', 'connections', 'add'], {
    input: '{"name":"Practice","kind":"practice"}',
  });
  expect(ran).toMatchObject({ status: 2, out: '' });
  expect(ran.err).toContain('Your settings could not be saved');
});

test('an unusable handover folder is reported, and nothing is opened', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'Practice', kind: 'practice' });
  writeFileSync(join(home.folder, 'handover'), 'not a folder');
  const { app, page } = await openApp(home);
  await connectButton(page).click();
  const card = await openCard(page);
  await card.getByText('The stream could not be opened in the viewer').waitFor();
  await card.getByText('Another file has the name of the folder.').waitFor();
  expect(app.windows()).toHaveLength(1);
});

test('handover files left by a crash are deleted at the next start', async () => {
  const home = newHome();
  const folder = join(home.folder, 'handover');
  mkdirSync(folder, { mode: 0o700 });
  const old = `${'0'.repeat(32)}.dcv`;
  writeFileSync(join(folder, old), 'authtoken=kept-to-itself');
  utimesSync(join(folder, old), 1, 1);
  writeFileSync(join(folder, `${'1'.repeat(32)}.dcv`), 'a recent one');
  const { page } = await openApp(home);
  await page.getByRole('button', { name: 'Try without an account' }).waitFor();
  await eventually(() => home.handoverFiles().length === 1 || undefined);
  expect(home.handoverFiles()).toEqual([`${'1'.repeat(32)}.dcv`]);
});
