import * as v from 'valibot';
import type { Clock } from '../../core/base/clock.ts';
import { HttpError, type Http, type HttpRequest } from '../../core/network/http.ts';
import type { Trust } from '../../core/base/trust.ts';
import { parseJson } from '../../core/base/json.ts';
import {
  answer,
  transientError,
  withRequestId,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import { requestId, requestIdIn } from '../../core/provider/request-id.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import type { Asked, ServiceAnswer } from '../../core/provider/service-answer.ts';
import { classify } from './classify.ts';

/** Where the token of each request comes from. */
export interface Bearer {
  /** The token to send now; why there is none, else. Asked for before each request. */
  token(signal: AbortSignal): Promise<ServiceResponse<Secret>>;
  /** The service did not take this token: the next one is another, or there is none. */
  refused(token: Secret): void;
}

export interface JsonClientOptions {
  /** What every path begins with. A slash at its end is no matter. */
  readonly endpoint: string;
  readonly trust: Trust;
  readonly http: Http;
  readonly clock: Clock;
  readonly bearer: Bearer;
  /** Puts an answer into the usual words first, where the service has words of its own. */
  readonly translate?: (given: ServiceAnswer) => ServiceAnswer;
}

/** One question: where it goes, and what is wanted of its answer. */
export interface JsonRequest<T> extends Asked {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** The parts of the path behind the endpoint, as they are: they are percent-encoded here. */
  readonly path: readonly string[];
  /** Behind the path, each percent-encoded. */
  readonly query?: Readonly<Record<string, string>>;
  /** Travels as JSON. */
  readonly body?: unknown;
  readonly answer: v.GenericSchema<unknown, T>;
}

export type SendJson = <T>(
  request: JsonRequest<T>,
  signal: AbortSignal,
) => Promise<ServiceResponse<T>>;

/**
 * Sends one request with a bearer token and reads its answer. A token that is refused (401) is asked for
 * once more and the request sent again; then the failure stands. Throws only for cancelling and for bugs.
 */
export function createJsonClient(options: JsonClientOptions): SendJson {
  const { endpoint, trust, http, clock, bearer, translate = unchanged } = options;
  return async (request, signal) => {
    for (let attempt = 1; ; attempt++) {
      const token = await bearer.token(signal);
      if (token.kind !== 'answer') return token;
      const headers = { authorization: `Bearer ${token.value.reveal()}` };
      const sent = { ...plainRequest(endpoint, request, headers), trust };
      const said = await exchange(http, sent, signal);
      if ('kind' in said) return said;
      const given = translate(said);
      const wrong = classify(withoutToken(given, token.value), request, clock.now());
      const named = idOf(given);
      if (wrong === undefined) return withRequestId(readAnswer(request.answer, given), named);
      const isRefused = given.status === 401;
      if (isRefused) bearer.refused(token.value);
      if (!isRefused || attempt > 1) return withRequestId(wrong, named);
    }
  };
}

/** What the service calls this request, for its own people: in the headers, or beside what was asked for. */
function idOf({ headers, body }: ServiceAnswer): string | undefined {
  const named = v.safeParse(v.object({ RequestId: v.string() }), parseJson(body));
  return requestIdIn(headers) ?? (named.success ? requestId(named.output.RequestId) : undefined);
}

const unchanged = (given: ServiceAnswer): ServiceAnswer => given;

/** Sends a request as it is: what came back as text, or why nothing did. */
export async function exchange(
  http: Http,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<ServiceAnswer | HttpError['reading']> {
  try {
    const { status, headers, body } = await http(request, signal);
    return { status, headers, body: new TextDecoder().decode(body) };
  } catch (reason) {
    signal.throwIfAborted();
    if (reason instanceof HttpError) return reason.reading;
    throw reason;
  }
}

/** What is wanted of a good answer, with the service's own time; a trouble where it is of another shape. */
export function readAnswer<T>(
  schema: v.GenericSchema<unknown, T>,
  { body, headers }: ServiceAnswer,
): ServiceResponse<T> {
  const value = parseJson(body);
  const parsed = v.safeParse(schema, value);
  if (!parsed.success || Array.isArray(value)) return transientError('not-an-answer');
  const date = Date.parse(headers.date ?? '');
  return answer(parsed.output, Number.isNaN(date) ? undefined : date);
}

function plainRequest<T>(
  endpoint: string,
  { method, path, query, body }: JsonRequest<T>,
  more: Readonly<Record<string, string>>,
): Omit<HttpRequest, 'trust'> {
  const parts = path.map((part) => encodeURIComponent(part.toWellFormed())).join('/');
  const search = query === undefined ? '' : `?${new URLSearchParams(query).toString()}`;
  const url = new URL(`${endpoint.replace(/\/$/, '')}/${parts}${search}`);
  const headers = { accept: 'application/json', ...more };
  if (body === undefined) return { method, url, headers };
  return {
    method,
    url,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  };
}

/** Shorter than any token there is, so that words of the answer stay words. */
const SHORT = 8;

/** A service that repeats the token it was sent in its words does not make them ours. */
function withoutToken(given: ServiceAnswer, token: Secret): ServiceAnswer {
  const text = token.reveal();
  if (given.status < 400 || text.length < SHORT) return given;
  return { ...given, body: given.body.replaceAll(text, '[redacted]') };
}
