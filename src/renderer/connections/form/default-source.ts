import type { SignIn } from '../../sign-in/sign-in.svelte.ts';
import type { ConnectionDraft } from './connection-draft.ts';

/** The likely sign-in: with a profile if this machine has some. */
export const defaultSource = (profiles: number): ConnectionDraft['source'] =>
  profiles > 0 ? 'profile' : 'keychain';

/** Applies the default once the profiles are known, unless the user has started to fill in the sign-in. */
export async function preferProfiles(
  draft: ConnectionDraft,
  signIn: Pick<SignIn, 'profiles'>,
): Promise<void> {
  const reply = await signIn.profiles();
  const usable = reply.ok ? reply.value.filter(({ kind }) => kind !== 'incomplete').length : 0;
  const isUntouched = draft.source === 'keychain' && draft.accessKeyId === '';
  if (isUntouched) draft.source = defaultSource(usable);
}
