import { randomId, type RandomBytes } from '../../../src/practice/data/random.ts';
import type { FilledScript } from './script.ts';
import { answer, refuse, type Answer, type Refusal } from './answer.ts';
import type { Identity, SessionKeys, KeyRegistry } from './key-registry.ts';

/** What the operations of STS read and change. */
export interface StsDeps {
  readonly script: FilledScript;
  readonly keyRegistry: KeyRegistry;
  readonly random: RandomBytes;
  /** MFA codes that were used, each with its device's serial number. */
  readonly usedCodes: Set<string>;
}

/** A call: its parameters, and the caller. */
export interface StsCall<Caller = Identity> {
  readonly deps: StsDeps;
  readonly params: URLSearchParams;
  readonly caller: Caller;
}

/** An invalid parameter. */
export function invalid(message: string): Refusal {
  return refuse(400, 'ValidationError', message);
}

/** An operation that is not allowed. */
export function denied(message: string): Refusal {
  return refuse(403, 'AccessDenied', message);
}

/** DurationSeconds, if it is within these bounds. */
export function durationOf(
  params: URLSearchParams,
  defaultSeconds: number,
  longest: number,
): number | undefined {
  const text = params.get('DurationSeconds') ?? String(defaultSeconds);
  const seconds = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  return seconds >= 900 && seconds <= longest ? seconds : undefined;
}

/** An id in the format of users and roles. */
export function principalId(random: RandomBytes): string {
  return `PRINCIPAL${randomId(random, 12).toUpperCase()}`;
}

/** New credentials as an answer, with further fields. */
export function credentialsAnswer(keys: SessionKeys, rest: object = {}): Answer {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAtMs } = keys;
  const credentials = {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: new Date(expiresAtMs).toISOString().replace('.000Z', 'Z'),
  };
  return answer({ Credentials: credentials, ...rest });
}
