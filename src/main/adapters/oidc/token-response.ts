import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import { safeText } from '../../../shared/base/safe-text.ts';
import { HttpError } from '../../core/network/http.ts';
import { transientError } from '../../core/provider/service-response.ts';
import { Secret } from '../../core/secrets/secret.ts';

/** Who an id token is about. */
export interface Person {
  /** The server's own name for them, which never changes. */
  readonly subject: string;
  /** What they are called, fit to show. */
  readonly who: string;
}

/** What a login server gives for a code or for a refresh token. */
export interface TokenResponse {
  readonly accessToken: Secret;
  readonly refreshToken?: Secret;
  readonly lifeMs: number;
  /** Nothing where no id token came. */
  readonly person?: Person;
}

/** A life that is not told. */
const UNTOLD_SECONDS = 300;
/** A longer one is not believed: renewing once a day costs nobody anything. */
const LONGEST_SECONDS = 86_400;

const token = (limit: number) => v.pipe(v.string(), v.maxLength(limit), v.regex(/^[\x21-\x7e]+$/));
const Given = v.object({
  access_token: token(32_768),
  token_type: v.literal('bearer'),
  refresh_token: v.optional(token(32_768)),
  expires_in: v.fallback(v.number(), UNTOLD_SECONDS),
});

/** The tokens in an answer of the token endpoint; throws {@link HttpError} where they are none that can be sent. */
export function parseTokenResponse(given: unknown, person: Person | undefined): TokenResponse {
  const parsed = v.safeParse(Given, given);
  if (!parsed.success) throw new HttpError(transientError('not-an-answer'));
  const { access_token, refresh_token, expires_in: seconds } = parsed.output;
  return {
    accessToken: new Secret(access_token),
    ...(refresh_token !== undefined && { refreshToken: new Secret(refresh_token) }),
    lifeMs: Math.min(Math.max(seconds, 1), LONGEST_SECONDS) * 1_000,
    ...omitUndefined({ person }),
  };
}

const Claims = v.object({
  sub: v.pipe(v.string(), v.minLength(1), v.maxLength(255)),
  preferred_username: v.fallback(v.optional(v.string()), () => undefined),
  email: v.fallback(v.optional(v.string()), () => undefined),
});

/** Who the claims of an id token are about: by user name, else by e-mail, else as the server numbers them. */
export function nameIn(claims: unknown): Person | undefined {
  const parsed = v.safeParse(Claims, claims);
  if (!parsed.success) return undefined;
  const { sub: subject, preferred_username: userName, email } = parsed.output;
  const who = [userName, email, subject]
    .map((text) => safeText(text ?? '', 120))
    .find((text) => text !== '');
  return { subject, who: who ?? '?' };
}
