import type { ServiceResponse } from '../../core/provider/service-response.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';

/** How long a service may take to list a session that it has accepted, in milliseconds. */
const LISTED_MS = 20_000;

/** Errors with which the service has certainly not accepted the request. */
const NOT_ACCEPTED: ReadonlySet<TransientErrorCode> = new Set<TransientErrorCode>([
  ...(['name-not-found', 'offline', 'refused', 'throttled'] as const),
]);

/** Creations that were sent and whose result is not known. */
export interface LostCreations {
  /** Sends a creation, and remembers it for as long as its result is not known. */
  send<T>(token: string, request: () => Promise<ServiceResponse<T>>): Promise<ServiceResponse<T>>;
  /** True if one with this token may have been accepted and not be listed yet. */
  mayAppear(token: string): boolean;
}

/** No {@link LostCreations}. `now` is a clock that only goes forward, in milliseconds. */
export function createLostCreations(now: () => number = () => performance.now()): LostCreations {
  const sentAt = new Map<string, number>();
  return {
    async send(token, request) {
      sentAt.set(token, now());
      const response = await request();
      const isKnown = response.kind !== 'transient-error' || NOT_ACCEPTED.has(response.code);
      // A request that took long was accepted late.
      if (isKnown) sentAt.delete(token);
      else sentAt.set(token, now());
      return response;
    },
    mayAppear(token) {
      const at = sentAt.get(token);
      if (at === undefined) return false;
      if (now() - at < LISTED_MS) return true;
      sentAt.delete(token);
      return false;
    },
  };
}
