import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import type { Keys } from '../../core/secrets/keys.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';

const KeyText = (limit: number) =>
  v.pipe(v.string(), v.maxLength(limit), v.regex(/^[\x21-\x7e]+$/));
const KeyFields = v.object({
  accessKeyId: KeyText(128),
  secretAccessKey: KeyText(512),
  sessionToken: v.optional(KeyText(16_384)),
  expiresAt: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(8.64e15))),
});

/** Parses keys from a service, a file or a program; undefined if they are not valid keys. */
export function parseSessionKeys(
  fields: Readonly<Record<string, unknown>>,
): SessionKeys | undefined {
  const parsed = v.safeParse(KeyFields, fields);
  if (!parsed.success) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = parsed.output;
  return {
    accessKeyId: new Secret(accessKeyId),
    secretAccessKey: new Secret(secretAccessKey),
    ...(sessionToken !== undefined && { sessionToken: new Secret(sessionToken) }),
    ...omitUndefined({ expiresAt }),
  };
}

/** Keys in the form the SDK signs with. */
export const revealKeys = ({ accessKeyId, secretAccessKey, sessionToken }: Keys) => ({
  accessKeyId: accessKeyId.reveal(),
  secretAccessKey: secretAccessKey.reveal(),
  ...(sessionToken !== undefined && { sessionToken: sessionToken.reveal() }),
});

/** Converts the credentials of an STS response. */
export const keysFromSts = (
  fields: {
    readonly AccessKeyId?: string | undefined;
    readonly SecretAccessKey?: string | undefined;
    readonly SessionToken?: string | undefined;
    readonly Expiration?: Date | undefined;
  } = {},
): SessionKeys | undefined =>
  parseSessionKeys({
    accessKeyId: fields.AccessKeyId,
    secretAccessKey: fields.SecretAccessKey,
    // STS always sends a token and an expiration: without them the response is not valid.
    sessionToken: fields.SessionToken ?? '',
    expiresAt: fields.Expiration?.getTime() ?? 0,
  });
