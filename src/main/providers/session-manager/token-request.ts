import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import type { BrokerCredentials } from '../../../shared/sign-in/broker-credentials.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Http, HttpRequest } from '../../core/network/http.ts';
import { explanationOf } from '../../core/provider/explanation.ts';
import { failure, type ServiceResponse } from '../../core/provider/service-response.ts';
import { Secret } from '../../core/secrets/secret.ts';
import {
  detailOf,
  parseObject,
  type FailedResponse,
  type ServiceAnswer,
} from '../../core/provider/service-answer.ts';
import { trustFor, trustOf } from '../../core/viewer/viewing-rules.ts';
import { classify } from '../dcv/classify.ts';
import { exchange, parseResponse } from '../dcv/json-client.ts';

/** An access token and its lifetime in ms. */
export interface TokenResponse {
  readonly token: Secret;
  readonly lifeMs: number;
}

type ClientCredentials = Extract<BrokerCredentials, { source: 'client' }>;

/** The lifetime if none is given, or it is not a number. */
const DEFAULT_SECONDS = 300;
/** Longer lifetimes are capped: one token request a day is cheap. */
const MAX_SECONDS = 86_400;

const TokenAnswer = v.object({
  access_token: v.pipe(v.string(), v.maxLength(16_384), v.regex(/^[\x21-\x7e]+$/)),
  // Null and empty count as missing: some servers write every field that they know.
  token_type: v.nullish(v.pipe(v.string(), v.toLowerCase(), v.picklist(['bearer', '']))),
  expires_in: v.fallback(
    v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))])),
    DEFAULT_SECONDS,
  ),
});

/** The codes of RFC 6749, 5.2, for a client that is unknown or not authorised. */
const REFUSED_CLIENT: ReadonlySet<unknown> = new Set([
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
]);
/** The codes for an invalid request. They are shown if the server explains nothing. */
const REFUSED_REQUEST: ReadonlySet<unknown> = new Set([
  'invalid_request',
  'invalid_scope',
  'unsupported_grant_type',
]);

/**
 * Requests an access token with the client's own credential (RFC 6749, 4.4): from the broker
 * itself, which expects the parameters in the query, or from another OAuth server, which expects
 * them in the body.
 */
export async function requestToken(
  connection: ConnectionOf<'session-manager'>,
  credentials: ClientCredentials,
  secret: Secret,
  { http, clock }: { readonly http: Http; readonly clock: Clock },
  signal: AbortSignal,
): Promise<ServiceResponse<TokenResponse>> {
  const response = await exchange(http, tokenRequest(connection, credentials, secret), signal);
  if ('kind' in response) return response;
  const shown = withoutSecret(response, credentials.clientId, secret.reveal());
  const error = oauthRefusal(shown) ?? classify(shown, TOKEN_REQUEST, clock.now());
  if (error !== undefined) return error;
  const parsed = parseResponse(TokenAnswer, response);
  if (parsed.kind !== 'answer') return parsed;
  const { access_token: token, expires_in: lifetime } = parsed.value;
  const seconds = Math.min(Math.max(lifetime, 1), MAX_SECONDS);
  return { ...parsed, value: { token: new Secret(token), lifeMs: seconds * 1_000 } };
}

const TOKEN_REQUEST = { operation: 'an access token', subject: 'thing' } as const;

function tokenRequest(
  connection: ConnectionOf<'session-manager'>,
  { clientId, scope, tokenEndpoint }: ClientCredentials,
  secret: Secret,
): HttpRequest {
  const parameters = new URLSearchParams({
    grant_type: 'client_credentials',
    ...omitUndefined({ scope }),
  }).toString();
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  };
  if (tokenEndpoint === undefined) {
    const url = new URL(`${connection.endpoint.replace(/\/$/, '')}/oauth2/token?${parameters}`);
    const authorization = basic(clientId, secret.reveal());
    return {
      method: 'POST',
      url,
      headers: { ...headers, authorization },
      trust: trustOf(connection),
    };
  }
  // RFC 6749, 2.3.1. The broker's own token server decodes neither.
  const authorization = basic(formEncoded(clientId), formEncoded(secret.reveal()));
  const url = new URL(tokenEndpoint);
  return {
    method: 'POST',
    url,
    headers: { ...headers, authorization },
    body: parameters,
    trust: trustFor(url, connection),
  };
}

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const basic = (id: string, secret: string): string => `Basic ${base64(`${id}:${secret}`)}`;

const formEncoded = (text: string): string =>
  new URLSearchParams({ text }).toString().slice('text='.length);

function oauthRefusal({ status, body }: ServiceAnswer): FailedResponse | undefined {
  if (status !== 400) return undefined;
  const parsed = parseObject(body);
  const detail = detailOf(explanationOf(parsed));
  if (REFUSED_CLIENT.has(parsed?.error)) return failure({ code: 'credentials-refused', ...detail });
  return REFUSED_REQUEST.has(parsed?.error)
    ? failure({ code: 'request-refused', ...detail })
    : undefined;
}

/** If this many characters of a secret stand in a text, the text repeats the secret. */
const REPEATED = 6;

/**
 * An error response with nothing but its OAuth code and its explanation. SECURITY: the server was
 * sent the secret; an explanation that repeats a part of it, in any encoding, is left out.
 */
function withoutSecret(response: ServiceAnswer, id: string, secret: string): ServiceAnswer {
  const body = response.status >= 400 ? parseObject(response.body) : undefined;
  if (body === undefined) return response;
  const sent = [secret, formEncoded(secret), encodeURIComponent(secret)].flatMap((text) => [
    text,
    base64(text),
    base64(`${id}:${text}`),
  ]);
  const isSafe = (text: string) => !sent.some((one) => repeats(text, one));
  const said = explanationOf(body);
  const code = typeof body.error === 'string' && isSafe(body.error) ? body.error : undefined;
  const message = said !== undefined && isSafe(said) ? said : code;
  return { ...response, body: JSON.stringify({ error: code, message }) };
}

function repeats(text: string, secret: string): boolean {
  if (secret.length <= REPEATED) return text.includes(secret);
  for (let from = 0; from + REPEATED <= secret.length; from++)
    if (text.includes(secret.slice(from, from + REPEATED))) return true;
  return false;
}
