import { once } from 'node:events';
import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { eventually, tempFolder } from '../../support/machine/machine.ts';
import { createAuthority } from '../../support/network/certificates.ts';
import { serveTls } from '../../support/network/servers.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { scriptedViewer } from '../../support/viewer/scripted-viewer.ts';
import { newHome, openApp, runProgram, startProgram } from '../../support/window/app.ts';
import { readyPage } from '../../support/window/in-page.ts';
import { saveConnection } from '../../support/window/save-connection.ts';

const connect = ['--', 'connect', '--connection', 'north-pier-films', '--json'];
const connectTo = [...connect, '--session', 'compositing-01'];

/** Creates a home whose viewer is `executable`, and runs a command until it has opened the viewer. */
async function openedBy(executable: string) {
  const studio = await openStudio();
  const home = newHome({ STAGEDOOR_VIEWER: executable });
  await saveConnection(home, connectionTo(studio));
  const command = startProgram(home, connectTo, { ownGroup: true });
  await eventually(() => command.text.out.includes('"opened"') || undefined);
  expect(home.handoverFiles()).toHaveLength(1);
  return { home, ...command };
}

/**
 * Sends `signal` once the viewer is open. The command has to end and delete its connection file.
 */
async function interrupt(executable: string, signal: NodeJS.Signals) {
  const { home, child, ended } = await openedBy(executable);
  child.kill(signal);
  expect((await ended).status).toBe(130);
  expect(home.handoverFiles()).toEqual([]);
}

test('a command that is ended by a signal deletes the connection file, after the viewer has read it', async () => {
  const all = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map(async (signal) => {
    const viewer = recordingViewer('stay');
    await interrupt(viewer.executable, signal);
    expect((await viewer.received()).file.text).toContain('authtoken=');
    viewer.release();
  });
  await Promise.all(all);
});

test('an interrupted command deletes the file even if the viewer does not read it', async () => {
  await interrupt(scriptedViewer('exec sleep 60'), 'SIGINT');
});

test('closing the terminal, which signals all processes of a command, leaves no connection file', async () => {
  const all = (['SIGTERM', 'SIGHUP'] as const).map(async (signal) => {
    const viewer = recordingViewer('stay');
    const { home, child, ended } = await openedBy(viewer.executable);
    process.kill(-(child.pid ?? NaN), signal);
    expect((await ended).status).toBe(130);
    expect(home.handoverFiles()).toEqual([]);
    viewer.release();
  });
  await Promise.all(all);
});

test('the end of a session, which signals all processes of the window, leaves no connection file', async () => {
  const { port } = await serveTls(createAuthority(tempFolder()).issue('127.0.0.1'));
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  const { app, page } = await openApp(home);
  await readyPage(page);
  const address = `https://127.0.0.1:${port}?authToken=abc#session`;
  await app.evaluate(({ clipboard }, text) => void clipboard.writeText(text), address);
  await page.keyboard.press('Control+v');
  await page.getByRole('dialog').getByRole('button', { name: 'Connect' }).click();
  await viewer.received();
  expect(home.handoverFiles()).toHaveLength(1);
  const program = app.process();
  const ended = once(program, 'exit');
  process.kill(-(program.pid ?? NaN), 'SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(home.handoverFiles()).toEqual([]);
  viewer.release();
});

test('a file that a killed command left is deleted once it is a minute old, by a program that started before', async () => {
  const viewer = recordingViewer('stay');
  const { home, child, ended } = await openedBy(viewer.executable);
  child.kill('SIGKILL');
  await ended;
  const [left] = home.handoverFiles();
  expect(left).toBeDefined();
  // Three seconds before it is a minute old: too new to be deleted at the start.
  const folder = join(home.folder, 'handover');
  const at = Date.now() / 1_000 - 57;
  utimesSync(join(folder, left ?? ''), at, at);
  const next = startProgram(home, connectTo);
  await eventually(() => !home.handoverFiles().includes(left ?? '') || undefined);
  expect(next.child.exitCode).toBeNull();
  next.child.kill('SIGINT');
  await next.ended;
  viewer.release();
});

test('a missing viewer is reported before a stream is requested', async () => {
  const studio = await openStudio();
  const home = newHome({ STAGEDOOR_VIEWER: '/nowhere/viewer' });
  await saveConnection(home, connectionTo(studio));
  const ran = await runProgram(home, connectTo);
  expect(ran.status).toBe(6);
  expect(ran.err).toContain('The DCV viewer was not found at the path in STAGEDOOR_VIEWER');
  expect(studio.requests.filter(({ operation }) => operation.startsWith('Create'))).toEqual([]);
});
