import type { Refusal } from './answer.ts';
import { denied, invalid, type StsCall } from './sts-call.ts';

/** The result of the MFA check: a refusal, or whether the caller has used MFA. */
export type MfaResult = Refusal | { readonly ok: true; readonly mfa: boolean };

const messagePrefix = 'MultiFactorAuthentication failed';

/** Checks SerialNumber and TokenCode. Keys that were issued with MFA need none. */
export function checkMfa({ deps, params, caller }: StsCall, isNeeded: boolean): MfaResult {
  const serialNumber = params.get('SerialNumber');
  const code = params.get('TokenCode');
  if (serialNumber === null && code === null && (caller.mfa || !isNeeded)) {
    return { ok: true, mfa: caller.mfa };
  }
  if (serialNumber === null || code === null) {
    return denied(`${messagePrefix}, must provide both MFA serial number and one time pass code.`);
  }
  if (!/^\d{6}$/.test(code)) return invalid('TokenCode is six digits.');
  const device = deps.script.users.find(({ name }) => name === caller.name)?.mfa;
  if (caller.by !== 'keys' || device?.serialNumber !== serialNumber) {
    return denied(
      `${messagePrefix}, unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user.`,
    );
  }
  const use = `${serialNumber} ${code}`;
  if (!device.codes.includes(code) || deps.usedCodes.has(use)) {
    return denied(`${messagePrefix} with invalid MFA one time pass code.`);
  }
  deps.usedCodes.add(use);
  return { ok: true, mfa: true };
}
