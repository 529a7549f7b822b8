import type { InstanceOperation } from '../api/instances.ts';
import type { TunnelOperation } from '../api/tunnel-sessions.ts';
import type { OperationName as StudioOperation } from '../server/routes.ts';

/** An operation of any service of the practice studio. */
export type OperationName = StudioOperation | InstanceOperation | TunnelOperation;

/** Options that every kind of fault has. */
interface FaultOptions {
  /**
   * The operation is run and only its reply is lost. Kinds that change the normal reply (cut,
   * slow-drip, huge, missing-url, drop-after-headers) always run it.
   */
  readonly applied?: boolean;
}

interface ErrorOptions {
  /** Leaves out x-amzn-errortype, like a proxy that removes unknown headers. */
  readonly withoutErrorType?: boolean;
}

/** Faults that are errors of the service itself, with their HTTP status. */
export type ErrorFaultKind =
  | 'validation' // 400
  | 'quota' // 402
  | 'access-denied' // 403
  | 'expired-token' // 403
  | 'not-found' // 404
  | 'conflict' // 409
  | 'throttle' // 429
  | 'internal' // 500
  | 'unavailable'; // 503

/** What goes wrong with the reply to a request. */
export type Fault = FaultOptions &
  (
    | (ErrorOptions & { readonly kind: Exclude<ErrorFaultKind, 'throttle'> })
    | (ErrorOptions & { readonly kind: 'throttle'; readonly retryAfterSeconds?: number })
    /** A web page with status 200, like that of a captive portal. */
    | { readonly kind: 'html' }
    /** 302 to the address `to`; by default `/sign-in` of the practice studio. */
    | { readonly kind: 'redirect'; readonly to?: string }
    /** The connection is closed before anything is sent. */
    | { readonly kind: 'drop' }
    /** The connection is closed after the headers. */
    | { readonly kind: 'drop-after-headers' }
    /** Nothing is sent until the caller disconnects or the studio stops. */
    | { readonly kind: 'hang' }
    /** The normal reply, one byte every `everyMs`; 1,000 ms by default. */
    | { readonly kind: 'slow-drip'; readonly everyMs?: number }
    /** Status 200 without a body. */
    | { readonly kind: 'empty' }
    /** Half of the normal reply. If the length is 'wrong', the connection ends too early. */
    | { readonly kind: 'cut'; readonly contentLength: 'right' | 'wrong' }
    /** The normal reply with `bytes` of padding, 2 MiB by default, without content-length. */
    | { readonly kind: 'huge'; readonly bytes?: number }
    /** The normal reply without any `url`, even of a READY stream. */
    | { readonly kind: 'missing-url' }
    /** Any reply. */
    | {
        readonly kind: 'raw';
        readonly status: number;
        readonly headers?: Readonly<Record<string, string>>;
        readonly body?: string;
      }
  );

/** A fault in a queue. It applies to the next `times` matching calls; to one by default. */
interface QueuedFault {
  /** The operation it applies to; any operation by default. */
  readonly on?: OperationName;
  readonly times?: number;
  /** 'none' uses up a turn of the queue without a fault. */
  readonly fault: Fault | 'none';
}

/** A queue of faults, or a function. `nth` is the number of the call of its operation, from 1. */
export type Faults =
  | readonly QueuedFault[]
  | ((operation: OperationName, nth: number) => Fault | undefined);

/** Returns the fault for a call. Only authenticated calls are counted. */
export type NextFault = (operation: OperationName) => Fault | undefined;

/** Creates the source of faults for one run of a script. */
export function createFaultSource(faults: Faults): NextFault {
  return typeof faults === 'function' ? fromFunction(faults) : fromQueue(faults);
}

function fromFunction(
  faultAt: (operation: OperationName, nth: number) => Fault | undefined,
): NextFault {
  const counts = new Map<OperationName, number>();
  return (operation) => {
    const nth = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, nth);
    return faultAt(operation, nth);
  };
}

function fromQueue(faults: readonly QueuedFault[]): NextFault {
  const waiting = faults.map((entry) => ({ ...entry, left: entry.times ?? 1 }));
  return (operation) => {
    const entry = waiting.find(({ on, left }) => left > 0 && (on ?? operation) === operation);
    if (entry === undefined) return undefined;
    entry.left -= 1;
    return entry.fault === 'none' ? undefined : entry.fault;
  };
}
