import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LaunchState, Step } from '../../../src/shared/launch/launch-state.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { launchAt, northPier } from '../../support/window/fake-bridge.ts';
import {
  announced,
  button,
  choose,
  openCard,
  openWindow,
  press,
  settle,
  strip,
  textOf,
} from '../support/open-window.ts';

const began = new Date(2024, 4, 14, 9, 2, 11).getTime();
const comp: Workstation = { id: 'session-comp-07', studio: 's', name: 'Comp 07', state: 'STOPPED' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: began + 30_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as never;
/** A launch whose steps were entered one second apart. */
const stepped = (steps: readonly Step[], more: Partial<LaunchState> = {}): LaunchState => ({
  ...launchAt('requesting', more, began),
  state: steps.at(-1)!,
  entered: Object.fromEntries(steps.map((step, n) => [step, began + n * 1000])),
  at: began + (steps.length - 1) * 1000,
});
const open = (...launches: LaunchState[]) =>
  openWindow({ connections: [northPier], workstations: [comp], launches });
const card = () => screen.getByRole('article', { name: 'Comp 07' });
const points = () =>
  [...card().querySelectorAll('ol > li')].map((one) => textOf(one).replace('\u200b', '').trim());
const TO_COME = [
  'Requesting to come',
  'Preparing to come',
  'Checking to come',
  'Opening to come',
  'Open to come',
];
/** Opens the window and the card of the launch below its row. */
const openWithCard = async (...launches: LaunchState[]) => {
  const opened = await open(...launches);
  await openCard();
  return opened;
};

test.each([
  ['starting', 'Starting the workstation', ['Starting now 30 s', ...TO_COME]],
  ['creating', 'Creating the workstation', ['Creating now 30 s', ...TO_COME]],
  ['stopping', 'Stopping the workstation', ['Stopping now 30 s']],
  ['ending', 'Ending the workstation', ['Ending now 30 s']],
] as const)('a launch that is %s shows that as its first step', async (state, sentence, line) => {
  // Nothing follows a stop or an end.
  const connects = state === 'starting' || state === 'creating';
  await openWithCard(stepped([state], { connects }));
  expect(within(card()).getByText(sentence)).toBeDefined();
  expect(points()).toEqual(line);
});

test('the step of a change is done once the stream is requested', async () => {
  await openWithCard(stepped(['starting', 'requesting']));
  expect(points().slice(0, 2)).toEqual(['Started done 1 s', 'Requesting now 29 s']);
});

test('a start without connecting shows only its own step', async () => {
  const launch = stepped(['starting'], { launch: id(902), connects: false });
  const { push } = await open();
  await choose('Start only');
  push.launches(launch);
  await settle();
  await openCard();
  expect(points()).toEqual(['Starting now 30 s']);
});

test('the state of the workstation during a change is shown in the card and in its row', async () => {
  await openWithCard(
    stepped(['starting'], {
      workstationState: 'START_IN_PROGRESS',
      workstationStatus: 'STREAMING_SESSION_START_IN_PROGRESS',
    }),
  );
  expect(within(card()).getByText('Starting the workstation')).toBeDefined();
  expect(
    within(card()).getByText('The workstation is starting. This takes a few minutes.'),
  ).toBeDefined();
  const list = screen.getByRole('region', { name: 'Workstations' });
  expect(within(list).getByText('Starting… 30 s', { selector: 'p' })).toBeDefined();
  expect(within(list).queryByText('Stopped', { selector: 'p' })).toBeNull();
});

test('during a change, the card shows a workstation that is still in its old state', async () => {
  await openWithCard(stepped(['starting'], { workstationState: 'STOPPED' }));
  expect(within(card()).getByText('Starting the workstation, still stopped')).toBeDefined();
});

test.each([
  ['starting', 'Started'],
  ['stopping', 'Stopped'],
  ['ending', 'Ended'],
  ['creating', 'Created'],
] as const)(
  'a launch that was %s is shown as “%s” when it is done, then dismissed after ten seconds',
  async (state, word) => {
    const { push, inputsOf } = await open(stepped([state]));
    await openCard();
    push.launches({ ...stepped([state, 'done']), at: Date.now() });
    await settle();
    expect(within(card()).getByText(word, { selector: 'p' })).toBeDefined();
    expect(within(card()).getByText(word, { selector: 'b' })).toBeDefined();
    await press('Show the launch of Comp 07');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(inputsOf('launches.dismiss')).toHaveLength(1);
  },
);

test('a failed change shows the reason, and at which step it failed', async () => {
  const failure = {
    code: 'change-failed',
    what: 'start',
    statusCode: 'INSUFFICIENT_CAPACITY',
  } as const;
  await openWithCard(stepped(['starting', 'failed'], { failure }));
  expect(points()[0]).toBe('Starting stopped here 1 s');
  expect(within(card()).getByText('The workstation could not be started')).toBeDefined();
});

test('the list is read again when a change is over, and only then', async () => {
  const { push, inputsOf } = await open(stepped(['stopping']));
  push.launches(stepped(['stopping'], { requests: 4 }));
  await settle();
  expect(inputsOf('workstations.read')).toHaveLength(1);
  push.launches(stepped(['stopping', 'done']));
  await settle();
  expect(inputsOf('workstations.read')).toHaveLength(2);
});

test.each([
  ['waiting', 'Cancel', 'launches.cancel'],
  ['starting', 'Cancel', 'launches.cancel'],
  ['stopping', 'Cancel', 'launches.cancel'],
  ['opened', 'Reconnect', 'launches.retry'],
] as const)('while a launch is %s, the button of its row is “%s”', async (state, label, call) => {
  const { inputsOf } = await open(stepped([state]));
  const list = screen.getByRole('region', { name: 'Workstations' });
  await press(label, list);
  expect(inputsOf('launches.start')).toEqual([]);
  expect(inputsOf(call)).toHaveLength(1);
});

test('the typical duration is shown as text and as progress, which stops at nine tenths', async () => {
  await openWithCard(stepped(['requesting', 'waiting'], { usualMs: 41_000 }));
  expect(
    within(card()).getByText('Preparing the stream, usually ready in about 40 s'),
  ).toBeDefined();
  const drawn = () => within(card()).getByRole<HTMLProgressElement>('progressbar').value;
  expect(drawn()).toBeCloseTo(30 / 41);
  await vi.advanceTimersByTimeAsync(60_000);
  await settle();
  expect(drawn()).toBe(0.9);
});

test('without a typical duration, no progress is drawn', async () => {
  await openWithCard(stepped(['requesting', 'waiting']));
  expect(within(card()).queryByRole('progressbar')).toBeNull();
});

test('a launch of the command line is shown and can be dismissed, but not controlled', async () => {
  const { push } = await openWithCard(stepped(['waiting'], { elsewhere: true }));
  const list = screen.getByRole('region', { name: 'Workstations' });
  expect(within(list).getByText('Preparing… 30 s (from the command line)')).toBeDefined();
  expect(button('Connect', list).getAttribute('aria-disabled')).toBe('true');
  expect(within(card()).getAllByRole('button').map(textOf)).toEqual([
    'Dismiss',
    'Technical details',
  ]);
  push.launches(
    stepped(['waiting', 'failed'], { elsewhere: true, failure: { code: 'stream-expired' } }),
  );
  await settle();
  expect(within(card()).getAllByRole('button').map(textOf)).toEqual([
    'Dismiss',
    'Technical details',
  ]);
  expect(button('Start and connect', list).getAttribute('aria-disabled')).toBeNull();
});

test('a launch without the name of its workstation takes it from the list', async () => {
  const { workstation: _, ...nameless } = stepped(['waiting']);
  const { push } = await open();
  push.launches(nameless);
  await settle();
  expect(within(strip()).getByRole('button', { name: /preparing/ })).toBeDefined();
  expect(announced()).toBe('Comp 07: Preparing the stream.');
});
