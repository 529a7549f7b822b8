import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Finding } from '../../../shared/base/check.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import type { Result } from '../../../shared/base/failure.ts';

/** The findings of "Test" about signing in: who is signed in and until when; empty if that is not known. */
export function signInChecks(
  caller: Result<unknown>,
  { who, until, renews }: SignInStatus,
): readonly Finding[] {
  const name = 'sign-in';
  if (!caller.ok) return [{ name, found: 'failure', failure: caller.failure }];
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
