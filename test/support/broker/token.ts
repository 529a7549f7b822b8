import type { Answer } from '../api/answer.ts';
import { headerOf } from '../api/check.ts';
import type { Call } from '../api/serve.ts';
import type { Tokens } from '../api/tokens.ts';

/** The id and the secret of a client of the broker. */
export interface ClientCredential {
  readonly id: string;
  readonly secret: string;
}

/** How a token has to be requested. */
export interface TokenRules {
  readonly credential: ClientCredential;
  readonly tokens: Tokens;
  /** Where the grant is: in the query for the broker, in the body for OAuth. */
  readonly grantIn: 'query' | 'body';
  /** A scope that has to be requested, if given. */
  readonly scope?: string | undefined;
}

/** Issues a token to a client with its own credential (RFC 6749, 4.4). */
export function grantToken(rules: TokenRules, call: Call): Answer {
  const { credential, tokens, grantIn, scope } = rules;
  if (call.method !== 'POST') return oauthError(405, 'invalid_request');
  const type = headerOf(call, 'content-type') ?? '';
  if (!/^application\/x-www-form-urlencoded *(;|$)/.test(type)) {
    return oauthError(415, 'invalid_request');
  }
  const said = Buffer.from(`${credential.id}:${credential.secret}`).toString('base64');
  if (headerOf(call, 'authorization') !== `Basic ${said}`) {
    const answer = oauthError(401, 'invalid_client');
    return { ...answer, headers: { 'www-authenticate': 'Basic realm="broker"' } };
  }
  const form = Buffer.from(call.body).toString();
  const request = new URLSearchParams(grantIn === 'query' ? call.query : form);
  if (request.get('grant_type') !== 'client_credentials') {
    return oauthError(400, 'unsupported_grant_type');
  }
  if (scope !== undefined && request.get('scope') !== scope)
    return oauthError(400, 'invalid_scope');
  const { token, lifeSeconds } = tokens.give();
  const granted = { access_token: token, token_type: 'Bearer', expires_in: lifeSeconds };
  return { status: 200, body: scope === undefined ? granted : { ...granted, scope } };
}

function oauthError(status: number, error: string): Answer {
  return { status, body: { error } };
}
