import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  addConnection,
  newHome,
  openApp,
  runProgram,
  startProgram,
  type Home,
} from '../../support/window/app.ts';
import { programsIn } from '../../../scripts/lib/electron/programs-in.mjs';
import { inPage } from '../../support/window/in-page.ts';
import { eventually, tempFolder } from '../../support/machine/machine.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { openSessionKeyring } from '../../support/secrets/session-keyring.ts';
import { connectButton } from '../../support/window/row.ts';

const list = ['--', 'sessions', '--connection', 'north-pier-films'];

/** A home with a connection whose keys are in a keychain of its own. */
async function openHome() {
  const studio = await openStudio();
  const keyring = await openSessionKeyring(tempFolder());
  const home = newHome(keyring.env);
  await addConnection(home, connectionTo(studio));
  return { studio, keyring, home };
}

/** The process that the program of a home has started to call the keychain, if there is one. */
const keychainProcess = ({ folder }: Home) =>
  programsIn(folder).find((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('node.mojom.NodeService'),
  );
const settingsOf = ({ folder }: Home) => readFileSync(join(folder, 'settings.json'), 'utf8');

test('a command ends with 8 while the keychain does not answer, and works once it does', async () => {
  const { keyring, home } = await openHome();
  keyring.freeze();
  const locked = await runProgram(home, list);
  expect(locked.status).toBe(8);
  expect(locked.err).toContain('keychain is locked');
  keyring.thaw();
  expect((await runProgram(home, list)).status).toBe(0);
});

test('a command ends with 8 when the keychain answers while it ends', async () => {
  const { keyring, home } = await openHome();
  keyring.freeze();
  const { ended, text } = startProgram(home, list);
  await eventually(() => text.err.includes('keychain is locked') || undefined);
  keyring.thaw();
  expect((await ended).status).toBe(8);
});

test('nothing is saved by a command while the keychain does not answer', async () => {
  const { studio, keyring, home } = await openHome();
  const before = settingsOf(home);
  keyring.freeze();
  const added = await runProgram(home, ['--', 'connections', 'add'], {
    input: JSON.stringify(connectionTo(studio)),
  });
  expect(added.status).toBe(8);
  expect(settingsOf(home)).toBe(before);
});

test('one signal ends a command that waits for the keychain, and its process', async () => {
  const { keyring, home } = await openHome();
  keyring.freeze();
  const { child, ended } = startProgram(home, list);
  const asking = await eventually(() => keychainProcess(home));
  child.kill('SIGTERM');
  expect((await ended).status).toBe(130);
  await eventually(() => !existsSync(`/proc/${asking}`) || undefined);
});

test('the process of the keychain ends with a command that is killed', async () => {
  const { studio, keyring, home } = await openHome();
  keyring.freeze();
  const { child, ended } = startProgram(home, list);
  const asking = await eventually(() => keychainProcess(home));
  expect(readFileSync(`/proc/${asking}/cmdline`, 'utf8')).not.toContain(studio.secretAccessKey);
  child.kill('SIGKILL');
  await ended;
  await eventually(() => !existsSync(`/proc/${asking}`) || undefined);
});

test('the window stays usable while the keychain does not answer, and lists workstations when it does', async () => {
  const { keyring, home } = await openHome();
  keyring.freeze();
  const { page } = await openApp(home);
  await page.getByRole('alert').getByText('The keychain is locked').waitFor();
  const refresh = page.getByRole('button', { name: 'Refresh' });
  for (let nth = 0; nth < 3; nth++) {
    await refresh.click();
    await page.getByRole('alert').getByText('The keychain is locked').waitFor();
  }
  // What needs the disk still works.
  const set = "return (await stagedoor.preferences.set({ theme: 'dark' })).ok";
  expect(await inPage(page, set)).toBe(true);
  keyring.thaw();
  await connectButton(page).waitFor();
});

test('one signal ends the window while the keychain does not answer', async () => {
  const { keyring, home } = await openHome();
  keyring.freeze();
  const { app, page } = await openApp(home);
  await page.getByRole('alert').getByText('The keychain is locked').waitFor();
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGTERM');
  expect(await ended).toBe(0);
});
