import type { Result } from '../../../shared/base/failure.ts';
import type { Secret } from './secret.ts';

/** Where secrets are stored beyond this run. A `name` has at most 64 characters: letters, digits and `-`. */
export interface SecretStore {
  read(name: string): Promise<Result<Secret | undefined>>;
  write(name: string, value: Secret): Promise<Result<undefined>>;
  remove(name: string): Promise<Result<undefined>>;
  /** Runs `work` while no other Stagedoor process runs work for the same name, as far as the disk can tell. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T>;
}
