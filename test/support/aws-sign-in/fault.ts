import type { OperationName } from './routes.ts';

/** A fault that replaces or changes an answer. */
export type Fault =
  /** An error, in the service's format. */
  | { readonly kind: ErrorFaultKind }
  /** No reply until the caller disconnects or the stand-in stops. */
  | { readonly kind: 'hang' }
  /** The connection is closed without a byte. */
  | { readonly kind: 'drop' }
  /** A web page with status 200, as a captive portal replies. */
  | { readonly kind: 'html' }
  /** Status 200 without a body. */
  | { readonly kind: 'empty' }
  /** The real answer with padding, 2 MiB by default; no content-length. */
  | { readonly kind: 'huge'; readonly bytes?: number }
  /** The real answer with a Date that is wrong by this much. */
  | { readonly kind: 'wrong-date'; readonly aheadMs: number }
  /** The real answer with changed fields; only for the JSON services. */
  | { readonly kind: 'with'; readonly fields: Readonly<Record<string, unknown>> }
  /**
   * The real answer of STS, but session tokens and ARNs are `a&lt;b`, and an entity is declared
   * that a careless parser uses instead of `&lt;`.
   */
  | { readonly kind: 'entities' }
  /**
   * The real answer of STS, but session tokens and ARNs are 2,000 times an entity of 100,000 bytes.
   */
  | { readonly kind: 'entity-bomb' }
  /** A custom reply. */
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

/** Faults that are errors of all three services. */
export type ErrorFaultKind =
  | 'throttle'
  | 'internal'
  | 'unavailable'
  | 'expired-token'
  | 'access-denied';

/** A queued fault: used for the next `times` matching calls, once by default. */
interface QueuedFault {
  /** The operation it applies to; any by default. */
  readonly on?: OperationName;
  readonly times?: number;
  readonly fault: Fault;
}

/** Faults in order, or a function that is called for each operation. */
export type Faults = readonly QueuedFault[] | ((operation: OperationName) => Fault | undefined);

/** Returns the fault for a call. Calls to STS get one only if their signature is valid. */
export type NextFault = (operation: OperationName) => Fault | undefined;

/** Starts a script's faults from the beginning. */
export function createFaultSource(faults: Faults): NextFault {
  if (typeof faults === 'function') return faults;
  const waiting = faults.map((entry) => ({ ...entry, left: entry.times ?? 1 }));
  return (operation) => {
    const entry = waiting.find(({ on, left }) => left > 0 && (on ?? operation) === operation);
    if (entry === undefined) return undefined;
    entry.left -= 1;
    return entry.fault;
  };
}
