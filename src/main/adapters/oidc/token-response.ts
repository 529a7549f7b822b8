import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import { safeText } from '../../../shared/base/safe-text.ts';
import { HttpError } from '../../core/network/http.ts';
import { transientError } from '../../core/provider/service-response.ts';
import { Secret } from '../../core/secrets/secret.ts';

/** The subject of an id token. */
export interface Person {
  /** The server's identifier of the user, which never changes. */
  readonly subject: string;
  /** The user's name, safe to show. */
  readonly who: string;
}

/** The login server's response to a code or a refresh token. */
export interface TokenResponse {
  readonly accessToken: Secret;
  readonly refreshToken?: Secret;
  readonly lifeMs: number;
  /** Undefined if there was no id token. */
  readonly person?: Person;
}

/** The lifetime if none is given. */
const DEFAULT_SECONDS = 300;
/** Longer lifetimes are capped: renewing once a day is cheap. */
const MAX_SECONDS = 86_400;

const token = (limit: number) => v.pipe(v.string(), v.maxLength(limit), v.regex(/^[\x21-\x7e]+$/));
const ResponseFields = v.object({
  access_token: token(32_768),
  token_type: v.literal('bearer'),
  refresh_token: v.optional(token(32_768)),
  expires_in: v.fallback(v.number(), DEFAULT_SECONDS),
});

/**
 * The tokens in a response of the token endpoint; throws {@link HttpError} if they are not usable.
 */
export function parseTokenResponse(fields: unknown, person: Person | undefined): TokenResponse {
  const parsed = v.safeParse(ResponseFields, fields);
  if (!parsed.success) throw new HttpError(transientError('not-an-answer'));
  const { access_token, refresh_token, expires_in: seconds } = parsed.output;
  return {
    accessToken: new Secret(access_token),
    ...(refresh_token !== undefined && { refreshToken: new Secret(refresh_token) }),
    lifeMs: Math.min(Math.max(seconds, 1), MAX_SECONDS) * 1_000,
    ...omitUndefined({ person }),
  };
}

const Claims = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  preferred_username: v.fallback(v.optional(v.string()), () => undefined),
  email: v.fallback(v.optional(v.string()), () => undefined),
});

/**
 * The user named by the claims of an id token: user name, otherwise e-mail, otherwise the subject.
 */
export function personIn(claims: unknown): Person | undefined {
  const parsed = v.safeParse(Claims, claims);
  if (!parsed.success) return undefined;
  const { sub: subject, preferred_username: userName, email } = parsed.output;
  const who = [userName, email, subject]
    .map((text) => safeText(text ?? '', 120))
    .find((text) => text !== '');
  return { subject, who: who ?? '?' };
}
