import type { Check } from '../../shared/check.ts';
import type { SignInStatus } from '../../shared/credentials.ts';
import type { Outcome } from '../../shared/failure.ts';
import { failureWords } from '../../shared/failure-words.ts';

/** What "Test" says of signing in: who one is and until when; nothing where that is not known. */
export function signInChecks(
  caller: Outcome<unknown>,
  { who, until, renews }: SignInStatus,
): readonly Check[] {
  if (!caller.ok) {
    const { title, advice } = failureWords(caller.failure);
    return [{ name: 'sign-in', ok: false, message: title, advice }];
  }
  if (who === undefined && until === undefined) return [];
  const [account, name] = (who ?? '').split(' ');
  const is =
    account === '' ? 'You are signed in' : `You are ${name ?? '?'} of account ${account ?? ''}`;
  const ends = until === undefined ? '' : `, until ${new Date(until).toISOString()}`;
  const goesOn = until !== undefined && renews ? '; renewed by itself' : '';
  return [{ name: 'sign-in', ok: true, message: `${is}${ends}${goesOn}.` }];
}
