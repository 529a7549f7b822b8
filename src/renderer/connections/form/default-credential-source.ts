import type { PolicyAllows } from '../../../shared/policy/policy-rules.ts';
import { allowedOf } from './form-kinds.ts';
import type { SignIn } from '../../sign-in/sign-in.svelte.ts';
import type { ConnectionDraft } from './connection-draft.ts';

/** The ways to sign in at AWS, in the order of the form. */
export const AWS_SOURCES = ['keychain', 'environment', 'profile', 'identity-center'] as const;
/** The ways to sign in to a broker, in the order of the form. */
export const BROKER_SOURCES = ['client', 'token', 'none'] as const;

/** The likely sign-in: with a profile if this machine has some, unless the policy forbids it. */
export function defaultCredentialSource(
  profiles: number,
  { credentials }: PolicyAllows,
): ConnectionDraft['source'] {
  const likely = profiles > 0 ? 'profile' : 'keychain';
  const allowed = allowedOf(AWS_SOURCES, credentials);
  return allowed.includes(likely) ? likely : (allowed[0] ?? likely);
}

/** Applies the default once the profiles are known, unless the user has started to fill in the sign-in. */
export async function preferProfiles(
  draft: ConnectionDraft,
  signIn: Pick<SignIn, 'profiles'>,
  allowed: PolicyAllows,
): Promise<void> {
  const reply = await signIn.profiles();
  const usable = reply.ok ? reply.value.filter(({ kind }) => kind !== 'incomplete').length : 0;
  const isUntouched = draft.source === 'keychain' && draft.accessKeyId === '';
  if (isUntouched) draft.source = defaultCredentialSource(usable, allowed);
}
