import { chmodSync, chownSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { POLICY_FOLDER } from '../../../scripts/lib/packaging/trial.mjs';
import { tempFolder } from '../../support/machine/machine.ts';

export const POLICY = `${POLICY_FOLDER}/policy.json`;

/**
 * Writes the policy of this computer. Other values of `mode` and `owner` are mistakes of an
 * administrator.
 */
export function writePolicy(policy: object | string, mode = 0o644, owner = 0): void {
  removePolicy();
  mkdirSync(dirname(POLICY), { mode: 0o755 });
  writeFileSync(POLICY, typeof policy === 'string' ? policy : JSON.stringify(policy));
  chmodSync(POLICY, mode);
  chownSync(POLICY, owner, owner);
}

/** Replaces the policy by a link of root to a file of another user. */
export function linkPolicy(owner: number): void {
  writePolicy({});
  const elsewhere = join(tempFolder(), 'policy.json');
  writeFileSync(elsewhere, '{}');
  chownSync(elsewhere, owner, owner);
  rmSync(POLICY);
  symlinkSync(elsewhere, POLICY);
}

export function removePolicy(): void {
  rmSync(POLICY_FOLDER, { recursive: true, force: true });
}
