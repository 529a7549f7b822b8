import type { ResourceId } from '../../../shared/base/ids.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import type { Target, WorkstationManager } from '../../core/provider/provider.ts';
import { answer, type ServiceResponse } from '../../core/provider/service-response.ts';
import type { Instances } from './instances.ts';
import { workstationFrom } from './mapping.ts';
import type { Ec2Options } from './options.ts';

/** Starts, stops and reboots instances. It has no `end`: terminating an instance can delete an artist's disk. */
export function createManager(
  instances: Instances,
  { send }: Pick<Ec2Options, 'send'>,
  ownerTag: string,
): WorkstationManager {
  /** The workstation after a change was accepted, as far as the response shows it. */
  const changed = async (
    { studio, session }: Target,
    state: 'START_IN_PROGRESS' | 'STOP_IN_PROGRESS' | 'READY',
    request: Promise<ServiceResponse<unknown>>,
  ): Promise<ServiceResponse<Workstation>> => {
    const response = await request;
    return response.kind === 'answer'
      ? answer({ id: session, studio, state }, response.serverTime)
      : response;
  };
  return {
    async read({ studio, session }, signal) {
      const found = await instances.read(session, signal);
      if (found.kind !== 'answer') return found;
      const [workstation = { id: session, studio }] = workstationFrom(
        found.value,
        studio,
        ownerTag,
      );
      return answer(workstation, found.serverTime);
    },
    power: {
      start: (target, _backup, _token, signal) =>
        changed(
          target,
          'START_IN_PROGRESS',
          send(
            (client, { start }, options) => client.send(new start(only(target.session)), options),
            signal,
          ),
        ),
      stop: (target, _token, signal) =>
        changed(
          target,
          'STOP_IN_PROGRESS',
          send(
            (client, { stop }, options) => client.send(new stop(only(target.session)), options),
            signal,
          ),
        ),
      // EC2 reports a rebooting instance as running.
      reboot: (target, _token, signal) =>
        changed(
          target,
          'READY',
          send(
            (client, { reboot }, options) => client.send(new reboot(only(target.session)), options),
            signal,
          ),
        ),
    },
  };
}

const only = (id: ResourceId) => ({ InstanceIds: [id] });
