import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { newHome, openApp } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { connectButton, openCard, openSince, rowButton } from '../../support/window/row.ts';

const link = 'stagedoor://connect?connection=north-pier-films&session=compositing-01';

test('a link that starts the program is confirmed and launched, and the ready stream is handed to the viewer', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer('stay');
  const home = newHome({
    STAGEDOOR_VIEWER: viewer.executable,
    AWS_SESSION_TOKEN: 'from-the-environment',
    LD_PRELOAD: '',
  });
  await saveConnection(home, connectionTo(studio));

  const { page } = await openApp(home, ['--open-url', '--', link]);
  const question = page.getByRole('dialog');
  await question.getByText('A link wants to connect you to “North Pier Films”').waitFor();
  expect(studio.requests.map(({ operation }) => operation)).not.toContain(
    'CreateStreamingSessionStream',
  );
  await question.getByRole('button', { name: 'Connect' }).click();
  const card = await openCard(page);
  await card.getByText('Open in the DCV viewer').waitFor();

  const { argv, env, file, isDetached } = await viewer.received();
  expect(argv).toEqual([expect.stringMatching(/\/handover\/[0-9a-f]{32}\.dcv$/)]);
  expect(argv[0]).toContain(join(home.folder, 'handover'));
  expect(Object.keys(env).filter((name) => /^(AWS_|NODE_|ELECTRON_|LD_)/.test(name))).toEqual([]);
  expect(file.mode).toBe('600');
  expect(isDetached).toBe(true);
  const lines = file.text.split('\n');
  expect(lines).toContain('host=127.0.0.1');
  expect(lines).toContain(`port=${new URL(studio.endpoint).port}`);
  expect(lines).toContain('sessionid=compositing-01');
  expect(lines).toContain('certificatevalidationpolicy=ask-user');
  const token = /^authtoken=(\S{40,})$/m.exec(file.text)?.[1] ?? '';
  expect(token).not.toBe('');

  // The window shows the status in the details. The secrets are not in the window, the log, the settings, the
  // arguments or the environment.
  await page.getByRole('button', { name: 'Technical details' }).click();
  await page.getByText('STREAM_READY').waitFor();
  const shown = await page.content();
  const settings = readFileSync(join(home.folder, 'settings.json'), 'utf8');
  for (const text of [shown, home.logText(), settings, argv.join(' '), JSON.stringify(env)]) {
    expect(text).not.toContain(token);
    expect(text).not.toContain(studio.secretAccessKey);
    expect(text).not.toContain('from-the-environment');
  }

  viewer.release();
  await page.getByRole('button', { name: 'Reconnect' }).waitFor();
  await eventually(() => home.handoverFiles().length === 0 || undefined);
  expect(studio.requests.filter(({ operation }) => operation.startsWith('Create'))).toHaveLength(1);
});

test('a viewer that exits at once with an error is reported as a failure, and its file is deleted', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer(7);
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await connectButton(page).click();
  await openCard(page);
  await page.getByRole('article').getByText('The DCV viewer closed right after starting').waitFor();
  await page.getByRole('article').getByText('The viewer ended with code 7.').waitFor();
  await page.getByRole('button', { name: 'Open in browser' }).waitFor();
  expect(home.handoverFiles()).toEqual([]);
});

test('clicking Connect twice requests one stream', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await connectButton(page).dblclick();
  await openSince(page).waitFor();
  expect(studio.requests.filter(({ operation }) => operation.startsWith('Create'))).toHaveLength(1);
  viewer.release();
});

test('a cancelled launch is shown as cancelled, requests the stream no more and hands nothing over', async () => {
  const studio = await openStudio({
    streams: [{ state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS' }],
  });
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await connectButton(page).click();
  const card = await openCard(page);
  await card.getByText(/^Preparing the stream/).waitFor();
  await rowButton(page, 'Cancel').click();
  await card.getByText('Canceled').waitFor();
  const requestCount = studio.requests.length;
  await connectButton(page).waitFor();
  expect(home.handoverFiles()).toEqual([]);
  // Lists are read by other operations, so that a Get is a poll of the stream.
  const polls = studio.requests
    .slice(requestCount)
    .filter(({ operation }) => operation.startsWith('Get'));
  expect(polls).toEqual([]);
});

test('without an installed viewer, a practice connection opens the practice viewer', async () => {
  const home = newHome({ PATH: '/usr/bin:/bin' });
  await saveConnection(home, { name: 'Practice', kind: 'practice' });
  const { page, app } = await openApp(home);
  await connectButton(page).click();
  const card = await openCard(page);
  await card.getByText('Open in the practice viewer').waitFor();
  await card
    .getByText('No DCV viewer is installed. The practice viewer is used instead.')
    .waitFor();
  // It is another process of Stagedoor, started with the name of the file.
  const entry = await eventually(() => home.handoverFiles()[0]);
  expect(entry).toMatch(/^[0-9a-f]{32}\.dcv$/);
  expect(app.windows()).toHaveLength(1);
});
