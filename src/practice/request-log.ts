import type { OperationName } from './routes.ts';

/** One request that came in. Nothing in it is secret: the query and the headers are left out. */
export interface LoggedRequest {
  /** When it came, in ms since 1970, by the studio's own clock. */
  readonly at: number;
  readonly operation: OperationName | 'desktop' | 'eula' | 'unknown';
  readonly method: string;
  /** Still percent-encoded, without the query. */
  readonly path: string;
  /** 0: no status was ever sent (dropped or hanging). */
  readonly status: number;
  readonly clientToken?: string;
}

/** The last requests, oldest first. */
export interface RequestLog {
  readonly entries: readonly LoggedRequest[];
  add(entry: LoggedRequest): void;
  /** Hears of every request from now on; the function that comes back ends that. */
  listen(listener: (entry: LoggedRequest) => void): () => void;
}

/** An empty log that keeps the last `limit` requests. */
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
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
