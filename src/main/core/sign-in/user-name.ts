import { safeText } from '../../../shared/base/safe-text.ts';
import type { Caller } from './sign-in.ts';

/**
 * The name of a signed-in person: the IAM user's, or the session's of a role, which Identity Center sets to the user name.
 */
export function userNameOf({ arn }: Pick<Caller, 'arn'>): string {
  const resource = arn.split(':').slice(5).join(':');
  return safeText(resource.split('/').at(-1) ?? '', 128);
}
