import * as v from 'valibot';
import type { Clock } from '../../core/base/clock.ts';
import { HttpError, type Http, type HttpRequest } from '../../core/network/http.ts';
import type { Trust } from '../../core/base/trust.ts';
import { parseJson } from '../../core/base/json.ts';
import {
  answer,
  failure,
  transientError,
  withRequestId,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import { isTooLarge } from '../../core/provider/response-size.ts';
import { requestId, requestIdIn } from '../../core/provider/request-id.ts';
import type { BoundSecret } from '../../core/secrets/bound-secret.ts';
import type { Asked, ServiceAnswer } from '../../core/provider/service-answer.ts';
import { classify } from './classify.ts';

/** Provides the token of each request. */
export interface Bearer {
  /** The token to send now, or why there is none. Called before each request. */
  token(signal: AbortSignal): Promise<ServiceResponse<BoundSecret>>;
  /** The service rejected this token: the next one must be another, or there is none. */
  refused(token: BoundSecret): void;
}

export interface JsonClientOptions {
  /** The start of every URL. A trailing slash is ignored. */
  readonly endpoint: string;
  readonly trust: Trust;
  readonly http: Http;
  readonly clock: Clock;
  /** Absent if the service needs no token. */
  readonly bearer?: Bearer;
  /** Converts a response to the common format first, if the service has its own format. */
  readonly translate?: (response: ServiceAnswer) => ServiceAnswer;
}

/** One request and the schema of its response. */
export interface JsonRequest<T> extends Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The parts of the path after the endpoint, unencoded. */
  readonly path: readonly string[];
  /** The query parameters, unencoded. */
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly answer: v.GenericSchema<unknown, T>;
}

export type SendJson = <T>(
  request: JsonRequest<T>,
  signal: AbortSignal,
) => Promise<ServiceResponse<T>>;

/**
 * Sends one request with a bearer token and parses its response. After a rejected token (401) it
 * asks for the token once more and sends the request again; then the failure stands. Throws only
 * for cancellation and bugs.
 */
export function createJsonClient(options: JsonClientOptions): SendJson {
  const { endpoint, trust, http, clock, bearer, translate = identity } = options;
  return async (request, signal) => {
    for (let attempt = 1; ; attempt++) {
      const token = await bearer?.token(signal);
      if (token !== undefined && token.kind !== 'answer') return token;
      const unsigned = httpRequest(endpoint, request);
      const text = token?.value.revealFor(unsigned.url);
      const authorization = text === undefined ? {} : { authorization: `Bearer ${text}` };
      const sent = { ...unsigned, headers: { ...unsigned.headers, ...authorization }, trust };
      const raw = await exchange(http, sent, signal);
      if ('kind' in raw) return raw;
      const response = translate(raw);
      const error = classify(redactToken(response, text), request, clock.now());
      const id = requestIdOf(response);
      if (error === undefined) return withRequestId(parseResponse(request.answer, response), id);
      const isRefused = response.status === 401;
      if (isRefused && token !== undefined) bearer?.refused(token.value);
      if (isRefused && token === undefined)
        return withRequestId(failure({ code: 'credentials-missing', origin: 'nothing' }), id);
      if (!isRefused || attempt > 1) return withRequestId(error, id);
    }
  };
}

/** The request id for the service's support: from the headers or from the body. */
function requestIdOf({ headers, body }: ServiceAnswer): string | undefined {
  const parsed = v.safeParse(v.object({ RequestId: v.string() }), parseJson(body));
  return requestIdIn(headers) ?? (parsed.success ? requestId(parsed.output.RequestId) : undefined);
}

const identity = (response: ServiceAnswer): ServiceAnswer => response;

/** Sends a request once: the response as text, or why there is none. */
export async function exchange(
  http: Http,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<ServiceAnswer | HttpError['response']> {
  try {
    const { status, headers, body } = await http(request, signal);
    return { status, headers, body: new TextDecoder().decode(body) };
  } catch (reason) {
    signal.throwIfAborted();
    if (reason instanceof HttpError) return reason.response;
    throw reason;
  }
}

/**
 * The parsed body of a successful response, with the service's time; a transient error if it does
 * not match the schema.
 */
export function parseResponse<T>(
  schema: v.GenericSchema<unknown, T>,
  { body, headers }: ServiceAnswer,
): ServiceResponse<T> {
  const value = parseJson(body);
  if (isTooLarge(value)) return failure({ code: 'answer-too-large' });
  const parsed = v.safeParse(schema, value);
  if (!parsed.success || Array.isArray(value)) return transientError('not-an-answer');
  const date = Date.parse(headers.date ?? '');
  return answer(parsed.output, Number.isNaN(date) ? undefined : date);
}

function httpRequest<T>(
  endpoint: string,
  { method, path, query, body }: JsonRequest<T>,
): Omit<HttpRequest, 'trust'> {
  const parts = path.map((part) => encodeURIComponent(part.toWellFormed())).join('/');
  const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  const url = new URL(`${endpoint.replace(/\/$/, '')}/${parts}${search}`);
  const headers = { accept: 'application/json' };
  if (body === undefined) return { method, url, headers };
  return {
    method,
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** Shorter than any real token, so that ordinary words are not redacted. */
const SHORTEST_TOKEN = 8;

/** Redacts the token if an error response repeats it. */
function redactToken(response: ServiceAnswer, text: string | undefined): ServiceAnswer {
  if (response.status < 400 || text === undefined || text.length < SHORTEST_TOKEN) return response;
  return { ...response, body: response.body.replaceAll(text, '[redacted]') };
}
