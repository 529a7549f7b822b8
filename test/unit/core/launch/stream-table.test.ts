import { describe, expect, it } from 'vitest';
import {
  streamOutcome,
  type StreamOutcome,
} from '../../../../src/main/core/launch/stream-outcome.ts';
import { answer } from '../../../../src/main/core/provider/service-response.ts';
import { STREAM_STATES, STREAM_STATUS_CODES } from '../../../../src/shared/launch/stream.ts';
import { createFakeProvider, inTurn, ready, streamOf, streamUrl } from '../support/fakes.ts';
import { begin } from './support/launching.ts';

const states = [...STREAM_STATES, 'UNKNOWN', 'HIBERNATING', 'ready', '', undefined];
const statusCodes = [...STREAM_STATUS_CODES, 'STREAM_REBALANCING', '', undefined];

/** The outcome of a stream in `state`; only a failure uses the status code. */
function meaning(state: string | undefined, statusCode: string | undefined): StreamOutcome {
  switch (state) {
    case 'READY':
      return { next: 'hand-over' };
    case 'CREATE_IN_PROGRESS':
      return { next: 'wait' };
    case 'CREATE_FAILED':
      return {
        next: 'end',
        failure: { code: 'stream-failed', ...(statusCode !== undefined && { statusCode }) },
      };
    case 'DELETE_IN_PROGRESS':
    case 'DELETED':
    case 'DELETE_FAILED':
      return { next: 'end', failure: { code: 'stream-gone', state } };
    case 'UNKNOWN':
      return { next: 'wait', transientError: 'contact-lost' };
    default:
      return { next: 'wait', transientError: 'state-unknown' };
  }
}

const table = states.flatMap((state) =>
  statusCodes.map((statusCode) => ({ state, statusCode, outcome: meaning(state, statusCode) })),
);
const factsOf = (state: string | undefined, statusCode: string | undefined) => ({
  ...(state !== undefined && { state }),
  ...(statusCode !== undefined && { statusCode }),
});

describe('a polled stream', () => {
  it.each(table)('in $state with $statusCode means $outcome.next', (row) => {
    expect(streamOutcome(factsOf(row.state, row.statusCode), true, 0)).toEqual(row.outcome);
  });

  it.each(table)('in $state with $statusCode has that effect on a launch', async (row) => {
    const first = answer(streamOf(factsOf(row.state, row.statusCode), streamUrl));
    const fake = createFakeProvider(inTurn(first, ready));
    const run = begin({ fake });
    const last = await run.end();
    const { outcome } = row;
    if (outcome.next === 'end') {
      expect(last).toMatchObject({ state: 'failed', failure: outcome.failure });
      expect(fake.names()).toEqual(['create']);
      return;
    }
    expect(last.state).toBe('ended');
    expect(fake.calls).toHaveLength(outcome.next === 'wait' ? 2 : 1);
    const seen = run.states.find(({ stream }) => stream !== undefined);
    expect(seen?.transientError?.code).toBe(
      outcome.next === 'wait' ? outcome.transientError : undefined,
    );
    expect(seen?.stream).toEqual(first.kind === 'answer' ? first.value.facts : undefined);
  });
});

describe('a READY stream', () => {
  it('without a URL is polled again, and reported', () => {
    expect(streamOutcome({ state: 'READY' }, false, 0)).toEqual({
      next: 'wait',
      transientError: 'url-missing',
    });
  });

  const expiresAt = '2024-05-14T10:00:00.000Z';
  const moment = Date.parse(expiresAt);

  it.each([
    ['a moment before it expires', moment - 1, 'hand-over'],
    ['as it expires', moment, 'end'],
    ['after it expired', moment + 1, 'end'],
  ] as const)('is checked against its expiry: %s', (_, now, next) => {
    expect(streamOutcome({ state: 'READY', expiresAt }, true, now).next).toBe(next);
  });

  it('that has expired is not polled again if it has no URL', () => {
    expect(streamOutcome({ state: 'READY', expiresAt }, false, moment)).toEqual({
      next: 'end',
      failure: { code: 'stream-expired' },
    });
  });

  it.each([undefined, '', 'soon'])('has no expiry if expiresAt is %j', (text) => {
    const facts = { state: 'READY', ...(text !== undefined && { expiresAt: text }) };
    expect(streamOutcome(facts, true, Number.MAX_SAFE_INTEGER).next).toBe('hand-over');
  });
});
