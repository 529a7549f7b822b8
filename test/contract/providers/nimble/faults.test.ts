import { describe, expect, it } from 'vitest';
import type { Fault } from '../../../../src/practice/faults/fault.ts';
import type { Timeline } from '../../../../src/practice/data/timeline.ts';
import type { FailureCode } from '../../../../src/shared/base/failure.ts';
import type { TransientErrorCode } from '../../../../src/shared/launch/transient-error.ts';
import { launchOn } from '../../../support/providers/nimble.ts';
import { createQuickTime } from '../../../support/machine/quick-time.ts';
import { startStudio } from '../../../support/practice/start-studio.ts';

type Kind = Fault['kind'];
type Defined =
  | { readonly waits: TransientErrorCode }
  | { readonly ends: FailureCode }
  | { readonly unnoticed: true };

/** The result of a launch with each fault once. A new fault does not compile without its row. */
const defined: Readonly<Record<Kind, Defined>> = {
  validation: { ends: 'request-refused' },
  quota: { ends: 'quota' },
  'access-denied': { ends: 'access-denied' },
  'expired-token': { unnoticed: true },
  'not-found': { ends: 'not-found' },
  conflict: { waits: 'busy' },
  throttle: { waits: 'throttled' },
  internal: { waits: 'server-error' },
  unavailable: { waits: 'server-error' },
  html: { waits: 'not-an-answer' },
  redirect: { ends: 'redirected' },
  drop: { waits: 'dropped' },
  'drop-after-headers': { waits: 'dropped' },
  hang: { waits: 'no-answer' },
  'slow-drip': { waits: 'no-answer' },
  empty: { waits: 'empty-answer' },
  cut: { waits: 'cut-answer' },
  huge: { ends: 'answer-too-large' },
  'missing-url': { waits: 'url-missing' },
  raw: { ends: 'proxy-login' },
};

/** The variant of a fault that is used here. */
function faultOf(kind: Kind): Fault {
  switch (kind) {
    case 'cut':
      return { kind, contentLength: 'right' };
    case 'raw':
      return { kind, status: 407, headers: { 'proxy-authenticate': 'Basic realm="floor"' } };
    default:
      return { kind };
  }
}

const shortLife: Timeline = [
  { state: 'CREATE_IN_PROGRESS', statusCode: 'STREAM_CREATE_IN_PROGRESS', forMs: 2_000 },
  { state: 'READY', statusCode: 'STREAM_READY' },
];

/** A launch with `fault` once, at this operation. The clock ends a request without a response. */
async function launchMeeting(fault: Fault, on: On, times = 1) {
  const time = createQuickTime();
  const streams: number[] = [];
  const studio = await startStudio({
    now: time.clock.now,
    script: {
      faults: [{ on, fault, times }],
      streams: (nth) => {
        streams.push(nth);
        const isReadyAtOnce = fault.kind === 'missing-url' && on === 'CreateStreamingSessionStream';
        return isReadyAtOnce ? [shortLife[1]!] : shortLife;
      },
    },
  });
  if (fault.kind === 'hang' || fault.kind === 'slow-drip') {
    let left = times;
    studio.onRequest(({ operation }) => {
      if (operation === on && left-- > 0) time.pass(10_000);
    });
  }
  return { studio, streams, ...(await launchOn(studio, { time })) };
}

const operations = ['CreateStreamingSessionStream', 'GetStreamingSessionStream'] as const;
type On = (typeof operations)[number];
const kinds = Object.keys(defined) as Kind[];
const rows = operations.flatMap((on) => kinds.map((kind) => [kind, on, defined[kind]] as const));

describe('a launch with a fault', () => {
  it.each(rows)('%s at %s results in %j', async (kind, on, wanted) => {
    // The first poll finds a stream that is not READY, which has no URL that could be missing.
    const times = kind === 'missing-url' ? 3 : 1;
    const { last, transientErrors, opened, streams, waits } = await launchMeeting(
      faultOf(kind),
      on,
      times,
    );
    if ('ends' in wanted) {
      expect(last).toMatchObject({ state: 'failed', failure: { code: wanted.ends } });
      expect(opened).toEqual([]);
      return;
    }
    expect(last.state).toBe('ended');
    expect(opened, 'the stream was handed over once').toHaveLength(1);
    expect(streams, 'one request creates one stream').toEqual([1]);
    expect(transientErrors).toEqual('waits' in wanted ? [wanted.waits] : []);
    expect(waits.length).toBeGreaterThan(0);
  });
});

describe('particular faults', () => {
  it('a response shorter than its length is a transient error, and retried', async () => {
    const fault: Fault = { kind: 'cut', contentLength: 'wrong' };
    const { last, transientErrors } = await launchMeeting(fault, 'GetStreamingSessionStream');
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual(['dropped']);
  });

  it.each([
    ['validation', 'request-refused'],
    ['quota', 'quota'],
    ['access-denied', 'access-denied'],
    ['not-found', 'not-found'],
  ] as const)('%s without its type header still ends the launch with %s', async (kind, code) => {
    const fault: Fault = { kind, withoutErrorType: true };
    const { last } = await launchMeeting(fault, 'GetStreamingSessionStream');
    expect(last.failure?.code).toBe(code);
  });

  it.each([
    ['conflict', 'busy'],
    ['throttle', 'throttled'],
    ['internal', 'server-error'],
    ['unavailable', 'server-error'],
  ] as const)('%s without its type header is still retried', async (kind, transientError) => {
    const fault: Fault = { kind, withoutErrorType: true };
    const { last, transientErrors } = await launchMeeting(fault, 'CreateStreamingSessionStream');
    expect(last.state).toBe('ended');
    expect(transientErrors).toEqual([transientError]);
  });

  it('a Retry-After is followed within limits', async () => {
    const times: (readonly [number, number])[] = [
      [7, 7_000],
      [999_999, 30_000],
    ];
    for (const [retryAfterSeconds, waitedMs] of times) {
      const fault: Fault = { kind: 'throttle', retryAfterSeconds };
      const { waits } = await launchMeeting(fault, 'CreateStreamingSessionStream');
      expect(waits[0]).toBe(waitedMs);
    }
  });

  it('a permanent fault is retried with growing delays until the time limit', async () => {
    const studio = await startStudio({ script: { faults: () => ({ kind: 'internal' }) } });
    const { last, waits } = await launchOn(studio);
    expect(last.failure).toEqual({
      code: 'time-limit',
      seconds: 120,
      transientError: 'server-error',
    });
    expect(waits.slice(0, 6)).toEqual([750, 1_500, 3_000, 6_000, 12_000, 22_500]);
    expect(studio.requests).toHaveLength(waits.length + 1);
  });

  it.each(['drop', 'drop-after-headers', 'html', 'empty', 'internal', 'throttle'] as const)(
    'a stream that was created although its response was lost (%s) is found again, not created twice',
    async (kind) => {
      const fault: Fault = { kind, applied: true };
      const met = await launchMeeting(fault, 'CreateStreamingSessionStream', 3);
      expect(met.last.state).toBe('ended');
      expect(met.streams).toEqual([1]);
      const creates = met.studio.requests.filter(({ method }) => method === 'POST');
      expect(creates).toHaveLength(4);
      expect(new Set(creates.map(({ clientToken }) => clientToken))).toEqual(
        new Set(['one-request']),
      );
    },
  );
});
