import * as v from 'valibot';
import { hasInvisible } from '../base/invisible.ts';
import { rule } from '../base/rule.ts';
import { isServiceAddress } from '../network/hosts.ts';
import { SafeText } from '../base/safe-text.ts';

/** How a connection signs in. Only {@link KeyInput} contains secrets. */

const KeyText = (limit: number) =>
  v.pipe(
    v.string(),
    v.minLength(1, rule('missing')),
    v.maxLength(limit, rule('too-long')),
    v.regex(/^[\x21-\x7e]+$/, rule('strange-characters')),
  );

/** Keys as they are entered or piped in. The only schema through which a secret enters. */
export const KeyInput = v.strictObject({
  source: v.literal('keychain'),
  accessKeyId: KeyText(128),
  secretAccessKey: KeyText(512),
  sessionToken: v.optional(KeyText(16_384)),
});
export type KeyInput = v.InferOutput<typeof KeyInput>;

/** A region of any partition of AWS: sign-in is not bound to Nimble's six. It is part of a host's name, so it has a grammar. */
export const AwsRegion = v.pipe(
  v.string(),
  v.regex(/^[a-z]{2,4}(-[a-z]{2,12}){1,2}-\d{1,2}$/, rule('aws-region')),
);
/** The name of a profile of `~/.aws`. The files allow almost any text, so only what could not be seen is refused. */
export const ProfileName = v.pipe(
  v.string(),
  v.minLength(1, rule('missing')),
  v.maxLength(256, rule('profile-long')),
  v.check((name) => !hasInvisible(name) && name.trim() === name, rule('profile')),
);
export const AccountId = v.pipe(v.string(), v.regex(/^\d{12}$/, rule('account')));
export const RoleName = v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,64}$/, rule('role-name')));
const RoleArn = v.pipe(
  v.string(),
  v.maxLength(2_048),
  v.regex(/^arn:aws[\w-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/, rule('role-arn')),
);
const MfaSerial = v.pipe(
  v.string(),
  v.maxLength(512, rule('mfa-device')),
  v.regex(
    /^(arn:aws[\w-]*:iam::\d{12}:mfa\/[\w+=,.@/-]{1,256}|[A-Z0-9]{8,16})$/,
    rule('mfa-device'),
  ),
);
const ExternalId = v.pipe(v.string(), v.regex(/^[\w+=,.@:/-]{2,1224}$/, rule('external-id')));

/** An organization's start page: https, or http on this machine (for practice). */
export const StartUrl = v.pipe(
  v.string(),
  v.maxLength(512),
  v.check((text) => {
    if (!/^https?:\/\/[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false;
    const url = new URL(text);
    if (url.username !== '' || url.password !== '') return false;
    return url.search === '' && isServiceAddress(url);
  }, rule('start-page')),
);

/** An organization of IAM Identity Center. Several may be signed in side by side. */
export const Organization = v.strictObject({ startUrl: StartUrl, region: AwsRegion });
export type Organization = Readonly<v.InferOutput<typeof Organization>>;

const fromEnvironment = v.strictObject({ source: v.literal('environment') });
const fromProfile = v.strictObject({
  source: v.literal('profile'),
  profile: ProfileName,
  /** SHA-256 of the `credential_process` command the user agreed to in our window, in hex. Another command is not run. */
  agreedCommand: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))),
});
const identityCenter = v.strictObject({
  source: v.literal('identity-center'),
  ...Organization.entries,
  accountId: AccountId,
  roleName: RoleName,
});
const inKeychain = v.strictObject({
  source: v.literal('keychain'),
  entry: v.pipe(v.string(), v.uuid()),
});
const role = {
  source: v.literal('assume-role'),
  roleArn: RoleArn,
  externalId: v.optional(ExternalId),
  /** The MFA device, if the role needs a code. */
  mfaSerial: v.optional(MfaSerial),
} as const;

const baseInput = v.variant('source', [KeyInput, fromEnvironment, fromProfile, identityCenter]);
const base = v.variant('source', [inKeychain, fromEnvironment, fromProfile, identityCenter]);

/** How to sign in, as the window's form or `connections add` gives it. */
export const CredentialsInput = v.variant('source', [
  KeyInput,
  fromEnvironment,
  fromProfile,
  identityCenter,
  v.strictObject({ ...role, base: baseInput }),
]);
export type CredentialsInput = v.InferOutput<typeof CredentialsInput>;

/** The same as it is saved and shown. */
export const Credentials = v.variant('source', [
  inKeychain,
  fromEnvironment,
  fromProfile,
  identityCenter,
  v.strictObject({ ...role, base }),
]);
export type Credentials = Readonly<v.InferOutput<typeof Credentials>>;
/** A sign-in that needs no other one as its base. */
export type BaseCredentials = Readonly<v.InferOutput<typeof base>>;

/** A profile of `~/.aws` and how it signs in. `command` is what a `process` profile would run, for showing. */
export const AwsProfile = v.strictObject({
  name: SafeText,
  kind: v.picklist([
    'keys',
    'identity-center',
    'assume-role',
    'mfa',
    'process',
    'web-identity',
    'login-session',
    'incomplete',
  ]),
  region: v.optional(SafeText),
  command: v.optional(v.pipe(v.string(), v.maxLength(4_096))),
});
export type AwsProfile = Readonly<v.InferOutput<typeof AwsProfile>>;

/** Who is signed in and until when; never with what. Times are milliseconds since 1970. */
export const SignInStatus = v.strictObject({
  state: v.picklist(['signed-in', 'needs-sign-in', 'needs-code', 'unknown']),
  /** Account and role or user, if the service reports it. */
  who: v.optional(SafeText),
  until: v.optional(v.number()),
  /** True if it is renewed automatically before then. */
  renews: v.boolean(),
});
export type SignInStatus = Readonly<v.InferOutput<typeof SignInStatus>>;
