import type { ConnectionId, LaunchId, ResourceId } from '../../../../shared/base/ids.ts';
import type { NewWorkstation } from '../../provider/provider.ts';
import type { ActiveRecord, Records } from './records.ts';

/** A command that is run again after this is taken for a new request. */
export const INTERRUPTED_MS = 120_000;

/** What a new workstation is requested for. */
export interface CreationRequest {
  readonly connection: ConnectionId;
  readonly studio?: ResourceId;
  readonly order: NewWorkstation;
}

/**
 * The record of the same creation by a command that ended before it knew the result, because it was killed or reached
 * its time limit: the service may have created the workstation. The newest one, not older than two minutes.
 */
export function findInterrupted(
  { underWay }: Pick<Records, 'underWay'>,
  request: CreationRequest,
  now: number,
  isRunning: (pid: number) => boolean,
): ActiveRecord | undefined {
  return underWay
    .filter(
      (entry) =>
        entry.by.use === 'command' &&
        Math.abs(now - entry.at) <= INTERRUPTED_MS &&
        isSameCreation(entry, request) &&
        !isRunning(entry.by.pid),
    )
    .at(-1);
}

/** The launches of commands that ended without a result, once no command continues them any more. */
export const forgottenLaunches = (
  { underWay }: Pick<Records, 'underWay'>,
  now: number,
  isRunning: (pid: number) => boolean,
): readonly LaunchId[] =>
  underWay
    .filter(
      ({ by, at }) =>
        by.use === 'command' && Math.abs(now - at) > INTERRUPTED_MS && !isRunning(by.pid),
    )
    .map(({ launch }) => launch);

function isSameCreation(
  { connection, studio, change }: ActiveRecord,
  request: CreationRequest,
): boolean {
  const { profile, image, instanceType } = request.order;
  return (
    change?.what === 'create' &&
    connection === request.connection &&
    (studio === undefined || request.studio === undefined || studio === request.studio) &&
    change.profile === profile &&
    change.image === image &&
    change.instanceType === instanceType
  );
}
