import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newHome, openApp, runProgram, type Home } from '../../support/window/app.ts';
import { picture } from '../../support/window/picture.ts';
import { clickSettled } from '../../support/window/row.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { consentTarget } from '../../../src/main/core/provider/connection-target.ts';
import type { Connection } from '../../../src/shared/connections/connection.ts';

const link = 'stagedoor://connect?connection=north-pier-films&session=look-development-02';
const fromOutside = ['--open-url', '--', link];
const quickly = () => ({ forMs: 400 });

/** A studio with a stopped workstation, a viewer, and the connection to the studio. */
async function openHome() {
  const studio = await openStudio({ changes: quickly });
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const requested = () => studio.requests.map(({ operation }) => operation);
  return { studio, viewer, home, requested };
}

const follow = (home: Home) => runProgram(home, fromOutside, { display: true });

/** Follows links to the connection without a question, as if the user had chosen that. */
function trust({ folder }: Home, endpoint: string): void {
  const target = consentTarget({ kind: 'nimble', endpoint } as Connection, 'user');
  const path = join(folder, 'settings.json');
  const settings = JSON.parse(readFileSync(path, 'utf8')) as object;
  const trusted = [{ connection: 'north-pier-films', target }];
  writeFileSync(path, JSON.stringify({ ...settings, trusted }));
}

test('a link to a stopped workstation asks whether to start it, then starts it and connects', async () => {
  const { viewer, home, requested } = await openHome();
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Look development 02' }).waitFor();
  await follow(home);
  const question = page.getByRole('dialog');
  await question
    .getByText('Look development 02 is stopped. Starting takes a few minutes.')
    .waitFor();
  const text = await question.innerText();
  expect(text).toContain('“North Pier Films”');
  expect(text).toContain('Look development 02 (look-development-02)');
  expect(text).toContain('practice-artist');
  await picture(page, 'link-stopped');
  expect(requested()).not.toContain('StartStreamingSession');

  await question.getByRole('button', { name: 'Start and connect' }).click();
  await viewer.received();
  expect((await viewer.received()).file.text).toContain('sessionid=look-development-02');
  expect(requested().filter((one) => one === 'StartStreamingSession')).toHaveLength(1);
  viewer.release();
});

test('Cancel in the question of a link to a stopped workstation starts and requests nothing', async () => {
  const { home, requested } = await openHome();
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Look development 02' }).waitFor();
  await follow(home);
  const question = page.getByRole('dialog');
  await question.getByRole('button', { name: 'Start and connect' }).waitFor();
  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await page.evaluate('stagedoor.launches.list()')).toEqual({ ok: true, value: [] });
  expect(requested().filter((one) => /^(Create|Start)/.test(one))).toEqual([]);
});

test('a link with remembered consent still asks before it starts a stopped workstation', async () => {
  const { studio, viewer, home, requested } = await openHome();
  trust(home, studio.endpoint);
  const { page } = await openApp(home);
  await page.getByRole('heading', { name: 'Look development 02' }).waitFor();
  await follow(home);
  const main = page.getByRole('main');
  await main.getByText('Look development 02 is stopped').first().waitFor();
  await picture(page, 'launch-asks');
  // The list had shown that it is stopped, so no stream was requested.
  expect(requested().filter((one) => /^(Create|Start)/.test(one))).toEqual([]);
  const { value } = await page.evaluate<{ value: { failure: unknown }[] }>(
    'stagedoor.launches.list()',
  );
  expect(value.map(({ failure }) => failure)).toEqual([
    { code: 'workstation-stopped', workstation: 'Look development 02' },
  ]);

  await clickSettled(main.getByRole('button', { name: 'Cancel', exact: true }));
  await main.getByText('Look development 02 is stopped').first().waitFor({ state: 'detached' });
  expect(await page.evaluate('stagedoor.launches.list()')).toEqual({ ok: true, value: [] });

  await follow(home);
  await main.getByText('Look development 02 is stopped').first().waitFor();
  await clickSettled(
    main.getByRole('button', { name: 'Start and connect', description: 'Look development 02' }),
  );
  expect((await viewer.received()).file.text).toContain('sessionid=look-development-02');
  expect(requested().filter((one) => one === 'StartStreamingSession')).toHaveLength(1);
  viewer.release();
});

test('Connect to a workstation that was stopped meanwhile asks whether to start it', async () => {
  const { studio, viewer, home, requested } = await openHome();
  const { page } = await openApp(home);
  const row = page.getByRole('listitem').filter({ hasText: 'Compositing 01' });
  await row.getByRole('button', { name: 'Connect', exact: true }).waitFor();
  // Another user stops it, which the list of the window does not show yet.
  const stop = ['--', 'stop', '--connection', 'north-pier-films', '--session', 'compositing-01'];
  expect(await runProgram(home, [...stop, '--wait'])).toMatchObject({ status: 0 });
  expect(studio.requests.some(({ operation }) => operation === 'StopStreamingSession')).toBe(true);
  // The row has shown the command, and ignores clicks for half a second after it.
  await clickSettled(row.getByRole('button', { name: 'Connect', exact: true }));
  const main = page.getByRole('main');
  await main.getByText('Compositing 01 is stopped').first().waitFor();
  await clickSettled(
    main.getByRole('button', { name: 'Start and connect', description: 'Compositing 01' }),
  );
  expect((await viewer.received()).file.text).toContain('sessionid=compositing-01');
  expect(requested()).toContain('StartStreamingSession');
  viewer.release();
});
