import type { QueuedFault } from '../api/fault.ts';
import type { Place } from '../api/serve.ts';

/** Somebody who can sign in. */
export interface Person {
  readonly name: string;
  readonly password: string;
}

/** What faults can wait for. */
export type LoginOperation = 'discovery' | 'jwks' | 'authorization' | 'token' | 'revocation';

/** How a login server behaves. Everything may be left out. */
export interface LoginScript extends Place {
  /** Where not given, `ada` and `ben`, each with a password of their own. */
  readonly people?: readonly Person[];
  /** Where not given, `stagedoor`. It is a native client without a secret (RFC 8252). */
  readonly clientId?: string;
  /** Redirect URIs; the port of a loopback one counts for nothing. */
  readonly redirectUris?: readonly string[];
  /** The audience of access tokens, which are JWTs. */
  readonly audience?: string;
  /** 300 where not given. */
  readonly accessTokenSeconds?: number;
  /** 3,600 where not given. */
  readonly refreshTokenSeconds?: number;
  /** A refresh gives a new refresh token, and the old one used again ends them all; true where not given. */
  readonly rotates?: boolean;
  /** Gives refresh tokens, also to who does not ask for `offline_access`; true where not given. */
  readonly refreshes?: boolean;
  /** The kinds that need no true answer: html, redirect, drop, hang, empty, raw, status, throttle. */
  readonly faults?: readonly QueuedFault<LoginOperation>[];
}

/** A script with everything filled in but where it listens. */
export type FilledScript = Required<Omit<LoginScript, keyof Place | 'faults'>>;

/** Puts in what a script leaves out. */
export function fillScript(script: LoginScript): FilledScript {
  return {
    people: [
      { name: 'ada', password: 'ada-knows-this' },
      { name: 'ben', password: 'ben-knows-this' },
    ],
    clientId: 'stagedoor',
    redirectUris: ['127.0.0.1', 'localhost', '[::1]'].flatMap((host) => [
      `http://${host}/`,
      `http://${host}/callback`,
      `http://${host}/oauth/callback`,
    ]),
    audience: 'https://console.studio.example/smuihandler',
    accessTokenSeconds: 300,
    refreshTokenSeconds: 3_600,
    rotates: true,
    refreshes: true,
    ...script,
  };
}
