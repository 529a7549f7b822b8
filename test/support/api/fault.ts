import type { Fault as PracticeFault } from '../../../src/practice/faults/fault.ts';
import {
  planDelivery as planPracticeDelivery,
  type Delivery,
} from '../../../src/practice/faults/fault-reply.ts';
import { jsonReply, plainly, type Answer } from './answer.ts';

/** Faults that the practice studio has too, with the same meaning. */
type SharedKind =
  | 'html'
  | 'redirect'
  | 'drop'
  | 'drop-after-headers'
  | 'hang'
  | 'slow-drip'
  | 'empty'
  | 'cut'
  | 'huge'
  | 'raw';

/** A fault that replaces or changes a response. */
export type Fault =
  | Extract<PracticeFault, { readonly kind: SharedKind }>
  /** This status, with a JSON body in the error format of the service. */
  | { readonly kind: 'status'; readonly status: number; readonly message?: string }
  /** 429. */
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  /** Status 200, but each requested item is in `UnsuccessfulList`, and nothing is done. */
  | { readonly kind: 'unsuccessful'; readonly reason: string }
  /** The real response, changed; for unknown states, tokens and servers too. */
  | {
      readonly kind: 'with';
      readonly change: (body: Readonly<Record<string, unknown>>) => unknown;
    };

/** A queued fault: used for the next `times` matching calls, once by default. */
export interface QueuedFault<Operation extends string> {
  /** The operation it applies to; any by default. */
  readonly on?: Operation;
  readonly times?: number;
  readonly fault: Fault;
}

/** Faults in order, which wait for their calls. */
export interface FaultQueue<Operation extends string> {
  add(...faults: readonly QueuedFault<Operation>[]): void;
  /** Takes the fault for a call from the queue. */
  next(operation: Operation): Fault | undefined;
}

/** A queue with these faults. */
export function createFaultQueue<Operation extends string>(
  first: readonly QueuedFault<Operation>[] = [],
): FaultQueue<Operation> {
  const waiting: { readonly entry: QueuedFault<Operation>; left: number }[] = [];
  const add = (...faults: readonly QueuedFault<Operation>[]): void => {
    waiting.push(...faults.map((entry) => ({ entry, left: entry.times ?? 1 })));
  };
  add(...first);
  return {
    add,
    next(operation) {
      const found = waiting.find(
        ({ entry, left }) => left > 0 && (entry.on ?? operation) === operation,
      );
      if (found === undefined) return undefined;
      found.left -= 1;
      return found.entry.fault;
    },
  };
}

/**
 * Applies a fault to a call. `carryOut` runs the operation and returns the real response; given a
 * reason, it does nothing and reports each item as failed for that reason.
 */
export function planDelivery(
  fault: Fault | undefined,
  carryOut: (failAll?: string) => Answer,
): Delivery {
  if (fault === undefined) return plainly(carryOut());
  switch (fault.kind) {
    case 'unsuccessful':
      return plainly(carryOut(fault.reason));
    case 'status':
      return plainly({
        status: fault.status,
        body: { message: fault.message ?? 'Something went wrong.' },
      });
    case 'throttle': {
      const { retryAfterSeconds: seconds } = fault;
      const headers = seconds === undefined ? {} : { 'retry-after': String(seconds) };
      return plainly({ status: 429, body: { message: 'Too many requests.' }, headers });
    }
    case 'with': {
      const answer = carryOut();
      // The replacement need not be an object: callers have to cope with that too.
      const body = fault.change(answer.body as Record<string, unknown>) as object;
      return plainly({ ...answer, body });
    }
    default:
      return planPracticeDelivery(fault, () => jsonReply(carryOut()));
  }
}
