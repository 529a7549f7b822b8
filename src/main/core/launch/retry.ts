import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';
import type { Ask } from '../provider/service-response.ts';
import type { Work } from '../base/work.ts';
import type { LaunchEvent } from './launch-reducer.ts';
import { limitFrom, poll, type Limit, type PollDeps } from './poll.ts';
import type { ServiceResponse } from '../provider/service-response.ts';

/** How long a request outside a launch (a list, a test) is retried after transient errors. */
const SHORT_LIMIT_MS = 15_000;

/** Retries a launch's request until it succeeds, fails or reaches the limit. Transient errors become events. */
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
        yield { type: 'transient-error', at: deps.clock.now(), transientError: event.code };
      }
    }
    return err(timeExceeded(limit, last));
  };

/** The responses of {@link poll}, each after an `asked` event. */
export async function* watched<T>(
  read: (signal: AbortSignal) => Promise<ServiceResponse<T>>,
  deps: PollDeps,
  limit: Limit,
  signal: AbortSignal,
): AsyncGenerator<ServiceResponse<T> | (LaunchEvent & { type: 'asked' }), void> {
  for await (const response of poll(read, deps, limit, signal)) {
    const { requestId } = response;
    yield {
      type: 'asked',
      at: deps.clock.now(),
      ...omitUndefined({ requestId }),
    };
    yield response;
  }
}

/** Retries a request outside a launch for at most 15 s. Fails with the last transient error; reports each at once. */
export const retryShort = (
  deps: PollDeps,
  signal: AbortSignal,
  onTransientError: (code: TransientErrorCode) => void = () => undefined,
): Ask<never> =>
  // eslint-disable-next-line require-yield -- it has the type of a launch's request, but reports no events
  async function* <T>(read: (signal: AbortSignal) => Promise<ServiceResponse<T>>): Work<never, T> {
    let last: TransientErrorCode = 'no-answer';
    for await (const response of poll(read, deps, limitFrom(deps.clock, SHORT_LIMIT_MS), signal)) {
      if (response.kind === 'answer') return ok(response.value);
      if (response.kind === 'failure') return err(response.failure);
      last = response.code;
      onTransientError(last);
    }
    return err({ code: 'service-unreachable', trouble: last });
  };

/** The failure at the time limit, with the transient error that was last seen. */
export function timeExceeded(
  limit: Limit,
  last: TransientErrorCode | undefined,
): Extract<Result<never>, { ok: false }>['failure'] {
  const seconds = Math.round((limit.endsAt - limit.startedAt) / 1_000);
  return { code: 'time-limit', seconds, ...omitUndefined({ trouble: last }) };
}
