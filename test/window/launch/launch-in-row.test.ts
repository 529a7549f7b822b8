import { expect, test } from 'vitest';
import type { Failure } from '../../../src/shared/base/failure.ts';
import type { LaunchState, Step } from '../../../src/shared/launch/launch-state.ts';
import {
  launchInRow,
  launchWords,
  shownLaunch,
} from '../../../src/renderer/launch/launch-in-row.ts';
import { changesText, launchSentence } from '../../../src/renderer/launch/launch-text.ts';
import { stripLines, stripSummary } from '../../../src/renderer/launch/strip-text.ts';
import { launchMainAct } from '../../../src/renderer/workstations/row/main-act.ts';
import { launchAt } from '../../support/window/fake-bridge.ts';

const began = new Date(2026, 4, 12, 22, 13).getTime();
const after = (seconds: number) => () => began + seconds * 1000;
const at = (state: Step, more: Partial<LaunchState> = {}) =>
  launchAt(state, { entered: { requesting: began, [state]: began }, at: began, ...more }, began);

test.each([
  ['waiting', {}, 3, 'Preparing… 3 s', undefined],
  ['waiting', { usualMs: 5000 }, 3, 'Preparing… 3 s of about 5 s', 0.6],
  // The bar never shows the end before it is reached.
  ['waiting', { usualMs: 5000 }, 7, 'Preparing… 7 s of about 5 s', 0.9],
  ['waiting', { usualMs: 5000 }, 27, 'Longer than usual: 27 s, usually 5 s', 0.9],
  ['checking', { usualMs: 5000 }, 7, 'Checking… 7 s', 1],
  ['opening', {}, 8, 'Opening… 8 s', undefined],
  ['opened', {}, 60, 'Open since 22:13', undefined],
] as const)(
  'a launch that is %s %o shows after %i s: %s',
  (state, more, seconds, text, progress) => {
    expect(launchInRow(at(state, more), after(seconds))).toMatchObject({ text, progress });
  },
);

test.each([
  ['waiting', { usualMs: 5000 }, /^Preparing $/],
  ['starting', {}, /^Starting Starting takes a few minutes\.$/],
  ['opened', {}, /^Open since /],
  ['failed', { failure: { code: 'stream-expired' } }, /^The stream has expired Connect again/],
] as const)(
  'a search finds a launch that is %s %o by words, without durations',
  (state, more, words) => {
    expect(launchWords(at(state, more))).toMatch(words);
  },
);

test('a workstation that could not be started is not called not connected', () => {
  const failure = { code: 'stream-expired' } as const;
  const entered = { starting: began };
  expect(launchSentence(at('failed', { failure, entered }))).toBe('Failed');
  expect(
    launchSentence(at('failed', { failure, entered: { ...entered, requesting: began } })),
  ).toBe('Not connected');
});

test('a temporary error is shown below the current step', () => {
  const transientError = { code: 'refused', since: began } as const;
  const shown = launchInRow(at('waiting', { transientError }), after(1));
  expect(shown).toMatchObject({ text: 'Preparing… 1 s', isTransientError: true });
  expect(shown.note).toBe('The service refused the connection.');
});

test('a launch in the practice viewer is reported as open in the practice viewer', () => {
  const opened = at('opened', { notices: ['practice-viewer'] });
  expect(launchInRow(opened, after(60))).toMatchObject({
    text: 'Open since 22:13',
    note: 'Practice viewer',
  });
  expect(changesText([at('opening')], [opened])).toBe('Comp 07: Open in the practice viewer.');
});

test('the second line of a row does not repeat the first one', () => {
  const noteOf = (state: Step, workstationStatus: string) =>
    launchInRow(at(state, { workstationStatus }), after(1)).note;
  expect(noteOf('starting', 'STREAMING_SESSION_START_IN_PROGRESS')).toBe(
    'Starting takes a few minutes.',
  );
  expect(noteOf('stopping', 'STREAMING_SESSION_STOP_IN_PROGRESS')).toBeUndefined();
  expect(noteOf('starting', 'INSUFFICIENT_CAPACITY')).toBe(
    'No machine of this type is available right now',
  );
});

test('a start does not show the failure of an earlier start', () => {
  const workstation = {
    workstationState: 'START_FAILED',
    workstationStatus: 'INSUFFICIENT_CAPACITY',
  };
  const { text, note } = launchInRow(at('starting', workstation), after(1));
  expect([text, note]).toEqual(['Starting… 1 s', 'Starting takes a few minutes.']);
});

test('a failed start shows its cause first, because a row has little room', () => {
  const failed = (failure: Failure) => launchInRow(at('failed', { failure }), after(1));
  const start = { code: 'change-failed', what: 'start' } as const;
  expect(failed({ ...start, statusCode: 'INSUFFICIENT_CAPACITY' }).text).toMatch(
    /^No machine of this type is available right now\./,
  );
  expect(failed(start).text).toBe('The workstation could not be started');
});

test('a launch that only stops a workstation is counted as in progress, not as preparing', () => {
  const lines = [
    nth(1, 'stopping', { connects: false }),
    nth(2, 'starting', { connects: true }),
    nth(3, 'waiting'),
  ];
  expect(stripSummary(lines)).toBe('2 preparing, 1 in progress');
});

const failures: readonly (readonly [Failure, string])[] = [
  [{ code: 'stream-expired' }, 'again'],
  [{ code: 'host-unreachable', cause: 'time-out', host: 'edge-4.example', port: 8443 }, 'again'],
  [{ code: 'workstation-stopped' }, 'start'],
  [{ code: 'viewer-missing', platform: 'linux' }, 'help'],
  [{ code: 'credentials-expired' }, 'keys'],
  [{ code: 'access-denied', operation: 'CreateStreamingSessionStream' }, 'again'],
];
for (const [failure, act] of failures) {
  test(`after ${failure.code} the button of the row is “${act}”`, () => {
    expect(launchMainAct(at('failed', { failure }))).toMatchObject({ launchAct: act });
  });
}

const failure = { code: 'stream-expired' } as const;
const nth = (n: number, state: Step, more: Partial<LaunchState> = {}) =>
  at(state, {
    launch: `00000000-0000-4000-8000-00000000000${String(n)}` as LaunchState['launch'],
    session: `w-${String(n)}` as NonNullable<LaunchState['session']>,
    ...more,
  });

test('a row shows a failure until a newer launch replaces it', () => {
  const failed = nth(1, 'failed', { failure });
  expect(shownLaunch([failed])).toBe(failed);
  expect(shownLaunch([nth(2, 'cancelled'), failed])).toBeUndefined();
  const open = nth(3, 'opened');
  expect(shownLaunch([nth(2, 'done'), open, failed])).toBe(open);
});

test('the strip counts one launch for each workstation', () => {
  const lines = stripLines([
    nth(1, 'waiting'),
    nth(2, 'starting'),
    nth(3, 'opened'),
    nth(4, 'failed', { failure }),
    nth(5, 'cancelled'),
    nth(6, 'failed', { failure, session: 'w-1' as never }),
  ]);
  expect(lines).toHaveLength(5);
  expect(stripSummary(lines)).toBe('2 preparing, 1 open, 1 failed');
  expect(stripSummary([nth(5, 'cancelled')])).toBeUndefined();
});
