import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clockTime } from '../../../src/renderer/i18n/times.ts';
import type { LaunchState, Step } from '../../../src/shared/launch/launch-state.ts';
import { messages as en } from '../../../src/shared/languages/messages/en.arb';
import { TRANSIENT_ERRORS } from '../../../src/shared/launch/transient-error.ts';
import { failing, launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import { openWindow, press, settle, textOf } from '../support/open-window.ts';

const { troubles: troubleWords } = en;

const began = new Date(2024, 4, 14, 9, 2, 11).getTime();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: began + 30_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (...launches: LaunchState[]) =>
  openWindow({ connections: [northPier, practice], launches });
const at = (state: Step, more: Partial<LaunchState> = {}) => launchAt(state, more, began);
const card = () => screen.getByRole('article', { name: 'Comp 07' });
const points = () => within(card()).getAllByRole('listitem').slice(0, 5).map(textOf);

const lines: readonly (readonly [Step, string, readonly string[]])[] = [
  [
    'requesting',
    'Requesting a stream',
    [
      'Asked now 30 s',
      'Preparing to come',
      'Ready to come',
      'Reached to come',
      'Handed over to come',
    ],
  ],
  [
    'waiting',
    'Preparing the stream',
    [
      'Asked done 09:02:11',
      'Preparing now 29 s',
      'Ready to come',
      'Reached to come',
      'Handed over to come',
    ],
  ],
  [
    'checking',
    'Checking the connection',
    [
      'Asked done 09:02:11',
      'Preparing done 09:02:12',
      'Ready done 09:02:13',
      'Reached now 28 s',
      'Handed over to come',
    ],
  ],
  [
    'opening',
    'Starting the viewer',
    [
      'Asked done 09:02:11',
      'Preparing done 09:02:12',
      'Ready done 09:02:13',
      'Reached done 09:02:14',
      'Handed over now 27 s',
    ],
  ],
  [
    'opened',
    'Open in the DCV viewer',
    [
      'Asked done 09:02:11',
      'Preparing done 09:02:12',
      'Ready done 09:02:13',
      'Reached done 09:02:14',
      'Handed over done 09:02:15',
    ],
  ],
];

for (const [state, sentence, expected] of lines) {
  test(`a launch that is ${state} shows its five points with their times`, async () => {
    await open(at(state));
    expect(within(card()).getByText(sentence)).toBeDefined();
    expect(points().map((text) => text.replace('\u200b', ''))).toEqual(expected);
    expect(card().querySelectorAll('[aria-current="step"]')).toHaveLength(
      state === 'opened' ? 0 : 1,
    );
  });
}

test('the seconds of the current point go on, and stop when nothing needs more than the minute', async () => {
  const { push } = await open(at('waiting'));
  await vi.advanceTimersByTimeAsync(5000);
  expect(points()[1]).toBe('Preparing now 34 s');
  push.launches(at('cancelled'));
  await settle();
  vi.advanceTimersToNextTimer();
  expect(Date.now() % 60_000).toBe(0);
});

test('how often was asked is said while it is under way', async () => {
  const { push } = await open(at('waiting', { requests: 1 }));
  expect(within(card()).getByText('Preparing the stream, checked once')).toBeDefined();
  push.launches(at('waiting', { requests: 7 }));
  await settle();
  expect(within(card()).getByText('Preparing the stream, checked 7 times')).toBeDefined();
});

const stream = {
  streamId: 'stream-1f2e9c',
  state: 'CREATE_IN_PROGRESS',
  statusCode: 'STREAM_CREATE_IN_PROGRESS',
  createdAt: new Date(began).toISOString(),
  createdBy: 'a.artist',
  ownedBy: 'm.okafor',
  expiresAt: new Date(began + 90_000).toISOString(),
};
const facts = () =>
  Object.fromEntries(
    within(card())
      .getAllByRole('term')
      .map((term) => [textOf(term), textOf(term.nextElementSibling!)]),
  );

test('what is known of the stream is shown, and how long its link is valid counts down', async () => {
  await open(at('waiting', { stream }));
  expect(facts()).toEqual({
    Stream: 'stream-1f2e9c',
    Status: 'STREAM_CREATE_IN_PROGRESS',
    Created: '09:02:11',
    'Created by': 'a.artist',
    Owner: 'm.okafor',
    'Link valid for': '1 min 0 s',
  });
  await vi.advanceTimersByTimeAsync(12_000);
  expect(facts()['Link valid for']).toBe('48 s');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(facts()['Link valid for']).toBe('expired');
});

test('facts that the service left out are said not to be known', async () => {
  await open(at('waiting', { stream: { streamId: 'stream-1f2e9c' } }));
  expect(facts().Owner).toContain('not known yet');
});

for (const code of TRANSIENT_ERRORS) {
  test(`the trouble ${code} is shown while it lasts and cleared by the next good answer`, async () => {
    const { push } = await open(at('waiting', { trouble: { code, since: began + 20_000 } }));
    expect(within(card()).getByText(`${troubleWords[code]} Trying again.`)).toBeDefined();
    expect(within(card()).getByText('for 10 s')).toBeDefined();
    push.launches(at('waiting'));
    await settle();
    expect(within(card()).queryByText(`${troubleWords[code]} Trying again.`)).toBeNull();
  });
}

test('what a launch went on with is told in words', async () => {
  await open(
    at('opened', { notices: ['check-skipped', 'certificate-unknown', 'practice-viewer'] }),
  );
  expect(within(card()).getByText('Open in the practice viewer')).toBeDefined();
  expect(within(card()).getByText(/was not tested/)).toBeDefined();
  expect(within(card()).getByText(/The viewer will ask you/)).toBeDefined();
});

test('a launch under way can be cancelled, and then dismissed', async () => {
  const launch = at('waiting');
  const { inputsOf, push } = await open(launch);
  await press('Cancel', card());
  expect(inputsOf('launches.cancel')).toEqual([launch.launch]);
  push.launches(at('cancelled'));
  await settle();
  expect(within(card()).getByText('Canceled')).toBeDefined();
  await press('Dismiss', card());
  expect(inputsOf('launches.dismiss')).toEqual([launch.launch]);
});

test('a launch whose viewer was closed offers to reconnect', async () => {
  const launch = at('ended');
  const { inputsOf } = await open(launch);
  expect(within(card()).getByText('Closed')).toBeDefined();
  await press('Reconnect', card());
  expect(inputsOf('launches.retry')).toEqual([{ launch: launch.launch, way: 'again' }]);
  expect(inputsOf('launches.dismiss')).toEqual([launch.launch]);
});

test('an opened launch can be neither cancelled nor dismissed', async () => {
  await open(at('opened'));
  expect(within(card()).getAllByRole('button').map(textOf)).toEqual([
    'Technical details',
    'Copy for support',
  ]);
});

test('a wish that is not granted is told in place and can be put away', async () => {
  await openWindow(
    { connections: [northPier], launches: [at('waiting')] },
    { launches: { cancel: failing({ code: 'bug' }) } },
  );
  await press('Cancel', card());
  expect(screen.getByRole('alert').textContent).toContain('Something went wrong in Stagedoor');
  await press('Dismiss', screen.getByRole('alert'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('each change of a launch is announced in words, but not what was there at the start', async () => {
  const { push } = await open(at('requesting'));
  const said = () => textOf(screen.getByRole('status'));
  expect(said()).toBe('');
  push.launches(at('waiting'));
  await settle();
  expect(said()).toBe('Comp 07: Preparing the stream.');
  push.launches(at('waiting', { trouble: { code: 'offline', since: began } }));
  await settle();
  expect(said()).toBe(`Comp 07: ${troubleWords.offline} Trying again.`);
  push.launches(at('failed', { failure: { code: 'stream-expired' } }));
  await settle();
  expect(said()).toBe('Comp 07: The stream has expired.');
});

test('a launch that begins elsewhere brings its connection to the front, but not over a form', async () => {
  const elsewhere = { connection: practice.id, connectionName: 'Practice studio' };
  const { push } = await open();
  push.launches(at('requesting', elsewhere));
  await settle();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Practice studio');
  push.launches();
  await press('Add a connection');
  push.launches(at('requesting'));
  await settle();
  expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Add a connection');
});

test('times are those of this machine', () => {
  expect(clockTime(began)).toBe('09:02:11');
});

test('the title of the window says what the newest launch does, by shape and word', async () => {
  const { push } = await openWindow({ connections: [northPier] });
  expect(document.title).toBe('Stagedoor');
  push.launches(at('waiting'));
  await settle();
  expect(document.title).toBe('◔ Comp 07, Preparing the stream - Stagedoor');
  push.launches(at('opened'));
  await settle();
  expect(document.title).toBe('● Comp 07, Open in the DCV viewer - Stagedoor');
  push.launches(at('failed', { failure: { code: 'stream-expired' } }));
  await settle();
  expect(document.title).toBe('■ Comp 07, The stream has expired - Stagedoor');
  push.launches(at('ended'));
  await settle();
  expect(document.title).toBe('Stagedoor');
});
