import { mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { electron, newHome, openApp } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { openHttpsService } from '../../support/network/https-service.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingOpener } from '../../support/viewer/recording-opener.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { deadPort } from '../../support/network/servers.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { connectButton, openCard, openSince, rowButton } from '../../support/window/row.ts';

const creates = (requests: readonly { operation: string }[]) =>
  requests.filter(({ operation }) => operation === 'CreateStreamingSessionStream');

test('a launch to an unreachable host can be retried without a check, with the existing stream', async () => {
  const port = await deadPort();
  const studio = await openStudio({
    streamUrl: ({ token }) => `http://127.0.0.1:${port}/?authToken=${token}#one`,
  });
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await connectButton(page).click();
  const card = await openCard(page);
  await card.getByText('The workstation cannot be reached').waitFor();
  await card.getByText(`127.0.0.1 responds, but refuses connections on port ${port}.`).waitFor();
  expect(await card.getByRole('button').allInnerTexts()).toEqual([
    'Dismiss',
    'Try again',
    'Try WebSocket only',
    'Try anyway',
    'Technical details',
    'Copy for support',
  ]);

  await card.getByRole('button', { name: 'Try anyway' }).click();
  await card.getByText('Open in the DCV viewer').waitFor();
  await card.getByText('Whether the workstation can be reached was not tested.').waitFor();
  expect((await viewer.received()).file.text).toContain(`port=${port}`);
  expect(creates(studio.requests)).toHaveLength(1);
  viewer.release();
});

test('without an installed viewer, the card offers help and opens the stream in the browser', async () => {
  const service = await openHttpsService();
  const opener = recordingOpener();
  const home = newHome({ PATH: opener.path });
  await saveConnection(home, service.connection());
  const { page } = await openApp(home);
  await connectButton(page, 'One').click();
  const card = await openCard(page);
  await card.getByText('The DCV viewer is not installed').waitFor();
  await card.getByText('Download nice-dcv-viewer from amazondcv.com').waitFor();
  expect(await card.getByRole('button').allInnerTexts()).toEqual([
    'Dismiss',
    'Open in browser',
    'How to install',
    'Technical details',
    'Copy for support',
  ]);
  await card.getByRole('button', { name: 'How to install' }).click();
  expect(await opener.opened()).toBe('https://www.amazondcv.com/');

  await card.getByRole('button', { name: 'Open in browser' }).click();
  const address = await opener.opened();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}$/);
  await card.getByText('Open in the DCV viewer').waitFor();
  const response = await fetch(address, {
    redirect: 'manual',
    signal: AbortSignal.timeout(60_000),
  });
  expect(response.status).toBe(302);
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  const target = new URL(response.headers.get('location') ?? '');
  expect(target.origin).toBe(`https://127.0.0.1:${service.port}`);
  expect(target.searchParams.get('authToken')).toBe(service.token);
  // The address works only once, so that reading it from the list of processes is useless.
  await card.getByText('Closed').waitFor();
  await connectButton(page, 'One').waitFor();
  await expect(fetch(address, { signal: AbortSignal.timeout(60_000) })).rejects.toThrow();
  expect(service.seen.filter((request) => request.startsWith('POST'))).toHaveLength(1);
  expect(`${await page.content()}${home.logText()}`).not.toContain(service.token);
});

test('a viewer path that is a folder is not used, and nothing is handed over', async () => {
  const studio = await openStudio();
  const home = newHome();
  const folder = join(home.folder, 'viewer');
  mkdirSync(folder);
  Object.assign(home.env, { STAGEDOOR_VIEWER: folder });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await connectButton(page).click();
  const card = await openCard(page);
  await card.getByText('The DCV viewer in STAGEDOOR_VIEWER cannot be used').waitFor();
  await card.getByText('It is a folder or a device. Select the executable file inside.').waitFor();
  expect(home.handoverFiles()).toEqual([]);
});

test('a configured viewer that does not exist is reported as such, before a stream is requested', async () => {
  const studio = await openStudio();
  const home = newHome({ STAGEDOOR_VIEWER: '/nowhere/dcvviewer' });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await connectButton(page).click();
  const card = await openCard(page);
  await card.getByText('The DCV viewer was not found at the path in STAGEDOOR_VIEWER').waitFor();
  expect(creates(studio.requests)).toEqual([]);
});

test('a viewer that exits without an error is shown as open, and its row offers to reconnect', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer(0);
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await connectButton(page).click();
  const card = await openCard(page);
  await card.getByText('The viewer closed without an error.').waitFor();
  await card.getByText('Open in the DCV viewer').waitFor();
  // The row shows the launch instead of connecting a second time.
  expect(await connectButton(page).count()).toBe(0);
  expect(creates(studio.requests)).toHaveLength(1);
  await rowButton(page, 'Reconnect').click();
  await eventually(() => creates(studio.requests).length === 2 || undefined);
});

test('all processes of a killed window end, and the viewer continues', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { app, page } = await openApp(home);
  await connectButton(page).click();
  await openSince(page).waitFor();
  await viewer.received();
  const main = app.process();
  const programs = descendantsOf(main.pid ?? 0).filter((pid) => programOf(pid) === electron);
  expect(programs.length).toBeGreaterThan(1);
  main.kill('SIGKILL');
  await eventually(() => programs.every((pid) => programOf(pid) !== electron) || undefined);
  expect(viewer.isRunning()).toBe(true);
  viewer.release();
});

/** The processes that this one has started, and their child processes. */
function descendantsOf(parent: number): readonly number[] {
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
  const children = pids.filter((pid) => statusOf(pid).includes(`\nPPid:\t${parent}\n`));
  return [...children, ...children.flatMap(descendantsOf)];
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}

/** The executable of a process; undefined once it has ended. */
function programOf(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/exe`);
  } catch {
    return undefined;
  }
}

test('closing the window while a viewer is open keeps the viewer open and deletes its file', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { app, page } = await openApp(home);
  await connectButton(page).click();
  await openSince(page).waitFor();
  await viewer.received();
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  await page.close();
  expect(await ended).toBe(0);
  expect(home.handoverFiles()).toEqual([]);
  await eventually(() => viewer.isRunning() || undefined);
  viewer.release();
});

test('a service with an untrusted certificate is reported and gets no requests', async () => {
  const service = await openHttpsService();
  const home = newHome();
  await saveConnection(home, service.connection({ tls: {} }));
  const { page } = await openApp(home);
  await page.getByRole('alert').getByText("The service's certificate is not trusted").waitFor();
  expect(service.seen).toEqual([]);
});
