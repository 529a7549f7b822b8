import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ElectronApplication, Page } from 'playwright-core';
import type { ScriptedInstance } from '../../../src/practice/data/instance-store.ts';
import { startPracticeStudio, type PracticeStudio } from '../../../src/practice/studio.ts';
import { newHome, openApp, runProgram, type Home } from '../../support/window/app.ts';
import { clickSettled, openSince, rowButton } from '../../support/window/row.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { onEnd } from '../../support/machine/lifetime.ts';
import { eventually } from '../../support/machine/machine.ts';
import { isRunning } from '../../../src/main/adapters/base/process-identity.mjs';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { standInPlugin } from '../../support/viewer/stand-in-plugin.ts';

const STOPPED = 'i-0a1b2c3d4e5f60002';
const RUNNING = 'i-0a1b2c3d4e5f60001';
const quick = { startMs: 300, stopMs: 300, bootMs: 300, agentMs: 200 };
const owned = (Name: string) => ({ Name, Workstation: 'yes', Owner: 'practice-artist' });
const stopped: ScriptedInstance = {
  instanceId: STOPPED,
  state: 'stopped',
  instanceType: 'g5.4xlarge',
  ...quick,
  tags: owned('Look development 12'),
};
const running: ScriptedInstance = {
  instanceId: RUNNING,
  state: 'running',
  ...quick,
  tags: owned('Compositing 11'),
};

/** A practice EC2, a recording viewer and plugin, and a home with a connection. */
async function open(instances: readonly ScriptedInstance[], fields: object = {}) {
  const studio = await startPracticeStudio({ script: { instances } });
  onEnd(() => studio.stop());
  const viewer = recordingViewer('stay');
  onEnd(viewer.release);
  const plugin = standInPlugin();
  const home = newHome({
    STAGEDOOR_VIEWER: viewer.executable,
    PATH: `${plugin.folder}:${process.env.PATH ?? ''}`,
  });
  const id = await saveConnection(home, connectionTo(studio, fields));
  return { studio, viewer, plugin, home, id };
}

const connectionTo = (studio: PracticeStudio, fields: object) => ({
  name: 'Cloud',
  kind: 'ec2',
  region: studio.region,
  endpoint: studio.endpoint,
  ssmEndpoint: studio.endpoint,
  filters: { 'tag:Workstation': 'yes' },
  address: 'private-ip',
  credentials: {
    source: 'keychain',
    accessKeyId: studio.accessKeyId,
    secretAccessKey: studio.secretAccessKey,
  },
  ...fields,
});
const tunnel = { address: 'ssm' };

const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
const requestCount = (studio: PracticeStudio, operation: string) =>
  studio.requests.filter((one) => one.operation === operation).length;
/**
 * Lets the viewer exit after its file was deleted. A viewer that exits earlier could have passed the
 * connection on to another viewer.
 */
async function closeViewer(home: Home, viewer: ReturnType<typeof recordingViewer>) {
  await eventually(() => home.handoverFiles().length === 0 || undefined);
  viewer.release();
}

const start = (page: Page) =>
  row(page, 'Look development 12').getByRole('button', { name: 'Start and connect' }).click();

/** Runs `stagedoor connect --start` for a stopped instance, until its viewer has exited. */
async function startByCommand(fields: object) {
  const { viewer, home, id, plugin, studio } = await open([stopped], fields);
  const command = ['connect', '--connection', id, '--session', STOPPED, '--start', '--json'];
  const ran = runProgram(home, ['--', ...command], { display: true });
  await viewer.received();
  await closeViewer(home, viewer);
  const { status, out } = await ran;
  const lines = out.trim().split('\n');
  const states = lines.map((line) => (JSON.parse(line) as { state: string }).state);
  expect(plugin.starts().filter(({ pid }) => isRunning(pid))).toEqual([]);
  expect(studio.tunnelSessions.size).toBe(0);
  return { status, states: [...new Set(states)].slice(0, 6), tunnels: plugin.starts().length };
}

const recordsOf = (home: Home) => join(home.folder, 'launches.json');
const plannedStops = (home: Home) =>
  (JSON.parse(readFileSync(recordsOf(home), 'utf8')) as { plannedStops: { at: number }[] })
    .plannedStops;

async function quit(app: ElectronApplication) {
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await app.close();
  await ended;
}

// Each viewer runs for ten seconds, so the window and the commands run at the same time.
test('one click or one command starts and opens an instance; a stop that was planned and missed is asked for', async () => {
  const commands = Promise.all([startByCommand({}), startByCommand(tunnel)]);
  const stopOnLeave = { ...tunnel, onLeave: { stop: true, afterMinutes: 5 } };
  const { studio, viewer, plugin, home } = await open([stopped], stopOnLeave);
  const first = await openApp(home);
  await start(first.page);
  const { text } = (await viewer.received()).file;
  expect(text).toContain('host=127.0.0.1\n');
  expect(text).toContain('sessionid=console\n');
  expect(text).not.toMatch(/authtoken|password/);
  expect(requestCount(studio, 'StartInstances')).toBe(1);
  await openSince(first.page).waitFor();
  expect(plugin.starts()).toHaveLength(1);
  await closeViewer(home, viewer);
  // The tunnel ends with the viewer, here and at the service.
  await eventually(() => studio.tunnelSessions.size === 0 || undefined);
  for (const { pid } of plugin.starts()) await eventually(() => !isRunning(pid) || undefined);
  await first.page.getByText(/^Look development 12 stops in [45]:\d\d$/).waitFor();
  await eventually(() => plannedStops(home).length === 1 || undefined);
  await quit(first.app);

  // Simulates a start hours later.
  const records = JSON.parse(readFileSync(recordsOf(home), 'utf8')) as { plannedStops: object[] };
  const plannedLongAgo = records.plannedStops.map((stop) => ({ ...stop, at: 1 }));
  writeFileSync(recordsOf(home), JSON.stringify({ ...records, plannedStops: plannedLongAgo }));
  const { page } = await openApp(home);
  await page.locator('b').getByText('Look development 12 may still be running').waitFor();
  expect(requestCount(studio, 'StopInstances')).toBe(0);
  await clickSettled(page.getByRole('button', { name: 'Stop now' }));
  await eventually(() => requestCount(studio, 'StopInstances') === 1 || undefined);
  await row(page, 'Look development 12').getByText('Stopped').first().waitFor();

  const states = ['starting', 'requesting', 'waiting', 'checking', 'opening', 'opened'];
  expect(await commands).toEqual([
    { status: 0, states, tunnels: 0 },
    { status: 0, states, tunnels: 1 },
  ]);
});

test('a broken tunnel is connected again with one click, and the next start ends the tunnels of a killed run', async () => {
  const { studio, viewer, plugin, home } = await open([running, stopped], tunnel);
  const { app, page } = await openApp(home);
  await row(page, 'Compositing 11').getByRole('button', { name: 'Connect', exact: true }).click();
  await start(page);
  const both = await plugin.started(2);
  const ports = both.map(({ argv }) => /localPortNumber":\["(\d+)"/.exec(argv[4] ?? '')?.[1]);
  expect(new Set(ports).size).toBe(2);
  await eventually(async () => (await page.getByText(/^Open since/).count()) >= 2 || undefined);
  expect(both.filter(({ pid }) => isRunning(pid))).toHaveLength(2);
  const died = both.find(({ argv }) => argv[4]?.includes(RUNNING) === true)!;
  process.kill(died.pid, 'SIGKILL');
  await rowButton(page, 'Try again', 'Compositing 11').click();
  const [, , again] = await plugin.started(3);
  await eventually(async () => (await page.getByText(/^Open since/).count()) >= 2 || undefined);
  await eventually(() => studio.tunnelSessions.size === 2 || undefined);

  const killed = new Promise((resolve) => app.process().once('exit', resolve));
  app.process().kill('SIGKILL');
  await killed;
  const left = [...both, again!].filter(({ pid }) => pid !== died.pid);
  expect(left.filter(({ pid }) => isRunning(pid))).toHaveLength(2);
  await openApp(home);
  for (const { pid } of left) await eventually(() => !isRunning(pid) || undefined);
  viewer.release();
});

test('an instance is opened by its address with one click and restarted from its menu and by a command', async () => {
  const { home, id, studio, viewer, plugin } = await open([running, stopped]);
  const { page } = await openApp(home);
  await start(page);
  expect((await viewer.received()).file.text).toContain('host=127.0.0.1\n');
  await openSince(page).waitFor();
  expect(plugin.starts()).toEqual([]);
  await row(page, 'Compositing 11').getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Restart…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restart', exact: true }).click();
  await eventually(() => requestCount(studio, 'RebootInstances') === 1 || undefined);
  const command = ['reboot', '--connection', id, '--session', RUNNING, '--wait'];
  expect((await runProgram(home, ['--', ...command])).status).toBe(0);
  expect(requestCount(studio, 'RebootInstances')).toBe(2);
});
