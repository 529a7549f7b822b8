import type { FailureCode } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import type { CacheState } from './credential-cache.ts';
import type { CredentialProviderDeps } from './credential-provider.ts';
import type { CredentialRequirement } from './credential-requirement.ts';

/** What the status of a sign-in is made of. */
export interface SignInFacts extends Pick<CredentialProviderDeps, 'profiles' | 'identityCenter'> {
  /** Account and role or user, if the service has reported them. */
  readonly caller: string | undefined;
  readonly keys: CacheState;
}

/** Failures that mean that the user has to sign in; others do not say anything about that. */
const SIGNED_OUT: ReadonlySet<FailureCode> = new Set([
  'credentials-missing',
  'credentials-refused',
  'credentials-expired',
  'sign-in-needed',
  'sign-in-denied',
  'sign-in-late',
  'profile-unknown',
  'profile-unusable',
  'process-not-agreed',
]);
const CODE_NEEDED: ReadonlySet<FailureCode> = new Set(['mfa-needed', 'mfa-refused']);

/** The sign-in status of a connection with these credentials. Asks neither the user nor AWS. */
export async function signInStatus(
  need: CredentialRequirement,
  { profiles, identityCenter, caller, keys }: SignInFacts,
): Promise<SignInStatus> {
  const who = whoOf(need, caller);
  const takesCode = await needsCode(need, profiles);
  if (need.organization !== undefined) {
    const signedIn = await identityCenter.state(need.organization);
    if (signedIn === undefined) return { state: 'needs-sign-in', ...who, renews: false };
    if (!takesCode && !isSignedOut(keys))
      return { state: 'signed-in', ...who, until: signedIn.until, renews: signedIn.renews };
  }
  if (keys.keys !== undefined) {
    const { expiresAt } = keys.keys;
    const until = expiresAt === undefined ? {} : { until: expiresAt };
    return { state: 'signed-in', ...who, ...until, renews: !takesCode };
  }
  const code = keys.failure?.code;
  if (takesCode && (code === undefined || CODE_NEEDED.has(code)))
    return { state: 'needs-code', ...who, renews: false };
  return { state: isSignedOut(keys) ? 'needs-sign-in' : 'unknown', ...who, renews: !takesCode };
}

const isSignedOut = ({ failure }: CacheState): boolean =>
  failure !== undefined && SIGNED_OUT.has(failure.code);

/** Whether each renewal needs the code of an MFA device. */
async function needsCode(
  { credentials }: CredentialRequirement,
  profiles: CredentialProviderDeps['profiles'],
) {
  if (credentials.source === 'assume-role' && credentials.mfaSerial !== undefined) return true;
  const profile =
    credentials.source === 'profile'
      ? credentials.profile
      : credentials.source === 'assume-role' && credentials.base.source === 'profile'
        ? credentials.base.profile
        : undefined;
  if (profile === undefined) return false;
  const all = await profiles.list();
  return all.ok && all.value.some(({ name, kind }) => name === profile && kind === 'mfa');
}

/** Who is signed in: `caller`, or according to the settings if the service was not asked. */
function whoOf(
  { credentials }: CredentialRequirement,
  caller: string | undefined,
): { who?: string } {
  if (caller !== undefined) return { who: caller };
  if (credentials.source === 'identity-center')
    return { who: `${credentials.accountId} ${credentials.roleName}` };
  if (credentials.source !== 'assume-role') return {};
  const account = credentials.roleArn.split(':')[4] ?? '';
  return { who: safeText(`${account} ${credentials.roleArn.split('/').at(-1) ?? ''}`, 120) };
}
