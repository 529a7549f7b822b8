import type { SignIn } from '../../sign-in/sign-in.svelte.ts';
import type { ConnectionDraft } from './connection-draft.ts';

/** Where there are profiles on this machine, signing in with one of them is the likely way. */
export const defaultSource = (profiles: number): ConnectionDraft['source'] =>
  profiles > 0 ? 'profile' : 'keychain';

/** The same once profiles were looked for, unless somebody has begun to say how they sign in. */
export async function preferProfiles(
  draft: ConnectionDraft,
  signIn: Pick<SignIn, 'profiles'>,
): Promise<void> {
  const reply = await signIn.profiles();
  const usable = reply.ok ? reply.value.filter(({ kind }) => kind !== 'incomplete').length : 0;
  const isUntouched = draft.source === 'keychain' && draft.accessKeyId === '';
  if (isUntouched) draft.source = defaultSource(usable);
}
