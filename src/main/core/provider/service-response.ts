import type { Work } from '../base/work.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';

/**
 * The response of a service: an answer, a transient error, or a permanent failure.
 * `serverTime` is the service's clock in milliseconds since 1970 (its Date header); `requestId` identifies
 * the request in the service's logs.
 */
export type ServiceResponse<T> = { readonly requestId?: string } & (
  | { readonly kind: 'answer'; readonly value: T; readonly serverTime?: number }
  | {
      readonly kind: 'transient-error';
      readonly code: TransientErrorCode;
      readonly retryAfterMs?: number;
    }
  | { readonly kind: 'failure'; readonly failure: Failure }
);

export const answer = <T>(value: T, serverTime?: number): ServiceResponse<T> =>
  serverTime === undefined ? { kind: 'answer', value } : { kind: 'answer', value, serverTime };
export const transientError = (
  code: TransientErrorCode,
  retryAfterMs?: number,
): Extract<ServiceResponse<never>, { kind: 'transient-error' }> =>
  retryAfterMs === undefined
    ? { kind: 'transient-error', code }
    : { kind: 'transient-error', code, retryAfterMs };
/** The response with the id of its request, if there is one. */
export const withRequestId = <R extends ServiceResponse<unknown>>(
  response: R,
  id: string | undefined,
): R => (id === undefined ? response : { ...response, requestId: id });
/** Refused credentials with the region that the request was signed for: it may be the wrong one. */
export const withRegion = <R extends ServiceResponse<unknown>>(response: R, region: string): R =>
  response.kind === 'failure' && response.failure.code === 'credentials-refused'
    ? { ...response, failure: { ...response.failure, region } }
    : response;
/** A signature that was refused. AWS says so if its scope names another region than that of the service. */
export const refusedSignature = (explanation = '') =>
  failure({
    code: 'credentials-refused',
    ...(/scoped to a valid region/i.test(explanation) && { wrong: 'region' }),
  });
export const failure = (what: Failure): Extract<ServiceResponse<never>, { kind: 'failure' }> => ({
  kind: 'failure',
  failure: what,
});

/** A failed sign-in as a response: an unreachable sign-in service is a transient error, like an unreachable service. */
export const responseOf = (why: Failure): Exclude<ServiceResponse<never>, { kind: 'answer' }> =>
  why.code === 'service-unreachable' ? transientError(why.transientError) : failure(why);

/** Repeats one request until it is answered or fails. The caller chooses the retry policy. */
export type Ask<E> = <T>(read: (signal: AbortSignal) => Promise<ServiceResponse<T>>) => Work<E, T>;
