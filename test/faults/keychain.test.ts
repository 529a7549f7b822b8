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
} from '../support/window/app.ts';
import { programsIn } from '../../scripts/lib/electron/programs-in.mjs';
import { inPage } from '../support/window/in-page.ts';
import { eventually, tempFolder } from '../support/machine/machine.ts';
import { connectionTo, openStudio } from '../support/providers/studio.ts';
import { sendSignal } from '../support/processes/send-signal.ts';
import { openSessionKeyring } from '../support/secrets/session-keyring.ts';
import { connectButton } from '../support/window/row.ts';

const list = ['--', 'sessions', '--connection', 'north-pier-films'];

/** A home with a separate keychain, and a connection whose keys are in it. */
async function openHome() {
  const studio = await openStudio();
  const keyring = await openSessionKeyring(tempFolder());
  const home = newHome(keyring.env);
  await addConnection(home, connectionTo(studio));
  return { studio, keyring, home };
}

/** The process that the program of a home has started for the keychain, if there is one. */
const keychainProcess = ({ folder }: Home) =>
  programsIn(folder).find((pid) => commandLineOf(pid).includes('node.mojom.NodeService'));

/** Empty for a process that has ended since it was listed. */
function commandLineOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

const settingsOf = ({ folder }: Home) => readFileSync(join(folder, 'settings.json'), 'utf8');

test('commands exit with 8 while the keychain does not respond, save nothing, and work once it does', async () => {
  const { studio, keyring, home } = await openHome();
  const before = settingsOf(home);
  keyring.freeze();
  const locked = startProgram(home, list);
  const added = runProgram(home, ['--', 'connections', 'add'], {
    input: JSON.stringify(connectionTo(studio)),
  });
  expect((await added).status).toBe(8);
  expect(settingsOf(home)).toBe(before);
  await eventually(() => locked.text.err.includes('keychain is locked') || undefined);
  // The keychain may respond while the command ends.
  keyring.thaw();
  expect((await locked.ended).status).toBe(8);
  expect((await runProgram(home, list)).status).toBe(0);
});

test('one signal ends a command that waits for the keychain, and its keychain process', async () => {
  const { keyring, home } = await openHome();
  keyring.freeze();
  const { child, ended } = startProgram(home, list);
  const keychainPid = await eventually(() => keychainProcess(home));
  child.kill('SIGTERM');
  expect((await ended).status).toBe(130);
  await eventually(() => !existsSync(`/proc/${keychainPid}`) || undefined);
});

test('the keychain process of a killed command ends, and its arguments do not contain the secret key', async () => {
  const { studio, keyring, home } = await openHome();
  keyring.freeze();
  const { child, ended } = startProgram(home, list);
  const keychainPid = await eventually(() => keychainProcess(home));
  expect(readFileSync(`/proc/${keychainPid}/cmdline`, 'utf8')).not.toContain(
    studio.secretAccessKey,
  );
  child.kill('SIGKILL');
  await ended;
  await eventually(() => !existsSync(`/proc/${keychainPid}`) || undefined);
});

test('the window stays usable while the keychain does not respond and lists workstations when it does', async () => {
  const { keyring, home } = await openHome();
  keyring.freeze();
  const { page } = await openApp(home);
  const refresh = page.getByRole('button', { name: 'Refresh' });
  const locked = page.getByRole('alert').getByText('The keychain is locked');
  await locked.waitFor();
  for (let nth = 0; nth < 3; nth++) {
    await refresh.click();
    await locked.waitFor();
  }
  // Settings, which need only the disk, can still be changed.
  const set = "return (await stagedoor.preferences.set({ theme: 'dark' })).ok";
  expect(await inPage(page, set)).toBe(true);
  keyring.thaw();
  await connectButton(page).waitFor();
});

test('signals end the window while the keychain does not respond', async () => {
  const { keyring, home } = await openHome();
  keyring.freeze();
  const { app } = await openApp(home);
  await eventually(() => keychainProcess(home));
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  for (let nth = 0; nth < 3; nth++) await sendSignal(app.process(), 'SIGTERM');
  expect(await ended).toBe(0);
});
