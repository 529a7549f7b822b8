import type { LaunchId } from '../../../shared/base/ids.ts';
import type { Reply } from '../../../shared/ipc/message.ts';
import type { Eula } from '../../../shared/workstations/workstation.ts';
import type { Launches } from '../../launch/launches.svelte.ts';
import type { LaunchProfiles } from './launch-profiles.ts';

interface CreateDeps {
  readonly create: Launches['create'];
  readonly acceptEulas: LaunchProfiles['acceptEulas'];
  /** Called once all agreements are accepted at the service. */
  readonly accepted: () => void;
}

/**
 * Accepts the agreements that are not accepted yet, then requests the workstation. Returns the launch that
 * creates it, or why it was not requested.
 */
export async function createWorkstation(
  { create, acceptEulas, accepted }: CreateDeps,
  order: Parameters<Launches['create']>[0],
  eulas: readonly Eula[],
): Promise<Reply<LaunchId>> {
  const open = eulas.filter((eula) => !eula.accepted).map(({ id }) => id);
  if (open.length > 0) {
    const reply = await acceptEulas(order.connection, order.studio, open);
    if (!reply.ok) return reply;
    accepted();
  }
  return create(order);
}

/** The fields that are filled in. */
export const omitEmpty = <Name extends string>(
  fields: Readonly<Record<Name, string>>,
): Partial<Record<Name, string>> =>
  // The entries of a record have its names and values.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')) as Partial<
    Record<Name, string>
  >;
