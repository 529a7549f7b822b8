import type { Result } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import { forgetConnection } from '../launch/records/records.ts';
import type { RecordKeeper } from '../launch/records/record-keeper.ts';
import type { SignInRouter } from '../sign-in/sign-in-router.ts';
import { withoutList, type LastListsStore } from '../workstations/last-lists.ts';
import type { Connections } from './connections.ts';

/** Everything that stores data of a connection. */
export interface RemovalDeps {
  readonly connections: Pick<Connections, 'list' | 'remove'>;
  readonly signInServices: { readonly router: Pick<SignInRouter, 'forget'> };
  readonly records: Pick<RecordKeeper, 'record'>;
  readonly lastLists: Pick<LastListsStore, 'update'>;
}

/**
 * Removes a connection with all its data: secrets, sign-in, observations and its last list. Its history stays. A connection that the
 * policy does not allow can also be removed. `onRemoved` is called when the connection is no longer listed; signing
 * out at a login server may take longer. Fails if something could not be removed.
 */
export async function removeConnection(
  { connections, signInServices, records, lastLists }: RemovalDeps,
  id: ConnectionId,
  onRemoved: () => void = () => undefined,
): Promise<Result<undefined>> {
  const known = (await connections.list()).find((one) => one.id === id);
  const removed = await connections.remove(id);
  // Even if its secrets could not be removed, the connection may no longer be listed.
  const isGone = removed.ok || (await connections.list()).every((one) => one.id !== id);
  if (known === undefined || !isGone) return removed;
  onRemoved();
  const forgotten = await signInServices.router.forget(known);
  await Promise.all([records.record(forgetConnection(id)), lastLists.update(withoutList(id))]);
  return removed.ok ? forgotten : removed;
}
