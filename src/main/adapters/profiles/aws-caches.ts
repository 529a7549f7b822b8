import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as v from 'valibot';
import type { ProfileProblem } from '../../../shared/base/reasons.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import { parseObject } from '../sign-in/aws-response.ts';
import { expandedPath, readSmall } from './aws-config-files.ts';
import { expiryOf } from './expiry.ts';
import { refuse, type ProfileRefusal, type ReadResult } from './profile-refusal.ts';
import { parseSessionKeys } from '../sts/session-keys.ts';

/**
 * What is in a cache of the AWS CLI: something valid, or nothing. `renews` if the CLI can renew it without asking, with
 * any command that sends a request.
 */
export type Cached<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly renews: boolean;
      /** Why the cache could not be read. Then a sign-in does not help. */
      readonly unread?: ProfileRefusal;
    };

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

/** Problems of a file's content. The next sign-in writes the file again. */
const REWRITTEN: readonly ProfileProblem[] = ['file-large', 'file-encoding', 'file-nul'];
const NOTHING = { ok: true, value: undefined } as const;

const unread = (refusal: ProfileRefusal) =>
  ({ ok: false, renews: false, unread: refusal }) as const;

export function createAwsCaches(
  env: NodeJS.ProcessEnv,
  home: string,
  now: () => number,
): AwsCaches {
  const read = async (folder: string, name: string): Promise<ReadResult<unknown>> => {
    const text = await readSmall(join(folder, name));
    if (!text.ok) return REWRITTEN.includes(text.why) ? NOTHING : text;
    return { ok: true, value: text.value === undefined ? undefined : parseObject(text.value) };
  };
  /** A relative path would mean another folder in each working directory, which a program with a window does not have. */
  const loginFolder = (): ReadResult<string> => {
    const named = env.AWS_LOGIN_CACHE_DIRECTORY;
    if (named === undefined || named === '')
      return { ok: true, value: join(home, '.aws', 'login', 'cache') };
    const path = expandedPath(named, env, home);
    return path === undefined ? refuse('login-cache-path', named) : { ok: true, value: path };
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
      const content = await read(join(home, '.aws', 'sso', 'cache'), hash('sha1', cachedAs));
      if (!content.ok) return unread(content);
      const file = content.value;
      const parsed = v.safeParse(Token, file);
      const token =
        parsed.success && isValid(expiryOf(parsed.output.expiresAt))
          ? new Secret(parsed.output.accessToken)
          : undefined;
      return cached(token, file);
    },
    async loginKeys(session) {
      const folder = loginFolder();
      if (!folder.ok) return unread(folder);
      const content = await read(folder.value, hash('sha256', session));
      if (!content.ok) return unread(content);
      const file = content.value;
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
