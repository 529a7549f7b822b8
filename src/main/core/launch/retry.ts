import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';
import type { Ask } from '../provider/service-response.ts';
import type { Work } from '../base/work.ts';
import type { LaunchEvent } from './launch-reducer.ts';
import { limitFrom, poll, type Limit, type PollDeps } from './poll.ts';
import type { ServiceResponse } from '../provider/service-response.ts';

/** How long a question outside a launch (a list, a test) is repeated through trouble. */
const SHORT_LIMIT_MS = 15_000;

/**
 * Asks for a launch: through trouble, telling it, until there is an answer, a failure or the limit.
 */
export const retryUntilLimit = (
  deps: PollDeps,
  limit: Limit,
  signal: AbortSignal,
): Ask<LaunchEvent> =>
  async function* <T>(
    read: (signal: AbortSignal) => Promise<ServiceResponse<T>>,
  ): Work<LaunchEvent, T> {
    let last: TransientErrorCode | undefined;
    for await (const event of watched(read, deps, limit, signal)) {
      if (!('kind' in event)) yield event;
      else if (event.kind === 'answer') return ok(event.value);
      else if (event.kind === 'failure') return err(event.failure);
      else {
        last = event.code;
        yield { type: 'trouble', at: deps.clock.now(), trouble: event.code };
      }
    }
    return err(overTime(limit, last));
  };

/** The readings of {@link poll}, each announced by an `asked` event. */
export async function* watched<T>(
  read: (signal: AbortSignal) => Promise<ServiceResponse<T>>,
  deps: PollDeps,
  limit: Limit,
  signal: AbortSignal,
): AsyncGenerator<ServiceResponse<T> | (LaunchEvent & { type: 'asked' }), void> {
  for await (const reading of poll(read, deps, limit, signal)) {
    const { requestId } = reading;
    yield {
      type: 'asked',
      at: deps.clock.now(),
      ...omitUndefined({ requestId }),
    };
    yield reading;
  }
}

/** Asks outside a launch, for at most a quarter of a minute; what is still wrong then is said. */
export const retryShort = (deps: PollDeps, signal: AbortSignal): Ask<never> =>
  // eslint-disable-next-line require-yield -- it asks in the same shape as a launch does, and tells nothing on its way
  async function* <T>(read: (signal: AbortSignal) => Promise<ServiceResponse<T>>): Work<never, T> {
    let last: TransientErrorCode = 'no-answer';
    for await (const reading of poll(read, deps, limitFrom(deps.clock, SHORT_LIMIT_MS), signal)) {
      if (reading.kind === 'answer') return ok(reading.value);
      if (reading.kind === 'failure') return err(reading.failure);
      last = reading.code;
    }
    return err({ code: 'service-unreachable', trouble: last });
  };

/** What the time limit says, with the trouble it ended in. */
export function overTime(
  limit: Limit,
  last: TransientErrorCode | undefined,
): Extract<Result<never>, { ok: false }>['failure'] {
  const seconds = Math.round((limit.endsAt - limit.startedAt) / 1_000);
  return { code: 'time-limit', seconds, ...omitUndefined({ trouble: last }) };
}
