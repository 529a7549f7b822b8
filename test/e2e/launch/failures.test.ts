import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/practice/faults/fault.ts';
import type { Script } from '../../../src/practice/faults/script.ts';
import type { PracticeStudio } from '../../../src/practice/studio.ts';
import { openForAll } from '../../support/machine/lifetime.ts';
import { newHome, openApp } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';
import { connectButton, openCard } from '../../support/window/row.ts';

interface Reported {
  readonly title: string;
  readonly advice: string;
  /** Left to right, the most likely one last. */
  readonly buttons: readonly string[];
}

/** A stream that ends in this state shortly after it was requested. */
const ends = (state: string, statusCode: string): Script => ({
  streams: [
    { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs: 100 },
    { state, statusCode },
  ],
});
const onCreate = (fault: Fault): Script => ({
  faults: [{ on: 'CreateStreamingSessionStream', fault }],
});
const onGet = (fault: Fault): Script => ({ faults: [{ on: 'GetStreamingSessionStream', fault }] });
const leadsTo = (url: string): Script => ({ streamUrl: () => url });

const again = ['Try again'];
const theStream = 'The stream could not be created';
const hasEnded: Reported = {
  title: 'The stream has ended',
  advice: 'Connect again to create a new stream.',
  buttons: again,
};
const notOpened = (reason: string): Reported => ({
  title: 'The address of the stream is not allowed',
  advice: `${reason} Contact your administrator.`,
  buttons: [],
});

const cases: readonly (readonly [about: string, script: Script, reported: Reported])[] = [
  [
    'a stream that the studio could not create',
    ends('CREATE_FAILED', 'INTERNAL_ERROR'),
    {
      title: theStream,
      advice: 'The service had an internal problem. Try again in a minute.',
      buttons: again,
    },
  ],
  [
    'a stream whose workstation the studio could not reach',
    ends('CREATE_FAILED', 'NETWORK_CONNECTION_ERROR'),
    {
      title: theStream,
      advice: 'The workstation cannot be reached inside the studio. Try again.',
      buttons: again,
    },
  ],
  [
    'a stream that failed with an unknown code',
    ends('CREATE_FAILED', 'NEW_CODE'),
    { title: theStream, advice: 'The service reports NEW_CODE. Try again.', buttons: again },
  ],
  ['a stream that is deleted', ends('DELETED', 'STREAM_DELETED'), hasEnded],
  [
    'a stream that is being deleted',
    ends('DELETE_IN_PROGRESS', 'STREAM_DELETE_IN_PROGRESS'),
    hasEnded,
  ],
  ['a stream that could not be deleted', ends('DELETE_FAILED', 'INTERNAL_ERROR'), hasEnded],
  [
    'a missing permission',
    onCreate({ kind: 'access-denied' }),
    {
      title: 'You do not have permission to do this',
      advice: 'Ask your administrator for permission for CreateStreamingSessionStream.',
      buttons: [],
    },
  ],
  [
    'a used-up quota',
    onCreate({ kind: 'quota' }),
    {
      title: 'The quota is used up',
      advice:
        'Stop a workstation that you do not need, or ask your administrator for a higher quota.',
      buttons: again,
    },
  ],
  [
    'a workstation that no longer exists',
    onCreate({ kind: 'not-found' }),
    {
      title: 'The workstation was not found',
      advice: 'It may no longer exist, or the connection may use a different studio.',
      buttons: [],
    },
  ],
  [
    'a stream that no longer exists',
    onGet({ kind: 'not-found' }),
    { title: 'The stream was not found', advice: 'It may no longer exist', buttons: [] },
  ],
  [
    'an expired sign-in',
    {
      faults: (operation) =>
        operation === 'CreateStreamingSessionStream' ? { kind: 'expired-token' } : undefined,
    },
    {
      title: 'Your sign-in has expired',
      advice: 'Enter new keys for this connection.',
      buttons: ['Edit connection', 'Try again', 'Enter keys'],
    },
  ],
  [
    'a request that the service rejects',
    onCreate({ kind: 'validation' }),
    {
      title: 'The service rejected this request',
      advice:
        'Check the settings of the connection. If they are correct, contact your administrator.',
      buttons: ['Edit connection'],
    },
  ],
  [
    'a service that redirects requests',
    onCreate({ kind: 'redirect' }),
    {
      title: 'The service redirects to another address',
      advice:
        'To protect your keys, Stagedoor did not follow the redirect. Check the endpoint in the connection.',
      buttons: ['Edit connection'],
    },
  ],
  [
    'an endless response',
    onCreate({ kind: 'huge' }),
    {
      title: 'The response was too large',
      advice:
        'The response did not come from the expected service. Check the endpoint in the connection.',
      buttons: ['Edit connection'],
    },
  ],
  [
    'a proxy that requires a sign-in',
    onCreate({ kind: 'raw', status: 407 }),
    {
      title: "The network's proxy requires a sign-in",
      advice: 'Sign in to the proxy, or ask your network team to allow this connection.',
      buttons: again,
    },
  ],
  [
    'a stream on a host that is not allowed',
    leadsTo('https://pier.example/?authToken=kept-to-itself#one'),
    {
      title: 'The host pier.example is not allowed',
      advice: 'edit the connection and add it to “Allowed stream hosts”',
      buttons: ['Edit connection'],
    },
  ],
  [
    'a stream whose address contains a user name',
    leadsTo('https://one:kept-to-itself@127.0.0.1/?authToken=kept-to-itself#one'),
    notOpened('It contains a user name.'),
  ],
];

/** Title, advice and buttons of the only launch. */
async function expectReported(page: Page, { title, advice, buttons }: Reported): Promise<void> {
  const card = await openCard(page);
  await card.getByText(title, { exact: true }).waitFor();
  await card.getByText(advice).waitFor();
  const labels = await card.getByRole('button').allInnerTexts();
  expect(labels).toEqual(['Dismiss', ...buttons, 'Technical details', 'Copy for support']);
}

describe('in one window, with a connection for each failure', () => {
  const opened = openForAll(async () => {
    const home = newHome();
    const studios = new Map<string, PracticeStudio>();
    for (const [about, script] of cases) {
      const studio = await openStudio(script);
      studios.set(about, studio);
      await saveConnection(home, connectionTo(studio, { name: about }));
    }
    const { page } = await openApp(home);
    return { home, page, studios };
  });

  test.each(cases)('%s is reported with advice', async (about, _, reported) => {
    const { home, page, studios } = opened();
    const sidebar = page.getByRole('navigation', { name: 'Connections' });
    await sidebar.getByRole('button', { name: about }).click();
    await page.getByRole('heading', { name: about, level: 1 }).waitFor();
    await connectButton(page).click();
    await expectReported(page, reported);
    const secret = studios.get(about)?.secretAccessKey ?? '';
    for (const text of [await page.content(), home.logText()]) {
      expect(text).not.toContain('kept-to-itself');
      expect(text).not.toContain(secret);
    }
    expect(home.handoverFiles()).toEqual([]);
    await page
      .locator('article:not([data-changed])')
      .getByRole('button', { name: 'Dismiss' })
      .click();
    await page.getByRole('article').waitFor({ state: 'hidden' });
  });
});

test('keys that the service rejects are reported at the list and at the launch and can be replaced', async () => {
  const studio = await openStudio();
  const home = newHome();
  await saveConnection(
    home,
    connectionTo(studio, {
      credentials: {
        source: 'keychain',
        accessKeyId: studio.accessKeyId,
        secretAccessKey: 'wrong-but-well-formed',
      },
    }),
  );
  const link = 'stagedoor://connect?connection=north-pier-films&session=compositing-01';
  const { page } = await openApp(home, ['--open-url', '--', link]);
  await page.getByRole('dialog').getByRole('button', { name: 'Connect' }).click();
  await expectReported(page, {
    title: 'The service rejected these keys',
    advice:
      'Check the access key and the secret key, and enter them again. Check the region too: requests are signed for',
    buttons: ['Edit connection', 'Try again', 'Enter keys'],
  });
  const listAlert = page.getByRole('alert');
  await listAlert.getByText('The service rejected these keys').waitFor();
  await page.getByText('keys required').waitFor();

  await listAlert.getByRole('button', { name: 'Enter keys' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Access key').fill(studio.accessKeyId);
  await form.getByLabel('Secret key').fill(studio.secretAccessKey);
  await form.getByRole('button', { name: 'Replace keys' }).click();
  await listAlert.waitFor({ state: 'hidden' });
  // The failed launch stays in its row until it is dismissed.
  const card = page.locator('article:not([data-changed])');
  await card.getByRole('button', { name: 'Dismiss' }).click();
  await connectButton(page).waitFor();
});

test('a service that asks to retry later is reported until it responds', async () => {
  let isBusy = true;
  const studio = await openStudio({
    streams: [{ state: 'READY', statusCode: 'STREAM_READY' }],
    faults: (operation) =>
      isBusy && operation === 'CreateStreamingSessionStream'
        ? { kind: 'throttle', retryAfterSeconds: 1 }
        : undefined,
    streamUrl: () => 'https://pier.example/?authToken=kept-to-itself#one',
  });
  const home = newHome();
  await saveConnection(home, connectionTo(studio));
  const { page } = await openApp(home);
  await connectButton(page).click();
  const card = await openCard(page);
  const transientError = card.getByText('The service is receiving too many requests.');
  await transientError.waitFor();
  isBusy = false;
  await card.getByText('The host pier.example is not allowed').waitFor();
  expect(await transientError.count()).toBe(0);
  const statuses = studio.requests
    .filter(({ operation }) => operation === 'CreateStreamingSessionStream')
    .map(({ status }) => status);
  expect(statuses.join(' ')).toMatch(/^(429 )+200$/);
});
