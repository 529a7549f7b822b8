import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Finding } from '../../../shared/base/check.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import type { Result } from '../../../shared/base/failure.ts';

/**
 * The findings of "Test" about signing in: who is signed in and until when; empty if that is not known. `signedIn` is a failure
 * if there are no keys, or the service refused them.
 */
export function signInChecks(
  signedIn: Result<unknown>,
  { who, until, renews }: SignInStatus,
): readonly Finding[] {
  const name = 'sign-in';
  if (!signedIn.ok) return [{ name, found: 'failure', failure: signedIn.failure }];
  if (who === undefined && until === undefined) return [];
  return [
    {
      name,
      found: 'signed-in',
      renews,
      ...omitUndefined({ who, until }),
    },
  ];
}
