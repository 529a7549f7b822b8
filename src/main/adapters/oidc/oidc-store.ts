import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { LoginTarget } from '../../core/sign-in/login-server.ts';
import { parseJson } from '../../core/base/json.ts';
import type { BoundSecret } from '../../core/secrets/bound-secret.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { CachedTokens } from '../sign-in/token-cache.ts';
import type { Person } from './token-response.ts';

/** One sign-in at a login server. */
export interface CachedLogin extends CachedTokens<BoundSecret> {
  /** SECURITY: the origin of the service that the tokens were requested for. */
  readonly origin: string;
  /** Who signed in, if an id token says so. */
  readonly person?: Person;
}

/**
 * The entry's name in the store: the same for all connections with the same issuer, client and
 * origin. Tokens of an earlier format, without an origin, have another name and are not used.
 */
export function loginEntry({
  server: { issuer, clientId },
  origin,
}: Pick<LoginTarget, 'server' | 'origin'>): string {
  const key = JSON.stringify([new URL(issuer).href, clientId, origin]);
  return `oidc-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}

const Text = v.pipe(v.string(), v.minLength(1));
const LoginEntry = v.object({
  v: v.literal(2),
  origin: Text,
  refreshToken: Text,
  person: v.optional(v.object({ subject: Text, who: Text })),
  obtainedAt: v.number(),
});

/** What outlives a run: the refresh token and its user. The access token does not. */
export function packLogin({
  origin,
  refreshToken,
  person,
  obtainedAt,
}: CachedLogin): Secret | undefined {
  if (refreshToken === undefined) return undefined;
  const packed = { v: 2, origin, refreshToken: refreshToken.reveal(), person, obtainedAt };
  return new Secret(JSON.stringify(packed));
}

/** Reverses {@link packLogin}; undefined if it is damaged or from a newer version. */
export function unpackLogin(packed: Secret): CachedLogin | undefined {
  const parsed = v.safeParse(LoginEntry, parseJson(packed.reveal()));
  if (!parsed.success) return undefined;
  const { origin, refreshToken, person, obtainedAt } = parsed.output;
  return {
    origin,
    refreshToken: new Secret(refreshToken),
    obtainedAt,
    expiresAt: obtainedAt,
    ...omitUndefined({ person }),
  };
}
