import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { ElectronApplication, Page } from 'playwright-core';
import {
  addConnection,
  newHome,
  openApp,
  runProgram,
  type Home,
} from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { eventually } from '../../support/machine/machine.ts';
import { recordingViewer } from '../../support/viewer/recording-viewer.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { consentTarget } from '../../../src/main/core/provider/connection-target.ts';
import { clickSettled } from '../../support/window/row.ts';
import type { Connection } from '../../../src/shared/connections/connection.ts';

const link = 'stagedoor://connect?connection=north-pier-films&session=compositing-01';
const otherLink = 'stagedoor://connect?connection=north-pier-films&session=animation-03';
const fromOutside = (text: string) => ['--open-url', '--', text];

/** Starts the program again with a link from outside, which it hands over before it exits with 0. */
async function follow(home: Home, text: string): Promise<void> {
  const ran = await runProgram(home, fromOutside(text), { display: true });
  expect(ran).toMatchObject({ status: 0, out: '' });
}

/** Follows a link until it works, because links within three seconds after a question are dropped. */
async function followUntil(home: Home, text: string, isThere: () => Promise<boolean>) {
  await eventually(async () => {
    await follow(home, text);
    return (await isThere()) || undefined;
  });
}

/** Lets links to a connection act without a question, as if the user had chosen that. */
function trust({ folder }: Home, connection: string, endpoint: string): void {
  const target = consentTarget({ kind: 'nimble', endpoint } as Connection, 'user');
  const path = join(folder, 'settings.json');
  const settings = JSON.parse(readFileSync(path, 'utf8')) as object;
  writeFileSync(path, JSON.stringify({ ...settings, trusted: [{ connection, target }] }));
}

/** Counts the questions that the window gets from now on. */
const countQuestions = (page: Page) =>
  page.evaluate(
    'globalThis.asked = []; stagedoor.links.asked((one) => { if (one) asked.push(one.id); }); undefined',
  );
const questions = (page: Page) => page.evaluate<string[]>('asked');

/** Emits Electron's event for a second start many times at once. */
const startAgain = (app: ElectronApplication, argv: readonly string[], times: number) =>
  app.evaluate(
    ({ app: electron }, again) => {
      for (let nth = 0; nth < again.times; nth++) {
        electron.emit('second-instance', {}, again.argv, '/', { cmd: 'spawn' });
      }
    },
    { argv: ['stagedoor', ...argv], times },
  );

test('a link to a running program asks in its window, and no other link acts while the question is open', async () => {
  const studio = await openStudio();
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const trusted = await saveConnection(home, connectionTo(studio, { name: 'South Pier' }));
  trust(home, trusted, studio.endpoint);
  const { app, page } = await openApp(home);
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  await countQuestions(page);

  await follow(home, link);
  const question = page.getByRole('dialog');
  await question.getByText('A link wants to connect you to “North Pier Films”').waitFor();
  await question.getByText('compositing-01').waitFor();

  await follow(home, otherLink);
  await follow(home, `stagedoor://connect?connection=${trusted}&session=compositing-01`);
  await startAgain(app, fromOutside(link), 200);
  await startAgain(app, fromOutside(otherLink), 200);
  // Links are handled in order, so once the last one is reported, the earlier ones are handled.
  await follow(home, 'stagedoor://connect?connection=nowhere&session=one');
  await page.getByText('Connection “nowhere” does not exist').waitFor();
  expect(await question.innerText()).toContain('compositing-01');
  expect(await question.innerText()).not.toContain('animation-03');
  expect(await questions(page)).toHaveLength(1);

  await question.getByRole('button', { name: 'Cancel' }).click();
  await question.waitFor({ state: 'hidden' });
  expect(await page.evaluate('stagedoor.launches.list()')).toEqual({ ok: true, value: [] });
  expect(app.windows()).toHaveLength(1);
  expect(studio.requests.filter(({ operation }) => operation.startsWith('Create'))).toEqual([]);
});

test('many links at once give one question', async () => {
  const home = newHome();
  await saveConnection(home, connectionTo(await openStudio()));
  const { app, page } = await openApp(home);
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();
  await countQuestions(page);
  await startAgain(app, fromOutside(link), 200);
  await page.getByRole('dialog').getByText('A link wants to connect you').waitFor();
  await follow(home, 'stagedoor://connect?connection=nowhere&session=one');
  await page.getByText('Connection “nowhere” does not exist').waitFor();
  expect(await questions(page)).toHaveLength(1);
});

test('a link to a workstation that is open leads to its row, says so, and requests nothing', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, { name: 'Practice', kind: 'practice' });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  const main = page.getByRole('main');
  const question = page.getByRole('dialog');
  const streams = () =>
    studio.requests.filter(({ operation }) => operation === 'CreateStreamingSessionStream').length;
  await follow(home, link);
  await question.getByRole('checkbox', { name: 'Remember for this connection' }).check();
  await clickSettled(question.getByRole('button', { name: 'Connect' }));
  await main.getByRole('button', { name: 'Reconnect' }).waitFor();
  expect(streams()).toBe(1);

  await page.getByRole('button', { name: 'Practice', exact: false }).first().click();
  await main.getByRole('heading', { name: 'Practice', level: 1 }).waitFor();
  await follow(home, link);
  await page
    .getByText('Compositing 01 is already open. To connect again, choose Reconnect.')
    .waitFor();
  const card = main.getByRole('article', { name: 'Compositing 01' });
  await card.getByText('Open in the DCV viewer').waitFor();
  await card.and(page.locator(':focus')).waitFor();
  expect(await question.count()).toBe(0);
  expect(streams()).toBe(1);

  await clickSettled(main.getByRole('button', { name: 'Reconnect' }));
  await eventually(() => streams() === 2 || undefined);
  viewer.release();
});

test('remembered consent acts without a question and is removed with the connection', async () => {
  const studio = await openStudio();
  const viewer = recordingViewer('stay');
  const home = newHome({ STAGEDOOR_VIEWER: viewer.executable });
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  const question = page.getByRole('dialog');
  const main = page.getByRole('main');
  await page.getByRole('heading', { name: 'Compositing 01' }).waitFor();

  await follow(home, link);
  await question.getByRole('checkbox', { name: 'Remember for this connection' }).check();
  await question.getByRole('button', { name: 'Connect' }).click();
  await main.getByText('Open in the DCV viewer').waitFor();
  viewer.release();
  await main.getByRole('button', { name: 'Reconnect' }).waitFor();
  await main
    .locator('article:not([data-changed])')
    .getByRole('button', { name: 'Dismiss' })
    .click();
  await countQuestions(page);

  await follow(home, link);
  await main.getByRole('article').waitFor();
  expect(await questions(page)).toEqual([]);
  expect(await question.count()).toBe(0);

  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await page.getByRole('button', { name: 'Remove' }).click();
  await question.getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('heading', { name: 'Connect to your workstations' }).waitFor();
  // The connection is only deleted once the removal can no longer be undone.
  const settings = join(home.folder, 'settings.json');
  await eventually(() => !readFileSync(settings, 'utf8').includes('north-pier-films') || undefined);
  expect(await addConnection(home, connectionTo(studio))).toBe('north-pier-films');
  await followUntil(home, link, async () => (await questions(page)).length > 0);
  await question.getByText('A link wants to connect you to “North Pier Films”').waitFor();
});

test('an invalid link from outside is reported in the window, without a question', async () => {
  const home = newHome();
  await saveConnection(home, { name: 'North Pier Films', kind: 'practice' });
  const { page } = await openApp(home);
  await countQuestions(page);
  const notices = page.getByRole('region', { name: 'Notices' });
  await page.getByRole('heading', { name: 'North Pier Films' }).waitFor();

  const reported: readonly (readonly [args: readonly string[], words: string])[] = [
    [
      fromOutside(`${link}&endpoint=https://pier.example`),
      'The link contains an unknown parameter.',
    ],
    [
      fromOutside('stagedoor://connect?connection=north-pier-films'),
      'The link does not name a workstation.',
    ],
    [fromOutside(link.replace('north', 'south')), 'Connection “south-pier-films” does not exist'],
    [[...fromOutside(link), otherLink], 'More than one link was opened at the same time.'],
    [['--open-url', '--'], 'No link was given.'],
    [['--open-url', 'http://pier.example'], 'It is not a Stagedoor link.'],
    [
      ['https://dcv.pier.example:8443/?authToken=hush#console'],
      'It is a one-time address, which other programs could see.',
    ],
  ];
  for (const [args, words] of reported) {
    expect(await runProgram(home, args, { display: true })).toMatchObject({ status: 0, out: '' });
    await notices.getByText(words).waitFor();
    expect(await notices.getByRole('listitem').count()).toBe(1);
  }
  await clickSettled(notices.getByRole('button', { name: 'Dismiss' }));
  await notices.waitFor({ state: 'hidden' });
  await follow(home, 'stagedoor://open');
  expect(await notices.count()).toBe(0);
  expect(await questions(page)).toEqual([]);
  expect(home.logText()).toContain('a link was not followed');
  expect(home.logText()).not.toMatch(/pier\.example|hush/);
});

test('an invalid link that starts the program is reported in the window it opens', async () => {
  const { page } = await openApp(newHome(), fromOutside('stagedoor://connect?session=one'));
  await page.getByText('The link does not name a connection.').waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test.each<[about: string, args: readonly string[], reason: string]>([
  [
    'does not name a connection',
    ['stagedoor://connect?session=one'],
    'The link does not name a connection.',
  ],
  ['names a server', ['stagedoor://pier.example/'], 'It is not a Stagedoor link.'],
  [
    'is followed by another link',
    [link, otherLink],
    'More than one link was opened at the same time.',
  ],
  [
    'is passed with another argument',
    ['--', '--inspect', link],
    'Stagedoor was opened with a link and other arguments.',
  ],
])(
  'a link on the command line that %s exits with status 2 and prints the reason',
  async (_, args, reason) => {
    const ran = await runProgram(newHome(), args);
    expect(ran).toMatchObject({ status: 2, out: '' });
    expect(ran.err).toContain(`The link was not opened. ${reason}`);
  },
);
