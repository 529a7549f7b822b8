import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { ScriptedInstance } from '../../../src/practice/data/instance-store.ts';
import { startPracticeStudio, type PracticeStudio } from '../../../src/practice/studio.ts';
import { newHome, openApp, runProgram, type Home } from '../../support/window/app.ts';
import { rowButton } from '../../support/window/row.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { onEnd } from '../../support/machine/lifetime.ts';
import { eventually } from '../../support/machine/machine.ts';
import { isRunning } from '../../../src/main/adapters/tunnel/process-identity.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { standInPlugin } from '../../support/viewer/stand-in-plugin.ts';

const STOPPED = 'i-0a1b2c3d4e5f60002';
const RUNNING = 'i-0a1b2c3d4e5f60001';
const quick = { startMs: 300, stopMs: 300, bootMs: 300, agentMs: 200 };
const owned = (Name: string) => ({ Name, Workstation: 'yes', Owner: 'practice-artist' });
const stopped: ScriptedInstance = {
  ...{ instanceId: STOPPED, state: 'stopped', instanceType: 'g5.4xlarge', ...quick },
  tags: owned('Look development 12'),
};
const running: ScriptedInstance = {
  ...{ instanceId: RUNNING, state: 'running', ...quick },
  tags: owned('Compositing 11'),
};

/** A practice EC2, a viewer and a plugin that record what they get, and a home with a connection. */
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
  ...{ name: 'Cloud', kind: 'ec2', region: studio.region, endpoint: studio.endpoint },
  ...{ ssmEndpoint: studio.endpoint, filters: { 'tag:Workstation': 'yes' }, address: 'private-ip' },
  credentials: {
    source: 'keychain',
    accessKeyId: studio.accessKeyId,
    secretAccessKey: studio.secretAccessKey,
  },
  ...fields,
});
const tunnel = { address: 'ssm' };

const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name });
const asked = (studio: PracticeStudio, operation: string) =>
  studio.requests.filter((one) => one.operation === operation).length;
/** The viewer closes. Before its file is gone, it could have passed the connection on to another viewer. */
async function closeViewer(home: Home, viewer: ReturnType<typeof recordingViewer>) {
  await eventually(() => home.handoverFiles().length === 0 || undefined);
  viewer.release();
}

test.each([
  ['by its address', {}],
  ['through a tunnel', tunnel],
])('a stopped instance is opened in the viewer with one click, %s', async (_, fields) => {
  const { studio, viewer, plugin, home } = await open([stopped], fields);
  const { page } = await openApp(home);
  await row(page, 'Look development 12').getByRole('button', { name: 'Start and connect' }).click();
  const { text } = (await viewer.received()).file;
  expect(text).toContain('host=127.0.0.1\n');
  expect(text).toContain('sessionid=console\n');
  expect(text).not.toMatch(/authtoken|password/);
  expect(asked(studio, 'StartInstances')).toBe(1);
  await page
    .getByText(/^Open since/)
    .first()
    .waitFor();
  expect(plugin.starts()).toHaveLength('address' in fields ? 1 : 0);
  await closeViewer(home, viewer);
  // The tunnel ends with the viewer, here and at the service.
  await eventually(() => studio.tunnelSessions.size === 0 || undefined);
  for (const { pid } of plugin.starts()) await eventually(() => !isRunning(pid) || undefined);
});

test('a tunnel that dies is reported, and one click connects again', async () => {
  const { studio, viewer, plugin, home } = await open([running], tunnel);
  const { page } = await openApp(home);
  await row(page, 'Compositing 11').getByRole('button', { name: 'Connect', exact: true }).click();
  await viewer.received();
  await page
    .getByText(/^Open since/)
    .first()
    .waitFor();
  const [first] = plugin.starts();
  process.kill(first!.pid, 'SIGKILL');
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  // A button that has just appeared ignores clicks for a moment, so that a double click does not press it.
  await eventually(async () => {
    if (plugin.starts().length < 2) await again.click({ timeout: 500 }).catch(() => undefined);
    return plugin.starts().length >= 2 || undefined;
  });
  await page
    .getByText(/^Open since/)
    .first()
    .waitFor();
  await eventually(() => studio.tunnelSessions.size === 1 || undefined);
});

test('two tunnels carry two workstations, and each ends with its own viewer', async () => {
  const { viewer, plugin, home } = await open([running, stopped], tunnel);
  const { page } = await openApp(home);
  await row(page, 'Compositing 11').getByRole('button', { name: 'Connect', exact: true }).click();
  await row(page, 'Look development 12').getByRole('button', { name: 'Start and connect' }).click();
  const both = await plugin.started(2);
  const ports = both.map(({ argv }) => /localPortNumber":\["(\d+)"/.exec(argv[4] ?? '')?.[1]);
  expect(new Set(ports).size).toBe(2);
  await eventually(async () => (await page.getByText(/^Open since/).count()) >= 2 || undefined);
  expect(both.filter(({ pid }) => isRunning(pid))).toHaveLength(2);
  await closeViewer(home, viewer);
  await eventually(() => both.every(({ pid }) => !isRunning(pid)) || undefined);
});

test('one command starts an instance and opens it through a tunnel', async () => {
  const { viewer, home, id } = await open([stopped], tunnel);
  const ran = runProgram(
    home,
    ['--', 'connect', '--connection', id, '--session', STOPPED, '--start', '--json'],
    { display: true },
  );
  await viewer.received();
  await closeViewer(home, viewer);
  const { status, out } = await ran;
  expect(status).toBe(0);
  const states = out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { state: string }).state);
  expect([...new Set(states)].slice(0, 6)).toEqual([
    ...['starting', 'requesting', 'waiting', 'checking', 'opening', 'opened'],
  ]);
});

test('an instance that never answers ends a command at its time limit', async () => {
  const { home, id } = await open([{ ...running, bootMs: Infinity }]);
  const command = ['connect', '--connection', id, '--session', RUNNING, '--timeout', '2', '--json'];
  const ran = await runProgram(home, ['--', ...command]);
  expect(ran.status).toBe(4);
  expect(ran.out).toContain('"time-limit"');
});

test('a public address is read again after each start', async () => {
  const moving = { ...stopped, publicAddresses: ['169.254.0.1', '169.254.0.2'] };
  const { home, id, studio } = await open([moving], { address: 'public-ip' });
  const run = (...args: readonly string[]) =>
    runProgram(home, ['--', ...args, '--connection', id, '--session', STOPPED, '--json']);
  // An internal address is refused, which shows that it was read.
  for (const start of [1, 2]) {
    const ran = await run('connect', '--start');
    expect(ran.status).toBe(3);
    expect(asked(studio, 'StartInstances')).toBe(start);
    expect((await run('stop', '--wait')).status).toBe(0);
  }
});

test('a workstation is restarted by a command and from its menu', async () => {
  const { home, id, studio } = await open([running]);
  const command = ['reboot', '--connection', id, '--session', RUNNING, '--wait'];
  const ran = await runProgram(home, ['--', ...command]);
  expect(ran.status).toBe(0);
  expect(asked(studio, 'RebootInstances')).toBe(1);
  const { page } = await openApp(home);
  await row(page, 'Compositing 11').getByRole('button', { name: /^More/ }).click();
  await page.getByRole('menuitem', { name: 'Restart…' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restart', exact: true }).click();
  await eventually(() => asked(studio, 'RebootInstances') === 2 || undefined);
});

const leaving = (afterMinutes: number) => ({ onLeave: { stop: true, afterMinutes } });
const recordsOf = (home: Home) => join(home.folder, 'launches.json');
const plannedStops = (home: Home) =>
  (JSON.parse(readFileSync(recordsOf(home), 'utf8')) as { plannedStops: { at: number }[] })
    .plannedStops;

/** Opens Compositing 11 in the viewer and closes the viewer. */
async function leave(page: Page, home: Home, viewer: ReturnType<typeof recordingViewer>) {
  await row(page, 'Compositing 11').getByRole('button', { name: 'Connect', exact: true }).click();
  await viewer.received();
  await closeViewer(home, viewer);
  return page.getByRole('region', { name: 'Workstations that stop soon' });
}

test('a workstation that was left is stopped after a countdown', async () => {
  const { home, viewer, studio } = await open([running], leaving(0));
  const { page } = await openApp(home);
  const list = await leave(page, home, viewer);
  await list.getByText(/^Compositing 11 stops in 0:\d\d$/).waitFor();
  expect(asked(studio, 'StopInstances')).toBe(0);
  await eventually(() => asked(studio, 'StopInstances') === 1 || undefined);
  await list.waitFor({ state: 'detached' });
  await row(page, 'Compositing 11').getByText('Stopped').first().waitFor();
});

test('a workstation that was left keeps running if the user says so, and if its viewer passes on', async () => {
  const { home, viewer, studio } = await open([running], leaving(5));
  const { page } = await openApp(home);
  const list = await leave(page, home, viewer);
  await list.getByText(/^Compositing 11 stops in [45]:\d\d$/).waitFor();
  await eventually(() => plannedStops(home).length === 1 || undefined);
  await list.getByRole('button', { name: 'Keep it running' }).click();
  await list.waitFor({ state: 'detached' });
  await eventually(() => plannedStops(home).length === 0 || undefined);
  // This viewer ends at once: another one may have taken the connection over.
  await rowButton(page, 'Connect', 'Compositing 11').click();
  await page
    .getByText(/^Open since/)
    .first()
    .waitFor();
  await eventually(() => home.handoverFiles().length === 0 || undefined);
  expect(await list.count()).toBe(0);
  expect(plannedStops(home)).toEqual([]);
  expect(asked(studio, 'StopInstances')).toBe(0);
});

test('a planned stop survives a restart, and is a question if its time is over', async () => {
  const { home, viewer, studio } = await open([running], leaving(5));
  const first = await openApp(home);
  const before = await leave(first.page, home, viewer);
  await before.waitFor();
  const quit = async ({ app }: typeof first) => {
    const ended = new Promise((resolve) => app.process().once('exit', resolve));
    await app.close();
    await ended;
  };
  await quit(first);
  const second = await openApp(home);
  await second.page.getByText(/^Compositing 11 stops in [45]:\d\d$/).waitFor();
  await quit(second);

  // As if it were started again hours later.
  const records = JSON.parse(readFileSync(recordsOf(home), 'utf8')) as { plannedStops: object[] };
  const plannedLongAgo = records.plannedStops.map((stop) => ({ ...stop, at: 1 }));
  writeFileSync(recordsOf(home), JSON.stringify({ ...records, plannedStops: plannedLongAgo }));
  const { page } = await openApp(home);
  await page.locator('b').getByText('Compositing 11 may still be running').waitFor();
  expect(asked(studio, 'StopInstances')).toBe(0);
  await page.getByRole('button', { name: 'Stop now' }).click();
  await eventually(() => asked(studio, 'StopInstances') === 1 || undefined);
});
