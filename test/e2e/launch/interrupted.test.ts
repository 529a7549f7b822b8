import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addConnection, newHome, runProgram, startProgram } from '../../support/window/app.ts';
import { eventually, tempFolder } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';

const connect = ['--', 'connect', '--connection', 'north-pier-films', '--json'];
const connectTo = [...connect, '--session', 'compositing-01'];

/** A home whose viewer is `executable`, and a command that has opened it. */
async function openedBy(executable: string) {
  const studio = await openStudio();
  const home = newHome({ STAGEDOOR_VIEWER: executable });
  await addConnection(home, connectionTo(studio));
  const command = startProgram(home, connectTo);
  await eventually(() => command.text.out.includes('"opened"') || undefined);
  expect(home.handoverFiles()).toHaveLength(1);
  return { home, ...command };
}

/** A viewer that takes long to start: it reads nothing. */
function slowViewer(): string {
  const path = join(tempFolder(), 'viewer');
  writeFileSync(path, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 });
  return path;
}

test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  '%s leaves no connection file, and not before the viewer has read it',
  async (signal) => {
    const viewer = recordingViewer('stay');
    const { home, child, ended } = await openedBy(viewer.executable);
    child.kill(signal);
    expect((await ended).status).toBe(130);
    expect(home.handoverFiles()).toEqual([]);
    expect((await viewer.received()).file.text).toContain('authtoken=');
    viewer.release();
  },
);

test('an interrupted command takes the file along if the viewer does not read it', async () => {
  const { home, child, ended } = await openedBy(slowViewer());
  child.kill('SIGINT');
  expect((await ended).status).toBe(130);
  expect(home.handoverFiles()).toEqual([]);
});

test('what a killed command left is deleted when its time has come, by a program that started before', async () => {
  const viewer = recordingViewer('stay');
  const { home, child, ended } = await openedBy(viewer.executable);
  child.kill('SIGKILL');
  await ended;
  const [left] = home.handoverFiles();
  expect(left).toBeDefined();
  // Three seconds before its time: too young for a sweep at the start.
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

test('a viewer that is missing is reported before a stream is requested', async () => {
  const studio = await openStudio();
  const home = newHome({ STAGEDOOR_VIEWER: '/nowhere/viewer' });
  await addConnection(home, connectionTo(studio));
  const ran = await runProgram(home, connectTo);
  expect(ran.status).toBe(6);
  expect(ran.err).toContain('The DCV viewer was not found at the path in STAGEDOOR_VIEWER');
  expect(studio.requests.filter(({ operation }) => operation.startsWith('Create'))).toEqual([]);
});

test.each([
  [
    'reads nothing and ends',
    '#!/bin/sh\nexit 0\n',
    'The viewer ended before it read the connection',
  ],
  [
    'is killed after nine seconds',
    '#!/bin/sh\ncat "$1" > /dev/null\nsleep 9\nkill -9 $$\n',
    'SIGKILL',
  ],
])('a viewer that %s has not been handed anything', async (_, text, words) => {
  const folder = tempFolder();
  const path = join(folder, 'viewer');
  writeFileSync(path, text, { mode: 0o755 });
  const studio = await openStudio();
  const home = newHome({ STAGEDOOR_VIEWER: path });
  await addConnection(home, connectionTo(studio));
  const ran = await runProgram(home, connectTo);
  expect(ran.status).toBe(6);
  expect(ran.err).toContain(words);
  expect(home.handoverFiles()).toEqual([]);
});

test('a viewer that reads after eleven seconds still finds its file', async () => {
  const folder = tempFolder();
  const path = join(folder, 'viewer');
  const read = join(folder, 'read');
  writeFileSync(path, `#!/bin/sh\nsleep 11\ncat "$1" > "${read}"\nsleep 60\n`, { mode: 0o755 });
  const studio = await openStudio();
  const home = newHome({ STAGEDOOR_VIEWER: path });
  await addConnection(home, connectionTo(studio));
  const ran = await runProgram(home, connectTo);
  expect(ran).toMatchObject({ status: 0, err: '' });
  expect(readFileSync(read, 'utf8')).toContain('authtoken=');
  expect(home.handoverFiles()).toEqual([]);
});
