import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Organisation } from '../../../shared/sign-in/credentials.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { parseObject } from '../sign-in/aws-answer.ts';
import type { Registration } from './sso-oidc.ts';

/** One organisation's sign-in. Moments are milliseconds since 1970. */
export interface SignedIn {
  readonly accessToken: Secret;
  readonly refreshToken?: Secret;
  /** Who asked for the tokens: only the same may renew them. */
  readonly client: Registration;
  readonly obtainedAt: number;
  readonly expiresAt: number;
  /** Where they came from, if not from AWS. They are shown nowhere else. */
  readonly endpoint?: string;
}

/** The name under which an organisation's things are kept. A start page is the same with and without a `/` at its end. */
export function entryOf(
  kind: 'sso' | 'sso-client',
  { startUrl, region }: Organisation,
  more = '',
): string {
  const { origin, pathname } = new URL(startUrl);
  const what = JSON.stringify([origin, pathname.replace(/\/+$/, ''), region, more]);
  return `${kind}-${createHash('sha256').update(what).digest('hex').slice(0, 32)}`;
}

const Text = v.pipe(v.string(), v.minLength(1));
const Client = v.object({ clientId: Text, clientSecret: Text, expiresAt: v.number() });
const KeptClient = v.object({ v: v.literal(1), client: Client });
const KeptSignIn = v.object({
  v: v.literal(1),
  accessToken: Text,
  refreshToken: v.optional(Text),
  client: Client,
  obtainedAt: v.number(),
  expiresAt: v.number(),
  endpoint: v.optional(Text),
});

export const packClient = (client: Registration): Secret =>
  new Secret(JSON.stringify({ v: 1, client: plainClient(client) }));

export const packSignIn = (signedIn: SignedIn): Secret =>
  new Secret(
    JSON.stringify({
      v: 1,
      ...signedIn,
      accessToken: signedIn.accessToken.reveal(),
      refreshToken: signedIn.refreshToken?.reveal(),
      client: plainClient(signedIn.client),
    }),
  );

/** What {@link packClient} packed; nothing for what is damaged or from a newer version. */
export function unpackClient(kept: Secret): Registration | undefined {
  const parsed = v.safeParse(KeptClient, parseObject(kept.reveal()));
  return parsed.success ? secretClient(parsed.output.client) : undefined;
}

/** What {@link packSignIn} packed; nothing for what is damaged or from a newer version. */
export function unpackSignIn(kept: Secret): SignedIn | undefined {
  const parsed = v.safeParse(KeptSignIn, parseObject(kept.reveal()));
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

const plainClient = (client: Registration) => ({
  ...client,
  clientSecret: client.clientSecret.reveal(),
});
const secretClient = (client: v.InferOutput<typeof Client>): Registration => ({
  ...client,
  clientSecret: new Secret(client.clientSecret),
});
