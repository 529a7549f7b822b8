import type { Finding } from '../../../shared/base/check.ts';
import { isAws } from '../../../shared/connections/aws-connection.ts';
import type { Connection, ConnectionEdit } from '../../../shared/connections/connection.ts';
import type { TestProgress } from '../../../shared/ipc/contract-first-run.ts';
import { err, ok, type Result } from '../../../shared/base/failure.ts';
import { allowedBy } from './allowed-connections.ts';
import { connectionIdFor } from './connection-id.ts';
import {
  keptEntry,
  secretAudience,
  secretsOf,
  vaultEntry,
  withoutSecrets,
} from '../secrets/connection-secrets.ts';
import type { TestConnection } from './connection-test.ts';
import type { TemporaryKeyStore } from '../secrets/temporary-key-store.ts';
import type { ReadPolicy } from '../policy/policy.ts';
import type { SignInRouter } from '../sign-in/sign-in-router.ts';

/** Tests a new or changed connection before it is saved. New secrets are forgotten after the test. */
export type DryRunConnection = (
  input: ConnectionEdit,
  signal: AbortSignal,
  onProgress: (progress: TestProgress) => void,
) => Promise<Result<readonly Finding[]>>;

export interface DryRunDeps {
  readonly test: TestConnection;
  readonly keys: Pick<TemporaryKeyStore, 'add' | 'remove'>;
  readonly policy: ReadPolicy;
  readonly signIns: Pick<SignInRouter, 'forget'>;
  /** The connections that the user has saved, without those of the policy. */
  readonly saved: () => Promise<readonly Connection[]>;
  /** Releases the provider that was opened for a connection. */
  readonly close: (connection: Connection) => void;
  readonly uuid: () => string;
}

/**
 * {@link DryRunConnection} with an id and a vault entry that no saved connection has. A connection that the policy
 * refuses is not tested. A sign-in that other connections may share is kept.
 */
export function createDryRun(deps: DryRunDeps): DryRunConnection {
  const { test, keys, policy, signIns, close, uuid } = deps;
  return async (input, signal, onProgress) => {
    const secrets = secretsOf(input);
    const kept = keptEntry(input);
    // SECURITY: only secrets of a saved connection of the user, of the same kind and for the same addresses.
    if (kept !== undefined && !(await isOwnEntry(deps, input, kept)))
      return err({ code: 'credentials-missing' });
    const temporary = secrets === undefined ? undefined : uuid();
    const unsaved = withoutSecrets(input, connectionIdFor(uuid(), new Set()), temporary ?? kept);
    const allowed = allowedBy(await policy(), unsaved);
    if (!allowed.ok) return allowed;
    const connection = allowed.value;
    if (temporary !== undefined && codeWouldBeLost(connection)) return ok([CODE_LATER]);
    if (temporary !== undefined && secrets !== undefined)
      keys.add(temporary, secretAudience(connection), secrets);
    try {
      return await test(connection, signal, onProgress);
    } finally {
      if (temporary !== undefined) {
        keys.remove(temporary);
        // With the saved keys, the sign-in is that of the saved connection.
        await signIns.forget(connection);
      }
      close(connection);
    }
  };
}

/** True if a connection that the user has saved keeps its secrets under this entry. */
async function isOwnEntry(
  { saved }: DryRunDeps,
  input: ConnectionEdit,
  entry: string,
): Promise<boolean> {
  const own = await saved();
  return own.some(
    (one) =>
      one.kind === input.kind &&
      vaultEntry(one) === entry &&
      secretAudience(one) === secretAudience(input),
  );
}

/**
 * A device's code is valid once. With keys that were just entered, the test would use it up for the temporary keys,
 * and the saved connection would have to ask for another code at once.
 */
const codeWouldBeLost = (connection: Connection): boolean =>
  isAws(connection) &&
  connection.credentials.source === 'assume-role' &&
  connection.credentials.mfaSerial !== undefined;

const CODE_LATER: Finding = {
  name: 'sign-in',
  found: 'failure',
  failure: { code: 'mfa-needed' },
};
