import { screen, within } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { linkTo } from '../../../src/renderer/links/link-text.ts';
import { statusText } from '../../../src/renderer/workstations/row/status-text.ts';
import { parseDeepLink } from '../../../src/shared/links/deep-link.ts';
import type { Workstation } from '../../../src/shared/workstations/workstation.ts';
import type { FakeDeps } from '../../support/window/fake-bridge.ts';
import { failing, launchAt, northPier, practice } from '../../support/window/fake-bridge.ts';
import {
  button,
  choose,
  openDetails,
  openWindow,
  press,
  recordCopies,
  settle,
  textOf,
} from '../support/open-window.ts';

const now = new Date(2024, 4, 14, 9, 0, 0).getTime();
const inMinutes = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
const comp: Workstation = {
  id: 'session-comp-07',
  studio: 'us-west-2:studio-1',
  name: 'Comp 07',
  state: 'READY',
  launchProfile: 'profile-1',
  image: 'image-1',
  instanceType: 'g5.4xlarge',
  ownedBy: 'm.okafor',
  createdAt: inMinutes(-120),
  startedAt: inMinutes(-60),
};
const profile = {
  id: 'profile-1',
  name: 'Nuke',
  canStop: true,
  instanceTypes: [],
  images: [],
};
const target = {
  connection: 'north-pier',
  studio: comp.studio,
  session: comp.id,
  workstation: 'Comp 07',
};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (more: Partial<Workstation> = {}, deps: FakeDeps = {}) =>
  openWindow({ connections: [northPier], workstations: [{ ...comp, ...more }], ...deps });
const dialog = () => screen.getByRole('dialog');
const actions = () => within(dialog()).getAllByRole('button').map(textOf);
const facts = () =>
  Object.fromEntries(
    within(dialog())
      .getAllByRole('term')
      .map((term) => [textOf(term), textOf(term.nextElementSibling!)]),
  );

test('a row shows the name of its profile, its instance type and its owner', async () => {
  await open({}, { profiles: [profile], me: 'm.okafor' });
  expect(screen.getByText('Nuke, g5.4xlarge, mine')).toBeDefined();
});

test.each([
  [{ stopAt: inMinutes(42.5) }, 'stops in 42 min', ['soon']],
  [{ stopAt: inMinutes(61) }, 'stops at 10:01', []],
  [{ stopAt: inMinutes(8.5) }, 'stops in 8 min: save your work', ['soon', 'pressing']],
  [{ terminateAt: new Date(2024, 4, 16, 18).toISOString() }, 'ends Thu 18:00', []],
  [
    { state: 'STOPPED', stopAt: inMinutes(5), terminateAt: inMinutes(30) },
    'ends in 30 min',
    ['soon'],
  ],
])(
  'the next automatic stop is shown, in amber for the last hour, with advice for the last ten minutes: %o',
  async (more, words, classes) => {
    await open(more);
    const line = screen.getByText(words);
    expect(['soon', 'pressing'].filter((one) => line.classList.contains(one))).toEqual(classes);
  },
);

test('a workstation that stops soon shows the minutes left', async () => {
  await open({ stopAt: inMinutes(42.5) });
  await vi.advanceTimersByTimeAsync(60_000);
  await settle();
  expect(screen.getByText('stops in 41 min')).toBeDefined();
});

const codes = [
  'INSUFFICIENT_CAPACITY',
  'ACTIVE_DIRECTORY_DOMAIN_JOIN_ERROR',
  'NETWORK_CONNECTION_ERROR',
  'INITIALIZATION_SCRIPT_ERROR',
  'DECRYPT_STREAMING_IMAGE_ERROR',
  'NETWORK_INTERFACE_ERROR',
  'AMI_VALIDATION_ERROR',
  'INTERNAL_ERROR',
  'STREAMING_SESSION_READY',
  'STREAMING_SESSION_STARTED',
  'STREAMING_SESSION_STOPPED',
  'STREAMING_SESSION_DELETED',
  'STREAMING_SESSION_CREATE_IN_PROGRESS',
  'STREAMING_SESSION_START_IN_PROGRESS',
  'STREAMING_SESSION_STOP_IN_PROGRESS',
  'STREAMING_SESSION_DELETE_IN_PROGRESS',
];

describe('each status code is explained in the details', () => {
  test.each(codes)('%s', async (statusCode) => {
    await open({ statusCode });
    await openDetails();
    const words = statusText(statusCode)!;
    expect(within(dialog()).getByText(words)).toBeDefined();
    expect(words).toMatch(/^[A-Z][^_]+\.$/);
  });
});

test('an unknown status code is shown unchanged', async () => {
  await open({ state: 'START_FAILED', statusCode: 'NEW_CODE' });
  expect(screen.getByText('Could not be started. The service reports NEW_CODE')).toBeDefined();
});

test('a row that failed shows the reason instead of the next stop', async () => {
  await open({
    state: 'START_FAILED',
    statusCode: 'INSUFFICIENT_CAPACITY',
    terminateAt: inMinutes(900),
  });
  expect(screen.getByText(/No machine of this type is available/)).toBeDefined();
  expect(screen.queryByText(/^ends/)).toBeNull();
});

test('a stopped workstation is started and connected to with one click', async () => {
  const { inputsOf } = await open({ state: 'STOPPED' });
  await press('Start and connect');
  expect(inputsOf('launches.start')).toEqual([{ ...target, startFirst: true }]);
});

test('the details of a workstation are shown on request, and the focus is on Close', async () => {
  await open({ statusMessage: 'The host was replaced.' }, { profiles: [profile] });
  await openDetails();
  expect(facts()).toEqual({
    State: 'Ready',
    Session: 'session-comp-07',
    Studio: 'us-west-2:studio-1',
    Profile: 'Nuke',
    Image: 'image-1',
    Type: 'g5.4xlarge',
    Owner: 'm.okafor',
    Created: 'today 07:00',
    Started: 'today 08:00',
  });
  expect(within(dialog()).getByText(/The host was replaced/)).toBeDefined();
  expect(document.activeElement).toBe(button('Close'));
  await press('Close');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test.each([
  ['READY', ['End…', 'Stop…', 'Copy link', 'Close', 'Connect']],
  [
    'STOPPED',
    ['End…', 'Start only', 'Start from a backup', 'Copy link', 'Close', 'Start and connect'],
  ],
  [
    'START_FAILED',
    ['End…', 'Start only', 'Start from a backup', 'Copy link', 'Close', 'Start and connect'],
  ],
  ['STOP_FAILED', ['End…', 'Copy link', 'Close']],
  ['START_IN_PROGRESS', ['Copy link', 'Close']],
  ['DELETED', ['Copy link', 'Close']],
])(
  'the dialog of a workstation that is %s offers the actions for its state',
  async (state, expected) => {
    await open({ state });
    await openDetails();
    expect(actions()).toEqual(expected);
  },
);

test('Stop is not offered if the profile does not allow it', async () => {
  await open({}, { profiles: [{ ...profile, canStop: false }] });
  await openDetails();
  expect(actions()).toEqual(['End…', 'Copy link', 'Close', 'Connect']);
});

test('the dialog offers no changes during a launch', async () => {
  await open({}, { launches: [launchAt('waiting')] });
  await openDetails();
  expect(actions()).toEqual(['Copy link', 'Close']);
});

test.each([
  ['READY', 'Connect', {}],
  ['STOPPED', 'Start and connect', { startFirst: true }],
])('a workstation that is %s can be connected to from its dialog', async (state, label, more) => {
  const { inputsOf } = await open({ state });
  await openDetails();
  await press(label, dialog());
  expect(inputsOf('launches.start')).toEqual([{ ...target, ...more }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('for a stopped workstation, “Start only” requests only the start', async () => {
  const { inputsOf } = await open({ state: 'STOPPED' });
  await openDetails();
  await press('Start only');
  expect(inputsOf('launches.change')).toEqual([{ ...target, what: 'start' }]);
  expect(screen.queryByRole('dialog')).toBeNull();
});

/** Waits until a question can be confirmed. */
const waitUntilEnabled = async () => {
  await vi.advanceTimersByTimeAsync(500);
  await settle();
};

test.each([
  ['stop', 'Stop…', 'Stop Comp 07?', /Save your work first/, 'Stop'],
  ['end', 'End…', 'End Comp 07?', /everything that is only on it/, 'End workstation'],
])(
  'a workstation is changed (%s) only after a question that focuses Cancel and says what is lost',
  async (what, label, title, means, confirm) => {
    const { inputsOf } = await open();
    await openDetails();
    await press(label);
    expect(screen.getByRole('dialog', { name: title })).toBeDefined();
    expect(within(dialog()).getByText(means)).toBeDefined();
    expect(document.activeElement).toBe(button('Cancel'));
    await waitUntilEnabled();
    await press('Cancel');
    expect(inputsOf('launches.change')).toEqual([]);
    await press(label);
    await waitUntilEnabled();
    await press(confirm);
    expect(inputsOf('launches.change')).toEqual([{ ...target, what }]);
    expect(screen.queryByRole('dialog')).toBeNull();
  },
);

test('the second click of a double click does not confirm a question that has just appeared', async () => {
  const { inputsOf } = await open();
  await choose('Stop…');
  expect(button('Stop').getAttribute('aria-disabled')).toBe('true');
  await press('Stop');
  expect(inputsOf('launches.change')).toEqual([]);
  await waitUntilEnabled();
  await press('Stop');
  expect(inputsOf('launches.change')).toEqual([{ ...target, what: 'stop' }]);
});

test('a refused change is reported in the question', async () => {
  await openWindow(
    { connections: [northPier], workstations: [comp] },
    { launches: { change: failing({ code: 'change-impossible' }) } },
  );
  await choose('Stop…');
  await waitUntilEnabled();
  await press('Stop');
  expect(within(dialog()).getByRole('alert').textContent).toContain('This change is not possible');
});

test('the backups of a workstation are listed on request, and it can be started from one', async () => {
  const { inputsOf } = await open(
    { state: 'STOPPED' },
    {
      backups: [
        { id: 'backup-1', session: comp.id, createdAt: inMinutes(-30), state: 'READY' },
        { id: 'backup-2', session: 'another', createdAt: inMinutes(-20), state: 'READY' },
        { id: 'backup-3', createdAt: inMinutes(-10), state: 'CREATE_IN_PROGRESS' },
      ],
    },
  );
  await openDetails();
  expect(inputsOf('workstations.backups')).toEqual([]);
  await press('Start from a backup');
  expect(within(dialog()).getAllByRole('listitem').map(textOf)).toEqual([
    'today 08:30 Start and connect',
    'today 08:50 Creating',
  ]);
  await press('Start and connect', dialog());
  expect(inputsOf('launches.start')).toEqual([{ ...target, startFirst: true, backup: 'backup-1' }]);
});

test('a workstation without a backup says so', async () => {
  await open({ state: 'STOPPED' });
  await openDetails();
  await press('Start from a backup');
  expect(within(dialog()).getByText('There are no backups.')).toBeDefined();
});

const LINK = 'stagedoor://connect?connection=north-pier&session=session-comp-07';

test('the link of a workstation is copied', async () => {
  const copied = recordCopies();
  await open();
  await openDetails();
  await press('Copy link');
  expect(copied).toEqual([LINK]);
  expect(button('Link copied')).toBeDefined();
});

test('a link that cannot be copied is shown to be copied manually', async () => {
  await open();
  await openDetails();
  await press('Copy link');
  expect(within(dialog()).getByRole('alert').textContent).toContain('could not be copied');
  expect(within(dialog()).getByLabelText<HTMLInputElement>('Link').value).toBe(LINK);
});

test.each([
  [northPier, comp, LINK],
  [
    northPier,
    { id: 'w', studio: 'other:1' },
    'stagedoor://connect?connection=north-pier&session=w&studio=other:1',
  ],
  [
    northPier,
    { id: 'm.okafor@pier', studio: comp.studio },
    'stagedoor://connect?connection=north-pier&session=m.okafor%40pier',
  ],
  [
    practice,
    { id: 'w', studio: 's' },
    'stagedoor://connect?connection=practice-studio&session=w&studio=s',
  ],
])(
  'a link can be parsed, and names its studio if the connection does not',
  (connection, workstation, link) => {
    expect(linkTo(connection, workstation)).toBe(link);
    expect(parseDeepLink(link)).toMatchObject({ ok: true, link: { session: workstation.id } });
  },
);

test.each(['a/b', 'a&b', '', 'a..b', '-a', 'ä', 'a'.repeat(129)])(
  'a workstation whose id is not valid in a link has none: %s',
  (id) => {
    expect(linkTo(northPier, { id, studio: comp.studio })).toBeUndefined();
  },
);
