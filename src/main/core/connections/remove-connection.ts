import type { Result } from '../../../shared/base/failure.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import { forgetConnection } from '../launch/records.ts';
import type { RecordKeeper } from '../launch/record-keeper.ts';
import type { SignInRouter } from '../sign-in/sign-in-router.ts';
import type { Connections } from './connections.ts';

/** What keeps something of a connection. */
export interface Keepers {
  readonly connections: Pick<Connections, 'list' | 'remove'>;
  readonly signingIn: { readonly router: Pick<SignInRouter, 'forget'> };
  readonly records: Pick<RecordKeeper, 'note'>;
}

/**
 * Removes a connection with all that is kept of it: secrets, sign-in, what was learnt. Its history stays. One
 * that the policy does not allow can be removed as well. `onRemoved` hears that it is listed no more; a login
 * server may take its time to hear that somebody has signed out. Fails where something is left.
 */
export async function removeConnection(
  { connections, signingIn, records }: Keepers,
  id: ConnectionId,
  onRemoved: () => void = () => undefined,
): Promise<Result<undefined>> {
  const known = (await connections.list()).find((one) => one.id === id);
  const removed = await connections.remove(id);
  if (removed.ok) onRemoved();
  // Where its secrets could not be taken away it is listed no more all the same.
  const isGone = removed.ok || (await connections.list()).every((one) => one.id !== id);
  if (known === undefined || !isGone) return removed;
  const forgotten = await signingIn.router.forget(known);
  await records.note(forgetConnection(id));
  return removed.ok ? forgotten : removed;
}
