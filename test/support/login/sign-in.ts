import { createHash, randomBytes } from 'node:crypto';
import { ask, type ApiResponse } from '../api/ask.ts';
import type { LoginServer } from './login-server.ts';

/** The response of the token endpoint. */
export interface IssuedTokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly expires_in: number;
}

/** An authorization request, ready for a browser. */
export interface AuthorizationRequest {
  /** The address to open. */
  readonly url: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Creates a request; `more` replaces parameters, and undefined removes one. */
export function authorizationRequestFor(
  login: LoginServer,
  more: Readonly<Record<string, string | undefined>> = {},
): AuthorizationRequest {
  const verifier = randomBytes(32).toString('base64url');
  const redirectUri = 'http://127.0.0.1:49152/callback';
  const params: Readonly<Record<string, string | undefined>> = {
    client_id: login.clientId,
    response_type: 'code',
    scope: 'openid offline_access',
    redirect_uri: redirectUri,
    state: 'a-state',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  };
  const url = new URL('/auth', login.issuer);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return { url: url.href, verifier, redirectUri: params.redirect_uri ?? redirectUri };
}

/** What is entered and chosen on the pages. */
export interface Visit {
  readonly name?: string;
  readonly password?: string;
  readonly consents?: boolean;
}

/** Submits the pages as a browser does; returns the address to which the browser is redirected. */
export async function visitPages(login: LoginServer, url: string, visit: Visit = {}): Promise<URL> {
  const { name = 'ada', consents = true } = visit;
  const known = login.people.find((person) => person.name === name)?.password;
  const password = visit.password ?? known ?? '';
  const cookies = new Map<string, string>();
  let address = url;
  let form: string | undefined;
  // A sign-in has some ten steps; a circular one has to end.
  for (let step = 0; step < 20; step += 1) {
    const response = await browse(login, address, cookies, form);
    const location = response.headers.location;
    if (location !== undefined) {
      address = new URL(location, address).href;
      form = undefined;
      if (!address.startsWith(login.issuer)) return new URL(address);
    } else if (response.text.includes('role="alert"') || !response.text.includes('<form ')) {
      throw new Error(`The sign-in stops at a page (status ${response.status}).`);
    } else {
      const decision = response.text.includes('name="password"') || consents ? 'go' : 'cancel';
      form = new URLSearchParams({ name, password, decision }).toString();
    }
  }
  throw new Error('The sign-in has no end.');
}

async function browse(
  { trust }: LoginServer,
  address: string,
  cookies: Map<string, string>,
  form: string | undefined,
): Promise<ApiResponse> {
  const cookie = [...cookies].map(([key, value]) => `${key}=${value}`).join('; ');
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const post = form === undefined ? {} : { method: 'POST', body: form };
  const headers = { cookie, ...(form === undefined ? {} : type) };
  const response = await ask(address, { ...post, headers, trust });
  for (const line of response.headers['set-cookie'] ?? []) {
    const [, key = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(key, value);
  }
  return response;
}

/** Sends a request to the token endpoint. */
export async function askTokens(
  { issuer, clientId, trust }: LoginServer,
  params: Readonly<Record<string, string>>,
): Promise<ApiResponse> {
  const body = new URLSearchParams({ client_id: clientId, ...params }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return ask(`${issuer}/token`, { method: 'POST', headers, body, trust });
}

/** A complete sign-in that returns the tokens. */
export async function signIn(login: LoginServer, visit: Visit = {}): Promise<IssuedTokens> {
  const { url, verifier, redirectUri } = authorizationRequestFor(login);
  const code = (await visitPages(login, url, visit)).searchParams.get('code') ?? '';
  const { status, json } = await askTokens(login, {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  });
  if (status !== 200) throw new Error(`The token endpoint answers ${status}.`);
  // Status 200 of the token endpoint has this form (RFC 6749, 5.1).
  return json as IssuedTokens;
}
