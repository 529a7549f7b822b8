import { fireEvent, screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clockTime } from '../../../src/renderer/i18n/times.ts';
import type { LaunchState, Step } from '../../../src/shared/launch/launch-state.ts';
import { messages as en } from '../../../src/shared/languages/messages/en.arb';
import { TRANSIENT_ERRORS } from '../../../src/shared/launch/transient-error.ts';
import { failing, launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import {
  announced,
  letSettle,
  openCard,
  openWindow,
  press,
  settle,
  strip,
  textOf,
} from '../support/open-window.ts';

const { transientErrors: errorTexts } = en;

const began = new Date(2024, 4, 14, 9, 2, 11).getTime();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: began + 30_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (...launches: LaunchState[]) =>
  openWindow({ connections: [northPier, practice], launches });
/** Opens the window and the card of the launch, which has no row. */
const openWithCard = async (...launches: LaunchState[]) => {
  const opened = await open(...launches);
  await openCard();
  return opened;
};
const at = (state: Step, more: Partial<LaunchState> = {}) => launchAt(state, more, began);
const other = '00000000-0000-4000-8000-000000000905' as LaunchState['launch'];
const card = () => screen.getByRole('article', { name: 'Comp 07' });
const points = () => within(card()).getAllByRole('listitem').slice(0, 5).map(textOf);

const lines: readonly (readonly [Step, string, readonly string[], total: string])[] = [
  [
    'requesting',
    'Requesting a stream',
    [
      'Requesting now 30 s',
      'Preparing to come',
      'Checking to come',
      'Opening to come',
      'Open to come',
    ],
    '30 s',
  ],
  [
    'waiting',
    'Preparing the stream',
    [
      'Requesting done 1 s',
      'Preparing now 29 s',
      'Checking to come',
      'Opening to come',
      'Open to come',
    ],
    '30 s',
  ],
  [
    'checking',
    'Checking the connection',
    [
      'Requesting done 1 s',
      'Preparing done 1 s',
      'Checking now 28 s',
      'Opening to come',
      'Open to come',
    ],
    '30 s',
  ],
  [
    'opening',
    'Starting the viewer',
    [
      'Requesting done 1 s',
      'Preparing done 1 s',
      'Checking done 1 s',
      'Opening now 27 s',
      'Open to come',
    ],
    '30 s',
  ],
  [
    'opened',
    'Open in the DCV viewer',
    [
      'Requesting done 1 s',
      'Preparing done 1 s',
      'Checking done 1 s',
      'Opening done 1 s',
      'Open done',
    ],
    '4 s',
  ],
];

for (const [state, sentence, expected, total] of lines) {
  test(`a launch that is ${state} shows its five steps with their durations and the total`, async () => {
    await openWithCard(at(state));
    expect(within(card()).getByText(`Total: ${total}`)).toBeDefined();
    expect(within(card()).getByText(sentence)).toBeDefined();
    expect(points().map((text) => text.replace('\u200b', '').trim())).toEqual(expected);
    expect(card().querySelectorAll('[aria-current="step"]')).toHaveLength(
      state === 'opened' ? 0 : 1,
    );
  });
}

test('the seconds of the current step count up; once the launch is over, the window updates by the minute', async () => {
  const { push } = await openWithCard(at('waiting'));
  await vi.advanceTimersByTimeAsync(5000);
  expect(points()[1]).toBe('Preparing now 34 s');
  push.launches(at('cancelled'));
  await settle();
  await letSettle();
  vi.advanceTimersToNextTimer();
  expect(Date.now() % 60_000).toBe(0);
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

test('the known facts of the stream are shown, and the validity of its link counts down', async () => {
  await openWithCard(at('waiting', { stream }));
  expect(facts()).toEqual({
    Created: 'today 09:02',
    'Created by': 'a.artist',
    Owner: 'm.okafor',
    'Link valid for': '1 min',
  });
  await vi.advanceTimersByTimeAsync(12_000);
  expect(facts()['Link valid for']).toBe('48 s');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(facts()['Link valid for']).toBe('expired');
});

test('the number of requests and the words of the service are in the technical details only', async () => {
  await openWithCard(at('waiting', { stream, requests: 83, usualMs: 40_000 }));
  expect(
    within(card()).getByText('Preparing the stream, usually ready in about 40 s'),
  ).toBeDefined();
  expect(textOf(card())).not.toMatch(/stream-1f2e9c|_IN_PROGRESS|83/);
  await press('Technical details');
  expect(facts()).toMatchObject({
    Stream: 'stream-1f2e9c Copy',
    State: 'CREATE_IN_PROGRESS',
    'Status code': 'STREAM_CREATE_IN_PROGRESS',
    Requests: '83',
  });
});

test('facts that the service omitted are shown as unknown', async () => {
  await openWithCard(at('waiting', { stream: { streamId: 'stream-1f2e9c' } }));
  expect(facts().Owner).toContain('not known yet');
});

for (const code of TRANSIENT_ERRORS) {
  test(`the transient error ${code} is shown while it lasts and cleared by the next good response`, async () => {
    const { push } = await openWithCard(
      at('waiting', { transientError: { code, since: began + 20_000 } }),
    );
    expect(within(card()).getByText(`${errorTexts[code]} Trying again.`)).toBeDefined();
    expect(within(card()).getByText('for 10 s')).toBeDefined();
    push.launches(at('waiting'));
    await settle();
    expect(within(card()).queryByText(`${errorTexts[code]} Trying again.`)).toBeNull();
  });
}

test('the notices of a launch are explained', async () => {
  await openWithCard(
    at('opened', { notices: ['check-skipped', 'certificate-unknown', 'practice-viewer'] }),
  );
  expect(within(card()).getByText('Open in the practice viewer')).toBeDefined();
  expect(within(card()).getByText(/was not tested/)).toBeDefined();
  expect(within(card()).getByText(/The viewer will ask you/)).toBeDefined();
});

test('a launch in progress can be cancelled and is dismissed ten seconds later', async () => {
  const launch = at('waiting');
  const second = at('opened', { launch: other, session: 'w-2' as never, workstation: 'Comp 08' });
  const { inputsOf, push } = await open(launch, second);
  await letSettle();
  await press('Cancel', strip());
  expect(inputsOf('launches.cancel')).toEqual([launch.launch]);
  push.launches({ ...at('cancelled'), at: Date.now() }, second);
  await settle();
  expect(within(strip()).getAllByText('Canceled')).toHaveLength(2);
  // Closes its card, which was opened with the window: an open card is not dismissed.
  await press(/^Comp 07 /, strip());
  await vi.advanceTimersByTimeAsync(9000);
  expect(inputsOf('launches.dismiss')).toEqual([]);
  await vi.advanceTimersByTimeAsync(1000);
  expect(inputsOf('launches.dismiss')).toEqual([launch.launch]);
});

test('a finished launch stays in the panel while the pointer is there: lines would move under it', async () => {
  const launch = at('ended', { at: Date.now() });
  const { inputsOf } = await open(launch, at('opened', { launch: other, session: 'w-2' as never }));
  await letSettle();
  await press(/^1 open/, strip());
  await fireEvent.pointerOver(within(strip()).getAllByRole('listitem')[0]!);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(inputsOf('launches.dismiss')).toEqual([]);
  await fireEvent.pointerOver(screen.getByRole('main'));
  await vi.advanceTimersByTimeAsync(0);
  expect(inputsOf('launches.dismiss')).toEqual([launch.launch]);
});

test('a launch that is over is shown as long as its card is open', async () => {
  const launch = at('waiting');
  const { inputsOf, push } = await openWithCard(launch);
  push.launches({ ...at('ended'), at: Date.now() });
  await settle();
  expect(within(card()).getByText('Closed')).toBeDefined();
  await vi.advanceTimersByTimeAsync(20_000);
  expect(inputsOf('launches.dismiss')).toEqual([]);
  await press('Dismiss', card());
  expect(inputsOf('launches.dismiss')).toEqual([launch.launch]);
});

test('an open launch offers to reconnect and cannot be dismissed', async () => {
  const launch = at('opened');
  const { inputsOf } = await openWithCard(launch);
  expect(within(card()).getAllByRole('button').map(textOf)).toEqual([
    'Technical details',
    'Copy for support',
  ]);
  await press('Reconnect', strip());
  expect(inputsOf('launches.retry')).toEqual([{ launch: launch.launch, method: 'again' }]);
});

test('a failed request is reported in the strip and can be dismissed', async () => {
  await openWindow(
    { connections: [northPier], launches: [at('waiting')] },
    { launches: { cancel: failing({ code: 'bug' }) } },
  );
  await letSettle();
  await press('Cancel', strip());
  expect(screen.getByRole('alert').textContent).toContain('Something went wrong in Stagedoor');
  await press('Dismiss', screen.getByRole('alert'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('each change of a launch is announced, except for the state at the start', async () => {
  const { push } = await open(at('requesting'));
  expect(announced()).toBe('');
  push.launches(at('waiting'));
  await settle();
  expect(announced()).toBe('Comp 07: Preparing the stream.');
  push.launches(at('waiting', { transientError: { code: 'offline', since: began } }));
  await settle();
  expect(announced()).toBe(`Comp 07: ${errorTexts.offline} Trying again.`);
  push.launches(at('failed', { failure: { code: 'stream-expired' } }));
  await settle();
  expect(announced()).toBe('Comp 07: The stream has expired.');
});

test('a launch from outside the page shows its connection, unless a form is open', async () => {
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

test('times are in the time zone of this computer', () => {
  expect(clockTime(began)).toBe('09:02:11');
});

test('the title of the window shows the state of the newest launch, by symbol and text', async () => {
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
