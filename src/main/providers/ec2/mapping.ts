import type { Instance } from '@aws-sdk/client-ec2';
import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import { text } from '../../core/provider/response-fields.ts';

/** EC2's names for states, and the names that all kinds of connections share. */
const STATES: ReadonlyMap<string, string> = new Map([
  ['pending', 'START_IN_PROGRESS'],
  ['running', 'READY'],
  ['stopping', 'STOP_IN_PROGRESS'],
  ['stopped', 'STOPPED'],
  ['shutting-down', 'DELETE_IN_PROGRESS'],
  ['terminated', 'DELETED'],
]);

/** The state of an instance; unknown states are passed on as they are. */
export const stateOf = (instance: Instance): string | undefined => {
  const name = instance.State?.Name;
  return name === undefined ? undefined : (STATES.get(name) ?? name);
};

/** The value of a tag; undefined if the instance does not have it, or if it is empty. */
export function tagOf(instance: Instance, key: string): string | undefined {
  const value = instance.Tags?.find(({ Key }) => Key === key)?.Value;
  return value === '' ? undefined : value;
}

/**
 * An instance as a workstation. `ownerTag` names its owner. Left out without a usable id, because nothing can be
 * requested of it.
 */
export function workstationFrom(
  instance: Instance,
  studio: ResourceId,
  ownerTag: string,
): Workstation[] {
  const { InstanceId: id, LaunchTime: started, StateReason: reason } = instance;
  if (!isResourceId(id)) return [];
  return [
    {
      id,
      studio,
      ...text('name', tagOf(instance, 'Name')),
      ...text('state', stateOf(instance)),
      ...text('statusCode', causeOf(reason?.Code)),
      ...text('instanceType', instance.InstanceType),
      ...text('ownedBy', tagOf(instance, ownerTag)),
      ...text('startedAt', isoTime(started)),
      ...text('address', instance.PrivateIpAddress ?? instance.PublicIpAddress),
      ...text('zone', instance.Placement?.AvailabilityZone),
    },
  ];
}

/** The cause of a state, if it is one that all kinds of connections share. */
const causeOf = (code: string | undefined): string | undefined =>
  code?.endsWith('.InsufficientInstanceCapacity') === true ? 'INSUFFICIENT_CAPACITY' : undefined;

const isoTime = (at: Date | undefined): string | undefined =>
  at === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
