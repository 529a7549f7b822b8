import type { Fault as PracticeFault } from '../../../src/practice/faults/fault.ts';
import {
  planDelivery as planPracticeDelivery,
  type Delivery,
} from '../../../src/practice/faults/fault-reply.ts';
import { jsonReply, plainly, type Answer } from './answer.ts';

/** Ways of going wrong that the practice studio has too, and that mean the same here. */
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

/** Something that goes wrong instead of, or on the way of, an answer. */
export type Fault =
  | Extract<PracticeFault, { readonly kind: SharedKind }>
  /** This status, with a body of JSON as the service says errors. */
  | { readonly kind: 'status'; readonly status: number; readonly message?: string }
  /** 429. */
  | { readonly kind: 'throttle'; readonly retryAfterSeconds?: number }
  /** Status 200, but each item that was asked for is in `UnsuccessfulList`, and nothing is done. */
  | { readonly kind: 'unsuccessful'; readonly reason: string }
  /** The true answer, changed; also for states, tokens and servers that nobody expects. */
  | {
      readonly kind: 'with';
      readonly change: (body: Readonly<Record<string, unknown>>) => unknown;
    };

/** A fault in a queue: used for the next `times` (once where not given) calls it fits. */
export interface QueuedFault<Operation extends string> {
  /** The operation it waits for; any where not given. */
  readonly on?: Operation;
  readonly times?: number;
  readonly fault: Fault;
}

/** Faults that wait for their calls, in order. */
export interface FaultQueue<Operation extends string> {
  add(...faults: readonly QueuedFault<Operation>[]): void;
  /** The fault for a call, which is used up by it. */
  next(operation: Operation): Fault | undefined;
}

/** A queue that holds `first` already. */
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
 * What a fault makes of a call. `carryOut` does the operation and gives the true answer; given a
 * reason, it does nothing and says of each item that it failed for that reason.
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
      // What is sent instead need not be an object: callers have to stand that too.
      const body = fault.change(answer.body as Record<string, unknown>) as object;
      return plainly({ ...answer, body });
    }
    default:
      return planPracticeDelivery(fault, () => jsonReply(carryOut()));
  }
}
