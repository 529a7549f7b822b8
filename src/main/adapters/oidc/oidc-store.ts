import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { LoginServer } from '../../../shared/sign-in/broker-credentials.ts';
import { parseJson } from '../../core/base/json.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { HeldTokens } from '../sign-in/token-cache.ts';
import type { Person } from './token-response.ts';

/** One sign-in at a login server. */
export interface HeldLogin extends HeldTokens {
  /** Who signed in, where an id token said. */
  readonly person?: Person;
}

/** The name under which a sign-in is kept: the same for all who have the same issuer and client. */
export function loginEntry({ issuer, clientId }: LoginServer): string {
  const what = JSON.stringify([new URL(issuer).href, clientId]);
  return `oidc-${createHash('sha256').update(what).digest('hex').slice(0, 32)}`;
}

const Text = v.pipe(v.string(), v.minLength(1));
const Kept = v.object({
  v: v.literal(1),
  refreshToken: Text,
  person: v.optional(v.object({ subject: Text, who: Text })),
  obtainedAt: v.number(),
});

/** What outlives a run: the refresh token and whose it is. The access token does not. */
export function packLogin({ refreshToken, person, obtainedAt }: HeldLogin): Secret | undefined {
  if (refreshToken === undefined) return undefined;
  const kept = { v: 1, refreshToken: refreshToken.reveal(), person, obtainedAt };
  return new Secret(JSON.stringify(kept));
}

/** What {@link packLogin} packed; nothing for what is damaged or from a newer version. */
export function unpackLogin(kept: Secret): HeldLogin | undefined {
  const parsed = v.safeParse(Kept, parseJson(kept.reveal()));
  if (!parsed.success) return undefined;
  const { refreshToken, person, obtainedAt } = parsed.output;
  return {
    refreshToken: new Secret(refreshToken),
    obtainedAt,
    expiresAt: obtainedAt,
    ...omitUndefined({ person }),
  };
}
