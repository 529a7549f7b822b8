import type { Trust } from '../base/trust.ts';
import type { ServiceResponse } from '../provider/service-response.ts';

/** One HTTP request. Bodies are small; redirects are never followed. */
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

/** Sends a request and reads the whole response, at most 1 MiB. Throws only {@link HttpError}. */
export type Http = (request: HttpRequest, signal: AbortSignal) => Promise<HttpResponse>;

/** An error below the service's own responses, already as the response that the caller gets. */
export class HttpError extends Error {
  override readonly name = 'HttpError';
  readonly response: Exclude<ServiceResponse<never>, { kind: 'answer' }>;

  constructor(response: Exclude<ServiceResponse<never>, { kind: 'answer' }>) {
    super(response.kind === 'transient-error' ? response.code : response.failure.code);
    this.response = response;
  }
}
