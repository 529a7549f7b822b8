import type { QueuedFault } from '../api/fault.ts';
import type { ServerOptions } from '../api/serve.ts';

/** A user who can sign in. */
export interface Person {
  readonly name: string;
  readonly password: string;
}

/** The operations that faults can be set for. */
export type LoginOperation = 'discovery' | 'jwks' | 'authorization' | 'token' | 'revocation';

/** How a login server behaves. Everything is optional. */
export interface LoginScript extends ServerOptions {
  /** `ada` and `ben` by default, each with a password. */
  readonly people?: readonly Person[];
  /** `stagedoor` by default. It is a native client without a secret (RFC 8252). */
  readonly clientId?: string;
  /** Redirect URIs; the port of a loopback one is ignored. */
  readonly redirectUris?: readonly string[];
  /** The audience of access tokens, which are JWTs. */
  readonly audience?: string;
  /** 300 by default. */
  readonly accessTokenSeconds?: number;
  /** 3,600 by default. */
  readonly refreshTokenSeconds?: number;
  /**
   * A refresh returns a new refresh token, and using the old one again revokes all; true by
   * default.
   */
  readonly rotates?: boolean;
  /** Issues refresh tokens, even without the scope `offline_access`; true by default. */
  readonly refreshes?: boolean;
  /**
   * The faults that need no real response: html, redirect, drop, hang, empty, raw, status,
   * throttle.
   */
  readonly faults?: readonly QueuedFault<LoginOperation>[];
}

/** A script with all defaults filled in, except where it listens. */
export type FilledScript = Required<Omit<LoginScript, keyof ServerOptions | 'faults'>>;

/** Fills in the defaults of a script. */
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
