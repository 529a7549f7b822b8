import type { PolicyState } from '../../../shared/policy/policy-rules.ts';
import type { ReadPolicy } from './policy.ts';

/** The policy of this machine. */
export interface MachinePolicy {
  readonly read: ReadPolicy;
  /** What the window shows as decided by the policy. */
  state(): Promise<PolicyState>;
  /** Calls the listener after the policy was read and differs from before. */
  onChange(listener: () => void): () => void;
}
