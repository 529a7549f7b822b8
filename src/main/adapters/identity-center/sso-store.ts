import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Organization } from '../../../shared/sign-in/credentials.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { parseObject } from '../sign-in/aws-response.ts';
import type { Registration } from './sso-oidc.ts';

/** One organization's sign-in. Times are milliseconds since 1970. */
export interface SignedIn {
  readonly accessToken: Secret;
  readonly refreshToken?: Secret;
  /** The registration that requested the tokens: only the same one can renew them. */
  readonly client: Registration;
  readonly obtainedAt: number;
  readonly expiresAt: number;
  /** The endpoint that issued the tokens, if not AWS. They are sent nowhere else. */
  readonly endpoint?: string;
}

/** The entry's name in the store. A start URL is the same with and without a trailing `/`. */
export function entryOf(
  kind: 'sso' | 'sso-client',
  { startUrl, region }: Organization,
  more = '',
): string {
  const { origin, pathname } = new URL(startUrl);
  const key = JSON.stringify([origin, pathname.replace(/\/+$/, ''), region, more]);
  return `${kind}-${createHash('sha256').update(key).digest('hex').slice(0, 32)}`;
}

const Text = v.pipe(v.string(), v.minLength(1));
const Client = v.object({ clientId: Text, clientSecret: Text, expiresAt: v.number() });
const StoredClient = v.object({ v: v.literal(1), client: Client });
const StoredSignIn = v.object({
  v: v.literal(1),
  accessToken: Text,
  refreshToken: v.optional(Text),
  client: Client,
  obtainedAt: v.number(),
  expiresAt: v.number(),
  endpoint: v.optional(Text),
});

export const packClient = (client: Registration): Secret =>
  new Secret(JSON.stringify({ v: 1, client: revealClient(client) }));

export const packSignIn = (signedIn: SignedIn): Secret =>
  new Secret(
    JSON.stringify({
      v: 1,
      ...signedIn,
      accessToken: signedIn.accessToken.reveal(),
      refreshToken: signedIn.refreshToken?.reveal(),
      client: revealClient(signedIn.client),
    }),
  );

/** Reverses {@link packClient}; undefined if it is damaged or from a newer version. */
export function unpackClient(packed: Secret): Registration | undefined {
  const parsed = v.safeParse(StoredClient, parseObject(packed.reveal()));
  return parsed.success ? secretClient(parsed.output.client) : undefined;
}

/** Reverses {@link packSignIn}; undefined if it is damaged or from a newer version. */
export function unpackSignIn(packed: Secret): SignedIn | undefined {
  const parsed = v.safeParse(StoredSignIn, parseObject(packed.reveal()));
  if (!parsed.success) return undefined;
  const { accessToken, refreshToken, client, obtainedAt, expiresAt, endpoint } = parsed.output;
  return {
    accessToken: new Secret(accessToken),
    ...(refreshToken !== undefined && { refreshToken: new Secret(refreshToken) }),
    client: secretClient(client),
    obtainedAt,
    expiresAt,
    ...omitUndefined({ endpoint }),
  };
}

const revealClient = (client: Registration) => ({
  ...client,
  clientSecret: client.clientSecret.reveal(),
});
const secretClient = (client: v.InferOutput<typeof Client>): Registration => ({
  ...client,
  clientSecret: new Secret(client.clientSecret),
});
