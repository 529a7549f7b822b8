import { createHash } from 'node:crypto';
import { randomSecret, type RandomBytes } from '../../../src/practice/data/random.ts';
import { refuse, type Refusal } from './answer.ts';
import { isRegistered, type Body, type Clients } from './clients.ts';
import type { FilledScript } from './script.ts';

/** An authorization request, as it came to /authorize. */
interface CodeRequest {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly state: string;
}

/** The result of /authorize: a question for the person, a redirect, or an error page. */
export type AuthorizeResult =
  | { readonly kind: 'ask'; readonly question: string }
  | { readonly kind: 'back'; readonly to: string }
  | { readonly kind: 'refuse'; readonly why: string };

/** Codes of the authorization code grant, each with its PKCE challenge (RFC 7636). */
export interface Codes {
  ask(query: URLSearchParams): AuthorizeResult;
  /** A person's decision, once per question: the redirect. Undefined: there is no such question. */
  decide(question: string, person: string | undefined): string | undefined;
  /** Redeems a code, which is then invalid. */
  redeem(body: Body, clientId: string): Refusal | { readonly ok: true; readonly person: string };
}

/** No codes yet. */
export function createCodes(
  { codeSeconds }: FilledScript,
  clients: Clients,
  random: RandomBytes,
  now: () => number,
): Codes {
  const questions = new Map<string, CodeRequest>();
  const issued = new Map<
    string,
    CodeRequest & { readonly person: string; readonly endsAtMs: number }
  >();
  return {
    ask(query) {
      const client = clients.find(query.get('client_id') ?? '');
      const redirectUri = query.get('redirect_uri') ?? '';
      // SECURITY: never redirects to an address that is not registered, not even with an error.
      if (client === undefined || !isRegistered(redirectUri, client)) {
        return { kind: 'refuse', why: 'This program is not known, or not at this address.' };
      }
      const state = query.get('state') ?? '';
      const challenge = query.get('code_challenge') ?? '';
      const fault = errorIn(query);
      if (fault !== undefined) return { kind: 'back', to: redirectTo(redirectUri, state, fault) };
      const question = randomSecret(random, 24);
      questions.set(question, { clientId: client.clientId, redirectUri, challenge, state });
      return { kind: 'ask', question };
    },
    decide(question, person) {
      const request = questions.get(question);
      if (request === undefined) return undefined;
      questions.delete(question);
      const { redirectUri, state } = request;
      if (person === undefined) return redirectTo(redirectUri, state, { error: 'access_denied' });
      const code = randomSecret(random, 32);
      issued.set(code, { ...request, person, endsAtMs: now() + codeSeconds * 1_000 });
      return redirectTo(redirectUri, state, { code });
    },
    redeem({ code, codeVerifier, redirectUri }, clientId) {
      const held = issued.get(String(code));
      issued.delete(String(code));
      const isGood =
        held?.clientId === clientId &&
        now() < held.endsAtMs &&
        redirectUri === held.redirectUri &&
        typeof codeVerifier === 'string' &&
        /^[\w.~-]{43,128}$/.test(codeVerifier) &&
        challengeOf(codeVerifier) === held.challenge;
      if (isGood) return { ok: true, person: held.person };
      return refuse(400, 'InvalidGrantException', 'The code is not good, or not with these.');
    },
  };
}

function errorIn(query: URLSearchParams): Record<string, string> | undefined {
  if (query.get('response_type') !== 'code') return { error: 'unsupported_response_type' };
  const hasChallenge = /^[\w-]{43}$/.test(query.get('code_challenge') ?? '');
  return hasChallenge && query.get('code_challenge_method') === 'S256'
    ? undefined
    : { error: 'invalid_request' };
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url');
}

function redirectTo(redirectUri: string, state: string, fields: Record<string, string>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(fields)) url.searchParams.set(name, value);
  if (state !== '') url.searchParams.set('state', state);
  return url.href;
}
