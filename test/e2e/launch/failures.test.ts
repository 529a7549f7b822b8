import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/practice/faults/fault.ts';
import type { Script } from '../../../src/practice/faults/script.ts';
import type { PracticeStudio } from '../../../src/practice/studio.ts';
import { openForAll } from '../../support/machine/lifetime.ts';
import { newHome, openApp } from '../../support/window/app.ts';
import { saveConnection } from '../../support/window/save-connection.ts';
import { connectButton } from '../../support/window/row.ts';
import { connectionTo, openStudio } from '../../support/providers/studio.ts';

interface Told {
  readonly title: string;
  readonly advice: string;
  /** Left to right, the likely one last. */
  readonly buttons: readonly string[];
}

/** A stream that ends so, at once or after it was being made. */
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
const theStream = 'The stream could not be made';
const hasEnded = (state: string): Told => ({
  title: 'The stream has ended',
  advice: `The service says ${state}. Connect again for a new one.`,
  buttons: again,
});
const notOpened = (reason: string): Told => ({
  title: 'The address of the stream is not one to open',
  advice: `${reason} Tell your administrator.`,
  buttons: [],
});

const cases: readonly (readonly [about: string, script: Script, told: Told])[] = [
  [
    'a stream that the studio could not make',
    ends('CREATE_FAILED', 'INTERNAL_ERROR'),
    {
      title: theStream,
      advice: 'The studio had a problem of its own. Try again in a minute.',
      buttons: again,
    },
  ],
  [
    'a stream whose workstation the studio could not reach',
    ends('CREATE_FAILED', 'NETWORK_CONNECTION_ERROR'),
    {
      title: theStream,
      advice: 'The workstation could not be reached inside the studio. Try again;',
      buttons: again,
    },
  ],
  [
    'a stream that failed for a reason nobody knows',
    ends('CREATE_FAILED', 'OUT_OF_PAPER'),
    { title: theStream, advice: 'The service says OUT_OF_PAPER. Try again.', buttons: again },
  ],
  ['a stream that is deleted', ends('DELETED', 'STREAM_DELETED'), hasEnded('DELETED')],
  [
    'a stream that is being deleted',
    ends('DELETE_IN_PROGRESS', 'STREAM_DELETE_IN_PROGRESS'),
    hasEnded('DELETE_IN_PROGRESS'),
  ],
  [
    'a stream that could not be deleted',
    ends('DELETE_FAILED', 'INTERNAL_ERROR'),
    hasEnded('DELETE_FAILED'),
  ],
  [
    'a permission that is missing',
    onCreate({ kind: 'access-denied' }),
    {
      title: 'You may not do this here',
      advice: 'Ask your administrator for permission to CreateStreamingSessionStream.',
      buttons: [],
    },
  ],
  [
    'a quota that is used up',
    onCreate({ kind: 'quota' }),
    {
      title: 'The quota is used up',
      advice: 'Stop a workstation that is not needed, or ask for a higher quota.',
      buttons: again,
    },
  ],
  [
    'a workstation that is gone',
    onCreate({ kind: 'not-found' }),
    {
      title: 'This workstation was not found',
      advice: 'It may have been ended, or the connection leads to another studio.',
      buttons: [],
    },
  ],
  [
    'a stream that is gone',
    onGet({ kind: 'not-found' }),
    { title: 'This stream was not found', advice: 'It may have been ended', buttons: [] },
  ],
  [
    'a sign-in that has expired',
    {
      faults: (operation) =>
        operation === 'CreateStreamingSessionStream' ? { kind: 'expired-token' } : undefined,
    },
    {
      title: 'Your sign-in has expired',
      advice: 'Enter new keys for this connection.',
      buttons: ['Try again', 'Enter keys'],
    },
  ],
  [
    'a request the service does not understand',
    onCreate({ kind: 'validation' }),
    {
      title: 'The service refuses this request',
      advice: "Check what was asked for, and the connection's settings.",
      buttons: ['Edit connection'],
    },
  ],
  [
    'a service that sends requests elsewhere',
    onCreate({ kind: 'redirect' }),
    {
      title: 'The service sends requests elsewhere',
      advice: 'They were not followed, to protect your keys. Check the endpoint.',
      buttons: ['Edit connection'],
    },
  ],
  [
    'an answer without an end',
    onCreate({ kind: 'huge' }),
    {
      title: 'The answer was too large',
      advice: 'This is not what the service sends. Check the endpoint.',
      buttons: ['Edit connection'],
    },
  ],
  [
    'a proxy that wants a sign-in',
    onCreate({ kind: 'raw', status: 407 }),
    {
      title: 'The proxy of this network wants a sign-in',
      advice: 'Sign in to the proxy, or ask your network team to let this through.',
      buttons: again,
    },
  ],
  [
    'a stream that leads to a host nobody named',
    leadsTo('https://pier.example/?authToken=kept-to-itself#one'),
    notOpened('Its host is not one this connection allows.'),
  ],
  [
    'a stream whose address names a user',
    leadsTo('https://one:kept-to-itself@127.0.0.1/?authToken=kept-to-itself#one'),
    notOpened('It names a user.'),
  ],
];

/** Title, advice and buttons of the one launch there is. */
async function toldBy(page: Page, { title, advice, buttons }: Told): Promise<void> {
  const card = page.getByRole('article');
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

  test.each(cases)('%s is told with what helps', async (about, _, told) => {
    const { home, page, studios } = opened();
    const places = page.getByRole('navigation', { name: 'Places' });
    await places.getByRole('button', { name: about }).click();
    await page.getByRole('heading', { name: about, level: 1 }).waitFor();
    await connectButton(page).click();
    await toldBy(page, told);
    const secret = studios.get(about)?.secretAccessKey ?? '';
    for (const text of [await page.content(), home.logText()]) {
      expect(text).not.toContain('kept-to-itself');
      expect(text).not.toContain(secret);
    }
    expect(home.handoverFiles()).toEqual([]);
    await page.getByRole('button', { name: 'Dismiss' }).click();
    await page.getByRole('article').waitFor({ state: 'hidden' });
  });
});

test('keys the service does not accept are told beside the list and beside the launch', async () => {
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
  await toldBy(page, {
    title: 'The service does not accept these keys',
    advice: 'Check the access key and the secret key, and enter them again.',
    buttons: ['Try again', 'Enter keys'],
  });
  const beside = page.getByRole('alert');
  await beside.getByText('The service does not accept these keys').waitFor();
  await page.getByText('needs keys').waitFor();

  await beside.getByRole('button', { name: 'Enter keys' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Access key').fill(studio.accessKeyId);
  await form.getByLabel('Secret key').fill(studio.secretAccessKey);
  await form.getByRole('button', { name: 'Replace keys' }).click();
  await connectButton(page).waitFor();
  await beside.waitFor({ state: 'hidden' });
});

test('a service that asks for patience is told while it lasts, and then no more', async () => {
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
  const card = page.getByRole('article');
  const trouble = card.getByText('The service asks for patience. Asking again more slowly.');
  await trouble.waitFor();
  isBusy = false;
  await card.getByText('The address of the stream is not one to open').waitFor();
  expect(await trouble.count()).toBe(0);
  const statuses = studio.requests
    .filter(({ operation }) => operation === 'CreateStreamingSessionStream')
    .map(({ status }) => status);
  expect(statuses.join(' ')).toMatch(/^(429 )+200$/);
});
