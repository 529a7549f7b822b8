import { t } from '../../../src/renderer/i18n/locale.svelte.ts';
import type { Failure } from '../../../src/shared/base/failure.ts';
import type { LaunchState, Step } from '../../../src/shared/launch/launch-state.ts';
import { launchAt } from '../../support/window/fake-bridge.ts';
import { isoIn, msIn, NOW } from '../freeze.ts';
import type { Scene } from '../scene.ts';
import { sampleStudio } from '../sample-studio.ts';

const stream = {
  streamId: 'stream-1f2e9c47',
  state: 'CREATE_IN_PROGRESS',
  statusCode: 'STREAM_CREATE_IN_PROGRESS',
  createdAt: isoIn(-0.45),
  createdBy: 'm.okafor',
  ownedBy: 'm.okafor',
};
const ready = { ...stream, state: 'READY', statusCode: 'STREAM_READY', expiresAt: isoIn(59.6) };

/** A launch of Comp 07 that began this many seconds ago. */
export const launched = (
  state: Step,
  seconds: number,
  more: Partial<LaunchState> = {},
): LaunchState => launchAt(state, more, NOW - seconds * 1000);

/** A failed launch that began 44 seconds ago. */
const failed = (failure: Failure, more: Partial<LaunchState> = {}): LaunchState =>
  launched('failed', 44, { failure, requests: 9, ...more });

/** The times of the steps of a launch that began this many seconds ago and was ready after 41 s. */
const stepTimes = (
  seconds: number,
  ...last: readonly Step[]
): Pick<LaunchState, 'entered' | 'at'> => {
  const atMs = (after: number) => NOW - seconds * 1000 + after * 1000;
  return {
    entered: Object.fromEntries([
      ['requesting', atMs(0)],
      ['waiting', atMs(1)],
      ...last.map((step, nth): [Step, number] => [step, atMs(41 + nth)]),
    ]),
    at: atMs(40 + last.length),
  };
};

/** A launch in each state, by the name of its scene. */
export const launchStates: Readonly<Record<string, LaunchState>> = {
  'launch-requesting': launched('requesting', 1, { requests: 1 }),
  'launch-preparing': launched('waiting', 26, { requests: 9, stream, usualMs: 40_000 }),
  'launch-transient-error': launched('waiting', 26, {
    requests: 4,
    stream,
    transientError: { code: 'no-answer', since: msIn(-0.2) },
  }),
  'launch-checking': launched('checking', 42, {
    ...stepTimes(42, 'checking'),
    requests: 11,
    stream: ready,
  }),
  'launch-opening': launched('opening', 42, {
    ...stepTimes(43, 'checking', 'opening'),
    requests: 11,
    stream: ready,
    notices: ['certificate-unknown'],
  }),
  'launch-handed-over': launched('opened', 44, {
    ...stepTimes(44, 'checking', 'opening', 'opened'),
    requests: 11,
    stream: ready,
  }),
  'launch-ended': launched('ended', 3600, {
    ...stepTimes(3600, 'checking', 'opening', 'opened', 'ended'),
    requests: 11,
    stream: ready,
  }),
  'launch-starting': launchAt(
    'starting',
    {
      workstation: 'Comp 11',
      session: 'session-comp-11' as LaunchState['session'],
      entered: { starting: msIn(-1.2) },
      at: msIn(-1.2),
      workstationState: 'START_IN_PROGRESS',
      workstationStatus: 'STREAMING_SESSION_START_IN_PROGRESS',
      requests: 6,
    },
    msIn(-1.2),
  ),
  'launch-elsewhere': launched('waiting', 12, { elsewhere: true, requests: 5, stream }),
  'launch-cancelled': launched('cancelled', 30, { requests: 5 }),
  'launch-failed-stream': failed({ code: 'stream-failed', statusCode: 'INTERNAL_ERROR' }),
  'launch-failed-host': failed(
    { code: 'host-unreachable', cause: 'time-out', host: 'edge-4.northpier.example', port: 8443 },
    { ...stepTimes(50, 'checking', 'failed'), stream: ready },
  ),
  'launch-failed-sign-in': failed({ code: 'credentials-expired' }),
  'launch-failed-viewer': failed(
    { code: 'viewer-missing', platform: 'linux' },
    {
      ...stepTimes(50, 'checking', 'opening', 'failed'),
      stream: ready,
      requestId: '4f8f2c1e-8c39-4d7e-9d1f-2f0c5c3c9a10',
    },
  ),
};

const pictured = new Set([
  'launch-preparing',
  'launch-transient-error',
  'launch-handed-over',
  'launch-failed-host',
]);

const numbered = (launch: LaunchState, nth: number, more: Partial<LaunchState>): LaunchState => ({
  ...launch,
  launch: `00000000-0000-4000-8000-00000000010${String(nth)}` as LaunchState['launch'],
  ...more,
});
const session = (id: string) => id as NonNullable<LaunchState['session']>;

/** Each state of a launch, its details, and several launches. */
export const launchScenes: readonly Scene[] = [
  ...Object.entries(launchStates).map(([name, launch]): Scene => ({
    name,
    data: { ...sampleStudio, launches: [launch] },
    ...(pictured.has(name) && { picture: true }),
  })),
  {
    name: 'launch-details',
    data: {
      ...sampleStudio,
      launches: launchStates['launch-preparing'] ? [launchStates['launch-preparing']] : [],
    },
    begin: (_stage, _push, { press }) => press(t().launchDetails.title),
  },
  {
    name: 'launch-many',
    data: {
      ...sampleStudio,
      launches: [
        'launch-preparing',
        'launch-failed-host',
        'launch-handed-over',
        'launch-ended',
        'launch-cancelled',
      ]
        .flatMap((name) => launchStates[name] ?? [])
        .map((launch, nth) =>
          numbered(launch, nth, {
            session: session(`session-many-${String(nth)}`),
            workstation: ['Lighting 02', 'Anim 04', 'Comp 07', 'Comp 11', 'Layout 01'][nth] ?? '',
          }),
        ),
    },
  },
];
