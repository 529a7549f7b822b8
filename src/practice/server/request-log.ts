import type { OperationName } from '../faults/fault.ts';

/** A request in the log. It holds no secret: the query and the headers are left out. */
export interface LoggedRequest {
  /** The time of arrival in ms since 1970, by the studio's clock. */
  readonly at: number;
  readonly operation: OperationName | 'desktop' | 'eula' | 'unknown';
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  /** The HTTP status; 0 if none was sent (dropped or hanging). */
  readonly status: number;
  readonly clientToken?: string;
}

/** The most recent requests, oldest first. */
export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  add(entry: LoggedRequest): void;
  /** Calls `listener` for each new request until the returned function is called. */
  subscribe(listener: (entry: LoggedRequest) => void): () => void;
}

/** Creates an empty log that keeps the last `limit` requests. */
export function createRequestLog(limit: number): RequestLog {
  const entries: LoggedRequest[] = [];
  const listeners = new Set<(entry: LoggedRequest) => void>();
  return {
    entries,
    add(entry) {
      entries.push(entry);
      if (entries.length > limit) entries.shift();
      for (const listener of listeners) listener(entry);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
