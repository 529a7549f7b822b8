import { expect, test } from 'vitest';
import { newHome, openApp, startProgram } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { createHandClock } from '../../support/practice/start-studio.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { openCard, openSince, rowButton } from '../../support/window/row.ts';

const quickly = () => ({ forMs: 400 });

test('a workstation is found among a thousand by typing a part of its name', async () => {
  const sessions = Array.from({ length: 1_000 }, (_, nth) => ({
    sessionId: `shot-${nth}`,
    name: `Shot ${String(nth).padStart(3, '0')}`,
    ownedBy: nth % 2 === 0 ? 'm.okafor' : 'j.ruiz',
  }));
  const studio = await openStudio({ sessions, pageSize: 50 });
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  // The first page is on screen before the others arrive.
  await page.getByRole('heading', { name: 'Shot 000' }).waitFor();
  await eventually(() => lists(studio.requests) >= 20 || undefined);
  // The page contains only rows near the visible area.
  expect(await page.getByRole('heading', { name: /^Shot \d+$/ }).count()).toBeLessThan(60);
  await page.getByRole('searchbox').fill('shot 777');
  await page.getByRole('heading', { name: 'Shot 777' }).waitFor();
  await eventually(
    async () =>
      (await page.getByRole('heading', { name: /^Shot \d+$/ }).count()) === 1 || undefined,
  );
  expect(lists(studio.requests)).toBe(20);
});

const lists = (requests: readonly { operation: string }[]) =>
  requests.filter(({ operation }) => operation === 'ListStreamingSessions').length;

test('one click connects to a stopped workstation: it is started, polled and handed over', async () => {
  const studio = await openStudio({ changes: quickly });
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  const row = page.getByRole('listitem').filter({ hasText: 'Look development 02' });
  await row.getByRole('button', { name: 'Start and connect' }).click();
  await openSince(page).waitFor();
  const requested = studio.requests.map(({ operation }) => operation);
  expect(requested.filter((one) => one === 'StartStreamingSession')).toHaveLength(1);
  expect(requested.filter((one) => one === 'CreateStreamingSessionStream')).toHaveLength(1);
  expect((await viewer.received()).file.text).toContain('sessionid=look-development-02');

  // The viewer closes: connecting again requests a new stream, never the old one.
  viewer.release();
  await rowButton(page, 'Reconnect', 'Look development 02').click();
  await eventually(
    () =>
      studio.requests.filter(({ operation }) => operation === 'CreateStreamingSessionStream')
        .length === 2 || undefined,
  );
});

test('a new workstation is created once, after its agreement was accepted, and connected to', async () => {
  const studio = await openStudio({ changes: quickly });
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await page.getByRole('button', { name: 'New workstation' }).click();
  await page.getByLabel('Profile').selectOption({ label: 'Animation' });
  await page.getByLabel('Image').selectOption({ label: 'Windows desktop' });
  await page
    .getByRole('button', { name: /^Open the agreement/ })
    .first()
    .waitFor();
  const create = page.getByRole('button', { name: 'Create' });
  await create.click();
  expect(studio.requests.map(({ operation }) => operation)).not.toContain('CreateStreamingSession');
  await page
    .getByRole('checkbox', { name: /accept/i })
    .first()
    .check();
  await create.dblclick();
  await openSince(page).waitFor();
  const requested = studio.requests.map(({ operation }) => operation);
  expect(requested.filter((one) => one === 'AcceptEulas')).toHaveLength(1);
  expect(requested.filter((one) => one === 'CreateStreamingSession')).toHaveLength(1);
  viewer.release();
});

test('a workstation is ended only after the question is confirmed', async () => {
  const studio = await openStudio({ changes: quickly });
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  const row = page.getByRole('listitem').filter({ hasText: 'Look development 02' });
  const end = async () => {
    await row.getByRole('button', { name: 'More' }).click();
    await page.getByRole('menuitem', { name: 'End…' }).click();
  };
  await end();
  const question = page.getByRole('dialog', { name: 'End Look development 02?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  expect(studio.requests.map(({ operation }) => operation)).not.toContain('DeleteStreamingSession');
  await end();
  await question.getByRole('button', { name: /^End/, disabled: false }).click();
  await eventually(
    () =>
      studio.requests.some(({ operation }) => operation === 'DeleteStreamingSession') || undefined,
  );
});

test('a launch in progress when the program was killed continues and requests nothing twice', async () => {
  const time = createHandClock();
  const studio = await openStudio({}, time.now);
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const first = await openApp(home);
  const row = first.page.getByRole('listitem').filter({ hasText: 'Compositing 01' });
  await row.getByRole('button', { name: 'Connect', exact: true }).click();
  const card = await openCard(first.page);
  await card.getByText(/^Preparing the stream/).waitFor();
  const ended = new Promise((resolve) => first.app.process().once('exit', resolve));
  first.app.process().kill('SIGKILL');
  await ended;
  time.pass(1_000);

  const { page } = await openApp(home);
  await openSince(page).waitFor();
  const requested = studio.requests.filter(({ operation }) => operation.startsWith('Create'));
  expect(requested).toHaveLength(1);
  await viewer.received();
  viewer.release();
});

test('a launch of the command line is shown in the window until its command ends', async () => {
  const studio = await openStudio({
    streams: [{ state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' }],
  });
  const home = newHome({ STAGEDOOR_VIEWER: recordingViewer(0).executable });
  const id = await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  const command = ['--', 'connect', '--connection', id, '--session', 'compositing-01'];
  const running = startProgram(home, command);
  const shown = page.getByText(/\(by the command line\)|\(from the command line\)/).first();
  await shown.waitFor();
  expect(await page.getByRole('button', { name: 'Cancel' }).count()).toBe(0);
  running.child.kill('SIGINT');
  expect((await running.ended).status).toBe(130);
  await shown.waitFor({ state: 'detached' });

  // A killed command cannot report its end, but its launch disappears anyway.
  const killed = startProgram(home, command);
  await shown.waitFor();
  killed.child.kill('SIGKILL');
  await shown.waitFor({ state: 'detached' });
});
