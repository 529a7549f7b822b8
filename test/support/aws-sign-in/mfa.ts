import type { Refusal } from './answer.ts';
import { denied, invalid, type StsCall } from './sts-world.ts';

/** The result of the MFA check: a refusal, or whether the caller has used MFA. */
export type Shown = Refusal | { readonly ok: true; readonly mfa: boolean };

const failed = 'MultiFactorAuthentication failed';

/** Checks SerialNumber and TokenCode. Keys that were issued with MFA need none. */
export function showMfa({ world, params, caller }: StsCall, isNeeded: boolean): Shown {
  const serialNumber = params.get('SerialNumber');
  const code = params.get('TokenCode');
  if (serialNumber === null && code === null && (caller.mfa || !isNeeded)) {
    return { ok: true, mfa: caller.mfa };
  }
  if (serialNumber === null || code === null) {
    return denied(`${failed}, must provide both MFA serial number and one time pass code.`);
  }
  if (!/^\d{6}$/.test(code)) return invalid('TokenCode is six digits.');
  const device = world.script.users.find(({ name }) => name === caller.name)?.mfa;
  if (caller.by !== 'keys' || device?.serialNumber !== serialNumber) {
    return denied(
      `${failed}, unable to validate MFA code. Please verify your MFA serial number is valid and associated with this user.`,
    );
  }
  const use = `${serialNumber} ${code}`;
  if (!device.codes.includes(code) || world.usedCodes.has(use)) {
    return denied(`${failed} with invalid MFA one time pass code.`);
  }
  world.usedCodes.add(use);
  return { ok: true, mfa: true };
}
