import { chmodSync, chownSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { POLICY_FOLDER } from '../../../scripts/lib/packaging/trial.mjs';
import { tempFolder } from '../../support/machine/machine.ts';

export const POLICY = `${POLICY_FOLDER}/policy.json`;

/**
 * The policy of this machine, as an administrator writes it; `mode` and `owner` as a careless one
 * sets them.
 */
export function writePolicy(policy: object | string, mode = 0o644, owner = 0): void {
  removePolicy();
  mkdirSync(dirname(POLICY), { mode: 0o755 });
  writeFileSync(POLICY, typeof policy === 'string' ? policy : JSON.stringify(policy));
  chmodSync(POLICY, mode);
  chownSync(POLICY, owner, owner);
}

/** A policy that belongs to root and is a link to a file of another user. */
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
