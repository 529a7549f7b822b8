import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { Secret } from '../../core/secrets/secret.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import { parseObject } from '../sign-in/aws-response.ts';
import { expandedPath, readSmall } from './aws-config-files.ts';
import { expiryOf } from './expiry.ts';
import { parseSessionKeys } from '../sts/session-keys.ts';

/**
 * What is in a cache of the AWS CLI: something valid, or nothing. `renews` if the CLI can renew it without asking, with
 * any command that sends a request.
 */
export type Cached<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly renews: boolean };

/**
 * Reads what `aws sso login` and `aws login` cache below `~/.aws`. Never writes: the SDK's own
 * providers would renew it in place, without the CLI knowing.
 */
export interface AwsCaches {
  ssoToken(cachedAs: string): Promise<Cached<Secret>>;
  loginKeys(session: string): Promise<Cached<SessionKeys>>;
}

/** The CLI renews a token as the client that it registered for the sign-in, until that registration ends. */
const Renewable = v.object({
  refreshToken: v.pipe(v.string(), v.nonEmpty()),
  registrationExpiresAt: v.optional(v.string()),
});
const Token = v.object({
  accessToken: v.pipe(v.string(), v.regex(/^[\x21-\x7e]{1,32768}$/)),
  expiresAt: v.string(),
});
const Login = v.object({
  accessToken: v.object({
    accessKeyId: v.string(),
    secretAccessKey: v.string(),
    sessionToken: v.string(),
    expiresAt: v.string(),
  }),
});

export function createAwsCaches(
  env: NodeJS.ProcessEnv,
  home: string,
  now: () => number,
): AwsCaches {
  const read = async (folder: string, name: string) => {
    const text = await readSmall(join(folder, name));
    return text.ok && text.value !== undefined ? parseObject(text.value) : undefined;
  };
  const renews = (file: unknown): boolean => {
    const parsed = v.safeParse(Renewable, file);
    if (!parsed.success) return false;
    const { registrationExpiresAt: registered } = parsed.output;
    return registered === undefined || isValid(expiryOf(registered));
  };
  const cached = <T>(value: T | undefined, file: unknown): Cached<T> =>
    value === undefined ? { ok: false, renews: renews(file) } : { ok: true, value };
  const hash = (kind: 'sha1' | 'sha256', text: string) =>
    `${createHash(kind).update(text).digest('hex')}.json`;
  const isValid = (until: number | undefined): until is number =>
    until !== undefined && until > now();
  return {
    async ssoToken(cachedAs) {
      const file = await read(join(home, '.aws', 'sso', 'cache'), hash('sha1', cachedAs));
      const parsed = v.safeParse(Token, file);
      const token =
        parsed.success && isValid(expiryOf(parsed.output.expiresAt))
          ? new Secret(parsed.output.accessToken)
          : undefined;
      return cached(token, file);
    },
    async loginKeys(session) {
      const folder =
        expandedPath(env.AWS_LOGIN_CACHE_DIRECTORY, env, home) ??
        join(home, '.aws', 'login', 'cache');
      const file = await read(folder, hash('sha256', session));
      const parsed = v.safeParse(Login, file);
      if (!parsed.success) return cached<SessionKeys>(undefined, file);
      const { expiresAt, ...keys } = parsed.output.accessToken;
      const until = expiryOf(expiresAt);
      return cached(
        isValid(until) ? parseSessionKeys({ ...keys, expiresAt: until }) : undefined,
        file,
      );
    },
  };
}
