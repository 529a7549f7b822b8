import type { Connection, ConnectionEdit } from '../../../shared/connections/connection.ts';
import type { Result } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import { secretAudience } from '../secrets/connection-secrets.ts';
import type { KeyStorageKind } from '../secrets/keys.ts';
import type { SignInRouter } from '../sign-in/sign-in-router.ts';
import type { Connections } from './connections.ts';

/** Everything that depends on the settings of a connection. */
export interface EditDeps {
  readonly connections: Pick<Connections, 'list' | 'edit'>;
  readonly signInServices: { readonly router: Pick<SignInRouter, 'forget'> };
}

/**
 * Saves a changed connection, see `Connections.edit`. If its sign-in has changed, the temporary keys and tokens of the
 * previous one are forgotten. `onSaved` is called before that, because signing out at a login server may take longer.
 */
export async function editConnection(
  { connections, signInServices }: EditDeps,
  id: ConnectionId,
  edit: ConnectionEdit,
  { orThisRun, onSaved }: { readonly orThisRun: boolean; readonly onSaved?: () => void },
): Promise<Result<{ kept?: KeyStorageKind }>> {
  const current = async () => (await connections.list()).find((one) => one.id === id);
  const before = await current();
  const edited = await connections.edit(id, edit, orThisRun);
  if (!edited.ok) return edited;
  onSaved?.();
  const after = await current();
  if (before === undefined || (after !== undefined && signInOf(after) === signInOf(before)))
    return edited;
  const forgotten = await signInServices.router.forget(before);
  return forgotten.ok ? edited : forgotten;
}

/** What the sign-in of a connection depends on, to compare. */
const signInOf = (connection: Connection): string =>
  JSON.stringify([
    secretAudience(connection),
    'endpoint' in connection && connection.endpoint,
    'credentials' in connection && connection.credentials,
  ]);
