import type { CheckName, Finding } from '../../../shared/base/check.ts';
import type { ServiceResponse } from './service-response.ts';

const SKEW_MS = 5 * 60_000;

type WithoutName<F> = F extends unknown ? Omit<F, 'name'> : never;
/** A finding without the name of its check. */
export type UnnamedFinding = WithoutName<Finding>;

/** The finding of "Test" for a response: `describe` makes it from an answer; otherwise it says what is wrong. */
export function findingOf<T>(
  name: CheckName,
  response: ServiceResponse<T>,
  describe: (value: T) => UnnamedFinding,
): Finding {
  if (response.kind === 'answer') return { name, ...describe(response.value) };
  if (response.kind === 'transient-error')
    return { name, found: 'transient-error', transientError: response.code };
  return { name, found: 'failure', failure: response.failure };
}

/** Whether this machine's clock, at `now`, agrees with the service's; empty if the service's time is unknown. */
export function clockCheck(serverTime: number | undefined, now: number): Finding[] {
  if (serverTime === undefined) return [];
  const apart = Math.abs(now - serverTime);
  return apart <= SKEW_MS
    ? [{ name: 'clock', found: 'clock-agrees' }]
    : [{ name: 'clock', found: 'clock-off', minutes: Math.round(apart / 60_000) }];
}
