import type { Failure } from '../../../shared/base/failure.ts';
import type { StreamFacts } from '../../../shared/launch/stream.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** What a stream's fields mean for the launch that watches it. */
export type StreamOutcome =
  | { readonly next: 'hand-over' }
  | { readonly next: 'wait'; readonly trouble?: TransientErrorCode }
  | { readonly next: 'end'; readonly failure: Failure };

/**
 * The table of a stream's states. The state decides; the status code only explains a failure. Both
 * sets are open in Nimble's model, so an unknown value is watched, not refused; READY without a URL
 * is waited for. `now` is the service's clock where it told it.
 */
export function streamOutcome(stream: StreamFacts, hasUrl: boolean, now: number): StreamOutcome {
  switch (stream.state) {
    case 'READY':
      if (isExpired(stream.expiresAt, now))
        return { next: 'end', failure: { code: 'stream-expired' } };
      return hasUrl ? { next: 'hand-over' } : { next: 'wait', trouble: 'url-missing' };
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
    default:
      return { next: 'wait', trouble: 'state-unknown' };
  }
}

function isExpired(expiresAt: string | undefined, now: number): boolean {
  const at = expiresAt === undefined ? NaN : Date.parse(expiresAt);
  return at <= now;
}
