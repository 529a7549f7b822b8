import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import { Secret } from '../../core/secrets/secret.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import { parseObject } from '../sign-in/aws-response.ts';
import { readSmall } from './aws-config-files.ts';
import { parseSessionKeys } from '../sts/session-keys.ts';

/**
 * Reads what `aws sso login` and `aws login` cache below `~/.aws`. Never writes: the SDK's own
 * providers would renew it in place, without the CLI knowing. Undefined if it is missing, damaged
 * or expired.
 */
export interface AwsCaches {
  ssoToken(cachedAs: string): Promise<Secret | undefined>;
  loginKeys(session: string): Promise<SessionKeys | undefined>;
}

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

export function createAwsCaches(home: string, now: () => number): AwsCaches {
  const read = async (...path: string[]) => {
    const text = await readSmall(join(home, '.aws', ...path));
    return text.ok && text.value !== undefined ? parseObject(text.value) : undefined;
  };
  const hash = (kind: 'sha1' | 'sha256', text: string) =>
    `${createHash(kind).update(text).digest('hex')}.json`;
  return {
    async ssoToken(cachedAs) {
      const parsed = v.safeParse(Token, await read('sso', 'cache', hash('sha1', cachedAs)));
      if (!parsed.success) return undefined;
      const { accessToken, expiresAt } = parsed.output;
      return Date.parse(expiresAt) > now() ? new Secret(accessToken) : undefined;
    },
    async loginKeys(session) {
      const parsed = v.safeParse(Login, await read('login', 'cache', hash('sha256', session)));
      if (!parsed.success) return undefined;
      const { expiresAt, ...keys } = parsed.output.accessToken;
      const until = Date.parse(expiresAt);
      return until > now() ? parseSessionKeys({ ...keys, expiresAt: until }) : undefined;
    },
  };
}
