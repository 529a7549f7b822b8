import type { Failure } from '../../../shared/base/failure.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';

/**
 * What asking a service came to: an answer, a trouble to wait out, or a failure that ends it.
 * `serverTime` is the service's own clock (its Date header), where it said it; `requestId` what it
 * calls this request, for those who look for it there.
 */
export type ServiceResponse<T> = { readonly requestId?: string } & (
  | { readonly kind: 'answer'; readonly value: T; readonly serverTime?: number }
  | { readonly kind: 'trouble'; readonly code: TransientErrorCode; readonly retryAfterMs?: number }
  | { readonly kind: 'failure'; readonly failure: Failure }
);

export const answer = <T>(value: T, serverTime?: number): ServiceResponse<T> =>
  serverTime === undefined ? { kind: 'answer', value } : { kind: 'answer', value, serverTime };
export const transientError = (
  code: TransientErrorCode,
  retryAfterMs?: number,
): Extract<ServiceResponse<never>, { kind: 'trouble' }> =>
  retryAfterMs === undefined ? { kind: 'trouble', code } : { kind: 'trouble', code, retryAfterMs };
/** The same reading, with the id of its request where there is one. */
export const withRequestId = <R extends ServiceResponse<unknown>>(
  reading: R,
  id: string | undefined,
): R => (id === undefined ? reading : { ...reading, requestId: id });
export const failure = (what: Failure): Extract<ServiceResponse<never>, { kind: 'failure' }> => ({
  kind: 'failure',
  failure: what,
});

/** Why there is nothing to ask with, as a reading: a sign-in service that cannot be reached is waited out like the service itself. */
export const readingOf = (why: Failure): Exclude<ServiceResponse<never>, { kind: 'answer' }> =>
  why.code === 'service-unreachable' ? transientError(why.trouble) : failure(why);
