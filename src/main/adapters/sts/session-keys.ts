import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import type { Keys } from '../../core/secrets/keys.ts';
import { Secret } from '../../core/secrets/secret.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';

const KeyText = (limit: number) =>
  v.pipe(v.string(), v.maxLength(limit), v.regex(/^[\x21-\x7e]+$/));
const Given = v.object({
  accessKeyId: KeyText(128),
  secretAccessKey: KeyText(512),
  sessionToken: v.optional(KeyText(16_384)),
  expiresAt: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(8.64e15))),
});

/** Keys as a service, a file or a program gave them; nothing where they are not as keys are. */
export function parseSessionKeys(
  given: Readonly<Record<string, unknown>>,
): SessionKeys | undefined {
  const parsed = v.safeParse(Given, given);
  if (!parsed.success) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = parsed.output;
  return {
    accessKeyId: new Secret(accessKeyId),
    secretAccessKey: new Secret(secretAccessKey),
    ...(sessionToken !== undefined && { sessionToken: new Secret(sessionToken) }),
    ...omitUndefined({ expiresAt }),
  };
}

/** Keys as the SDK signs with them. */
export const plainKeys = ({ accessKeyId, secretAccessKey, sessionToken }: Keys) => ({
  accessKeyId: accessKeyId.reveal(),
  secretAccessKey: secretAccessKey.reveal(),
  ...(sessionToken !== undefined && { sessionToken: sessionToken.reveal() }),
});

/** Credentials as STS writes them, in names of ours. */
export const fromSts = (
  given: {
    readonly AccessKeyId?: string | undefined;
    readonly SecretAccessKey?: string | undefined;
    readonly SessionToken?: string | undefined;
    readonly Expiration?: Date | undefined;
  } = {},
): SessionKeys | undefined =>
  parseSessionKeys({
    accessKeyId: given.AccessKeyId,
    secretAccessKey: given.SecretAccessKey,
    // STS gives none without a token and an end: without them it is no answer of its.
    sessionToken: given.SessionToken ?? '',
    expiresAt: given.Expiration?.getTime() ?? 0,
  });
