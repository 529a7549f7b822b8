import type { OperationName } from './routes.ts';

/** What every fault may say besides its kind. */
interface FaultOptions {
  /**
   * The operation was carried out all the same, and only its answer was lost. Kinds that are made
   * from the true answer (cut, slow-drip, huge, missing-url, drop-after-headers) always are.
   */
  readonly applied?: boolean;
}

interface ErrorOptions {
  /** Leaves out x-amzn-errortype, as a proxy does that strips headers it does not know. */
  readonly withoutErrorType?: boolean;
}

/** Faults that are the service's own error answers, with their HTTP status. */
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

/** Something that goes wrong instead of, or on the way of, an answer. */
export type Fault = FaultOptions &
  (
    | (ErrorOptions & { readonly kind: Exclude<ErrorFaultKind, 'throttle'> })
    | (ErrorOptions & { readonly kind: 'throttle'; readonly retryAfterSeconds?: number })
    /** A web page with status 200, as a captive portal answers. */
    | { readonly kind: 'html' }
    /** 302; `to` is an address of the practice studio itself where not given. */
    | { readonly kind: 'redirect'; readonly to?: string }
    /** The connection is closed without a byte. */
    | { readonly kind: 'drop' }
    /** The connection is closed after the headers. */
    | { readonly kind: 'drop-after-headers' }
    /** Nothing is answered until the caller goes or the studio stops. */
    | { readonly kind: 'hang' }
    /** The true answer, a byte at a time, a second apart where `everyMs` is not given. */
    | { readonly kind: 'slow-drip'; readonly everyMs?: number }
    /** 200 without a body. */
    | { readonly kind: 'empty' }
    /** Half of the true answer; with the 'wrong' length the connection ends too early. */
    | { readonly kind: 'cut'; readonly contentLength: 'right' | 'wrong' }
    /** The true answer with padding, 2 MiB where `bytes` is not given; no content-length. */
    | { readonly kind: 'huge'; readonly bytes?: number }
    /** The true answer, but READY comes without a URL. */
    | { readonly kind: 'missing-url' }
    /** Whatever is wished. */
    | {
        readonly kind: 'raw';
        readonly status: number;
        readonly headers?: Readonly<Record<string, string>>;
        readonly body?: string;
      }
  );

/** A fault in a queue: used for the next `times` (once where not given) calls it fits. */
interface QueuedFault {
  /** The operation it waits for; any where not given. */
  readonly on?: OperationName;
  readonly times?: number;
  /** 'none' lets a call pass, which keeps the place in the queue. */
  readonly fault: Fault | 'none';
}

/** Faults in order, or a function asked at each call; `nth` counts each operation from 1. */
export type Faults =
  readonly QueuedFault[] | ((operation: OperationName, nth: number) => Fault | undefined);

/** Gives the fault for a call. Only authentic calls are asked about and counted. */
export type NextFault = (operation: OperationName) => Fault | undefined;

/** Starts on a script's faults from the beginning. */
export function createFaultSource(faults: Faults): NextFault {
  return typeof faults === 'function' ? counted(faults) : queued(faults);
}

function counted(faultAt: (operation: OperationName, nth: number) => Fault | undefined): NextFault {
  const counts = new Map<OperationName, number>();
  return (operation) => {
    const nth = (counts.get(operation) ?? 0) + 1;
    counts.set(operation, nth);
    return faultAt(operation, nth);
  };
}

function queued(faults: readonly QueuedFault[]): NextFault {
  const waiting = faults.map((entry) => ({ ...entry, left: entry.times ?? 1 }));
  return (operation) => {
    const entry = waiting.find(({ on, left }) => left > 0 && (on ?? operation) === operation);
    if (entry === undefined) return undefined;
    entry.left -= 1;
    return entry.fault === 'none' ? undefined : entry.fault;
  };
}
