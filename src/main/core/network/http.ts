import type { Trust } from '../base/trust.ts';
import type { ServiceResponse } from '../provider/service-response.ts';

/** One request of ours. Bodies are small; redirects are never followed. */
export interface HttpRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  readonly trust: Trust;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Sends a request and reads the whole answer, at most 1 MiB. Throws {@link HttpError} and nothing else. */
export type Http = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;

/** What went wrong below the service's own answers, already as what it means for the asker. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly reading: Exclude<ServiceResponse<never>, { kind: 'answer' }>;

  constructor(reading: Exclude<ServiceResponse<never>, { kind: 'answer' }>) {
    super(reading.kind === 'trouble' ? reading.code : reading.failure.code);
    this.reading = reading;
  }
}
