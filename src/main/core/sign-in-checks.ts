import type { Check } from '../../shared/check.ts';
import type { Connection } from '../../shared/connection.ts';
import { failureWords } from '../../shared/failure-words.ts';
import type { SignIns } from './sign-ins.ts';

/** What "Test" says of signing in: who one is and until when; nothing where keys are simply shown to an endpoint. */
export async function signInChecks(
  signIns: Pick<SignIns, 'caller' | 'status'>,
  connection: Connection,
  signal: AbortSignal,
): Promise<readonly Check[]> {
  if (connection.kind === 'practice') return [];
  const caller = await signIns.caller(connection, signal);
  if (!caller.ok) {
    const { title, advice } = failureWords(caller.failure);
    return [{ name: 'sign-in', ok: false, message: title, advice }];
  }
  const { who, until, renews } = await signIns.status(connection);
  if (who === undefined && until === undefined) return [];
  const [account, name] = (who ?? '').split(' ');
  const is =
    account === '' ? 'You are signed in' : `You are ${name ?? '?'} of account ${account ?? ''}`;
  const ends = until === undefined ? '' : `, until ${new Date(until).toISOString()}`;
  const goesOn = until !== undefined && renews ? '; renewed by itself' : '';
  return [{ name: 'sign-in', ok: true, message: `${is}${ends}${goesOn}.` }];
}
