import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LaunchState, Step } from '../../../src/shared/launch/launch-state.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import { launchAt, northPier } from '../../support/window/fake-bridge.ts';
import { button, openWindow, press, settle, textOf } from '../support/open-window.ts';

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
  [...card().querySelectorAll('ol > li')].map((one) => textOf(one).replace(' \u200b', ''));
const TO_COME = [
  'Asked to come',
  'Preparing to come',
  'Ready to come',
  'Reached to come',
  'Handed over to come',
];

test.each([
  ['starting', 'Starting the workstation', ['Starting now 30 s', ...TO_COME]],
  ['creating', 'Creating the workstation', ['Creating now 30 s', ...TO_COME]],
  ['stopping', 'Stopping the workstation', ['Stopping now 30 s']],
  ['ending', 'Ending the workstation', ['Ending now 30 s']],
] as const)('a launch that is %s shows that as its first point', async (state, sentence, line) => {
  // Nothing follows a stop or an end.
  const connects = state === 'starting' || state === 'creating';
  await open(stepped([state], { connects }));
  expect(within(card()).getByText(sentence)).toBeDefined();
  expect(points()).toEqual(line);
});

test('the point of a change is done once the stream is asked for', async () => {
  await open(stepped(['starting', 'requesting']));
  expect(points().slice(0, 2)).toEqual(['Started done 09:02:12', 'Asked now 29 s']);
});

test('a start that was asked for alone shows no points towards the viewer', async () => {
  const launch = stepped(['starting'], { launch: id(902), connects: false });
  const { push } = await open();
  await press('More');
  await press('Start only');
  push.launches(launch);
  await settle();
  expect(points()).toEqual(['Starting now 30 s']);
});

test('what is seen of the workstation meanwhile is said in words, in the card and in its row', async () => {
  await open(
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
  expect(within(list).getByText('Starting', { selector: 'p' })).toBeDefined();
  expect(within(list).queryByText('Stopped', { selector: 'p' })).toBeNull();
});

test('a workstation that does not change yet is said to be as it was', async () => {
  await open(stepped(['starting'], { workstationState: 'STOPPED' }));
  expect(within(card()).getByText('Starting the workstation, still stopped')).toBeDefined();
});

test.each([
  ['starting', 'Started'],
  ['stopping', 'Stopped'],
  ['ending', 'Ended'],
  ['creating', 'Created'],
] as const)(
  'a change that was %s ends in a line with its word, and can be dismissed',
  async (state, word) => {
    await open(stepped([state, 'done']));
    expect(within(card()).getByText(word)).toBeDefined();
    expect(within(card()).getAllByRole('button').map(textOf)).toEqual(['Dismiss']);
  },
);

test('a change that failed says why at its point', async () => {
  const failure = {
    code: 'change-failed',
    what: 'start',
    statusCode: 'INSUFFICIENT_CAPACITY',
  } as const;
  await open(stepped(['starting', 'failed'], { failure }));
  expect(points()[0]).toBe('Starting stopped here 09:02:12');
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
  ['waiting', 'Connecting'],
  ['starting', 'Starting'],
  ['stopping', 'Stopping'],
  ['opened', 'Open in the viewer'],
] as const)(
  'while a launch is %s its row says “%s”, and leads to its card',
  async (state, label) => {
    const { inputsOf } = await open(stepped([state]));
    await press(label);
    expect(inputsOf('launches.start')).toEqual([]);
    expect(document.activeElement).toBe(card());
  },
);

test('how long it usually takes is told and drawn, to nine tenths and no further', async () => {
  await open(stepped(['requesting', 'waiting'], { usualMs: 41_000 }));
  expect(
    within(card()).getByText('Preparing the stream, usually ready in about 40 s'),
  ).toBeDefined();
  const drawn = () => within(card()).getByRole<HTMLProgressElement>('progressbar').value;
  expect(drawn()).toBeCloseTo(30 / 41);
  await vi.advanceTimersByTimeAsync(60_000);
  await settle();
  expect(drawn()).toBe(0.9);
});

test('where nothing is known of how long it takes, nothing is drawn', async () => {
  await open(stepped(['requesting', 'waiting']));
  expect(within(card()).queryByRole('progressbar')).toBeNull();
});

test('a launch of the command line is shown, can be dismissed, and is not steered', async () => {
  const { push } = await open(stepped(['waiting'], { elsewhere: true }));
  expect(within(card()).getByText('Preparing the stream (from the command line)')).toBeDefined();
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
});

test('a launch that knows no more than an id has its name from the list', async () => {
  const { workstation: _, ...nameless } = stepped(['waiting']);
  const { push } = await open();
  push.launches(nameless);
  await settle();
  expect(card()).toBeDefined();
  expect(textOf(screen.getByRole('status'))).toBe('Comp 07: Preparing the stream.');
});

const five = [5, 4, 3, 2, 1].map((n) =>
  stepped(['waiting'], { launch: id(n), workstation: `Comp ${n}`, session: `w-${n}` as never }),
);

test('of many launches three are shown in full, the others as lines that open', async () => {
  await open(...five);
  expect(document.querySelectorAll('article ol')).toHaveLength(3);
  const line = screen.getAllByRole('article').at(-1)!;
  const more = button('More', line);
  expect(more.getAttribute('aria-expanded')).toBe('false');
  await press('More', line);
  expect(line.querySelectorAll('ol')).toHaveLength(1);
  await press('Less', line);
  expect(line.querySelectorAll('ol')).toHaveLength(0);
});

test('a line that is led to opens', async () => {
  await openWindow({
    connections: [northPier],
    workstations: [{ id: 'w-1', studio: 's', state: 'READY', name: 'Comp 1' }],
    launches: five,
  });
  const line = screen.getByRole('article', { name: 'Comp 1' });
  expect(line.querySelector('ol')).toBeNull();
  await press('Connecting');
  expect(line.querySelector('ol')).not.toBeNull();
  expect(document.activeElement).toBe(line);
});
