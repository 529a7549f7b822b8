import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import type { BrokerCredentials } from '../../../shared/sign-in/broker-credentials.ts';
import type { ConnectionOf } from '../../../shared/connections/connection.ts';
import type { Clock } from '../../core/base/clock.ts';
import type { Http, HttpRequest } from '../../core/network/http.ts';
import { failure, type ServiceResponse } from '../../core/provider/service-response.ts';
import { Secret } from '../../core/secrets/secret.ts';
import {
  parseObject,
  type NoAnswer,
  type ServiceAnswer,
} from '../../core/provider/service-answer.ts';
import { trustAt, trustOf } from '../../core/viewer/stream-rules.ts';
import { classify } from '../dcv/classify.ts';
import { exchange, readAnswer } from '../dcv/json-client.ts';

/** An access token, and how long it lives, in ms. */
export interface TokenResponse {
  readonly token: Secret;
  readonly lifeMs: number;
}

type ClientCredentials = Extract<BrokerCredentials, { source: 'client' }>;

/** A life that is not told, or told as no number. */
const UNTOLD_SECONDS = 300;
/** A longer one is not believed: a token that is asked for once a day costs nobody anything. */
const LONGEST_SECONDS = 86_400;

const TokenAnswer = v.object({
  access_token: v.pipe(v.string(), v.maxLength(16_384), v.regex(/^[\x21-\x7e]+$/)),
  token_type: v.optional(v.pipe(v.string(), v.toLowerCase(), v.literal('bearer'))),
  expires_in: v.fallback(
    v.pipe(v.union([v.number(), v.pipe(v.string(), v.regex(/^\d+$/), v.transform(Number))])),
    UNTOLD_SECONDS,
  ),
});

/** The codes of RFC 6749, 5.2, that say the client is not known, or not trusted with this. */
const REFUSED_CLIENT: ReadonlySet<unknown> = new Set([
  'invalid_client',
  'invalid_grant',
  'unauthorized_client',
]);
/** Those that say the request itself is wrong. Nothing else an OAuth server says is shown: it was sent a secret. */
const REFUSED_REQUEST = ['invalid_request', 'invalid_scope', 'unsupported_grant_type'] as const;

/**
 * Asks for an access token by the client's own credential (RFC 6749, 4.4): the broker itself, which wants the
 * wish behind its path, or another OAuth server, which has it in the body.
 */
export async function requestToken(
  connection: ConnectionOf<'session-manager'>,
  credentials: ClientCredentials,
  secret: Secret,
  { http, clock }: { readonly http: Http; readonly clock: Clock },
  signal: AbortSignal,
): Promise<ServiceResponse<TokenResponse>> {
  const given = await exchange(http, tokenRequest(connection, credentials, secret), signal);
  if ('kind' in given) return given;
  const wrong =
    oauthRefusal(given) ?? classify({ ...given, body: withoutWords(given) }, ASKED, clock.now());
  if (wrong !== undefined) return wrong;
  const reading = readAnswer(TokenAnswer, given);
  if (reading.kind !== 'answer') return reading;
  const { access_token: token, expires_in: said } = reading.value;
  const seconds = Math.min(Math.max(said, 1), LONGEST_SECONDS);
  return { ...reading, value: { token: new Secret(token), lifeMs: seconds * 1_000 } };
}

const ASKED = { operation: 'an access token', subject: 'thing' } as const;

function tokenRequest(
  connection: ConnectionOf<'session-manager'>,
  { clientId, scope, tokenEndpoint }: ClientCredentials,
  secret: Secret,
): HttpRequest {
  const wish = new URLSearchParams({
    grant_type: 'client_credentials',
    ...omitUndefined({ scope }),
  }).toString();
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
  };
  if (tokenEndpoint === undefined) {
    const url = new URL(`${connection.endpoint.replace(/\/$/, '')}/oauth2/token?${wish}`);
    const authorization = basic(clientId, secret.reveal());
    return {
      method: 'POST',
      url,
      headers: { ...headers, authorization },
      trust: trustOf(connection),
    };
  }
  // RFC 6749, 2.3.1. The broker's own server reads both as they are.
  const authorization = basic(formEncoded(clientId), formEncoded(secret.reveal()));
  const url = new URL(tokenEndpoint);
  return {
    method: 'POST',
    url,
    headers: { ...headers, authorization },
    body: wish,
    trust: trustAt(url, connection),
  };
}

const basic = (id: string, secret: string): string =>
  `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`;

const formEncoded = (text: string): string =>
  new URLSearchParams({ text }).toString().slice('text='.length);

function oauthRefusal({ status, body }: ServiceAnswer): NoAnswer | undefined {
  if (status !== 400) return undefined;
  const error = parseObject(body)?.error;
  if (REFUSED_CLIENT.has(error)) return failure({ code: 'credentials-refused' });
  const code = REFUSED_REQUEST.find((one) => one === error);
  return code && failure({ code: 'request-refused', detail: code });
}

/** A refusal without what it says: only its status counts. */
const withoutWords = ({ status, body }: ServiceAnswer): string =>
  status >= 400 && parseObject(body) !== undefined ? '{}' : body;
