import type { OperationName } from './routes.ts';

/** Something that goes wrong instead of, or on the way of, an answer. */
export type Fault =
  /** An error, said as the service says it. */
  | { readonly kind: ErrorFaultKind }
  /** Nothing is answered until the caller goes or the stand-in stops. */
  | { readonly kind: 'hang' }
  /** The connection is closed without a byte. */
  | { readonly kind: 'drop' }
  /** A web page with status 200, as a captive portal answers. */
  | { readonly kind: 'html' }
  /** 200 without a body. */
  | { readonly kind: 'empty' }
  /** The true answer with padding, 2 MiB where `bytes` is not given; no content-length. */
  | { readonly kind: 'huge'; readonly bytes?: number }
  /** The true answer with a Date that is wrong by so much. */
  | { readonly kind: 'wrong-date'; readonly aheadMs: number }
  /** The true answer with other fields; for the services that speak JSON. */
  | { readonly kind: 'with'; readonly fields: Readonly<Record<string, unknown>> }
  /**
   * STS's true answer, but session tokens and ARNs are `a&lt;b`, and an entity is declared that a
   * careless parser puts in the place of `&lt;`.
   */
  | { readonly kind: 'entities' }
  /** STS's true answer, but session tokens and ARNs are 2,000 times an entity of 100,000 bytes. */
  | { readonly kind: 'entity-bomb' }
  /** Whatever is wished. */
  | {
      readonly kind: 'raw';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: string;
    };

/** Faults that are errors all three services have. */
export type ErrorFaultKind =
  'throttle' | 'internal' | 'unavailable' | 'expired-token' | 'access-denied';

/** A fault in a queue: used for the next `times` (once where not given) calls it fits. */
interface QueuedFault {
  /** The operation it waits for; any where not given. */
  readonly on?: OperationName;
  readonly times?: number;
  readonly fault: Fault;
}

/** Faults in order, or a function asked at each call. */
export type Faults = readonly QueuedFault[] | ((operation: OperationName) => Fault | undefined);

/** Gives the fault for a call. Calls to STS are asked about only when their signature is good. */
export type NextFault = (operation: OperationName) => Fault | undefined;

/** Starts on a script's faults from the beginning. */
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
