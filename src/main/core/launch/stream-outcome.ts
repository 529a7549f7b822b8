import type { Failure } from '../../../shared/base/failure.ts';
import type { StreamFacts } from '../../../shared/launch/stream.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** What the launch does next, by the fields of its stream. */
export type StreamOutcome =
  | { readonly next: 'hand-over' }
  | { readonly next: 'wait'; readonly transientError?: TransientErrorCode }
  | { readonly next: 'end'; readonly failure: Failure };

/**
 * The meaning of each state of a stream. The state decides; the status code only explains a failure. Both
 * sets are open in Nimble's model, so a launch waits on unknown values, and on READY without a URL. `now` is the
 * service's time if it is known, in milliseconds since 1970.
 */
export function streamOutcome(stream: StreamFacts, hasUrl: boolean, now: number): StreamOutcome {
  switch (stream.state) {
    case 'READY':
      if (isExpired(stream.expiresAt, now))
        return { next: 'end', failure: { code: 'stream-expired' } };
      return hasUrl ? { next: 'hand-over' } : { next: 'wait', transientError: 'url-missing' };
    case 'CREATE_IN_PROGRESS':
      return { next: 'wait' };
    case 'CREATE_FAILED':
      return {
        next: 'end',
        failure: {
          code: 'stream-failed',
          ...omitUndefined({ statusCode: stream.statusCode }),
        },
      };
    case 'DELETE_IN_PROGRESS':
    case 'DELETED':
    case 'DELETE_FAILED':
      return { next: 'end', failure: { code: 'stream-gone', state: stream.state } };
    // DCV's brokers name it if they cannot reach the session's server. It often comes back.
    case 'UNKNOWN':
      return { next: 'wait', transientError: 'contact-lost' };
    default:
      return {
        next: 'wait',
        transientError: isEmpty(stream) && !hasUrl ? 'empty-answer' : 'state-unknown',
      };
  }
}

/** True if the answer held nothing of a stream. */
const isEmpty = (stream: StreamFacts): boolean =>
  Object.values(stream).every((fact) => fact === undefined);

function isExpired(expiresAt: string | undefined, now: number): boolean {
  const at = expiresAt === undefined ? NaN : Date.parse(expiresAt);
  return at <= now;
}
