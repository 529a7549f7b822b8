import type { Delivery } from '../faults/fault-reply.ts';
import type { LoggedRequest } from './request-log.ts';

/** How a request is replied to, and its operation in the log. */
export interface HandledRequest {
  readonly operation: LoggedRequest['operation'];
  readonly delivery: Delivery;
}
