import type { Provider } from '../../core/provider/provider.ts';
import { answer } from '../../core/provider/service-response.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { ownerTag } from './filters.ts';
import { createInstances } from './instances.ts';
import { createManager } from './manager.ts';
import { stateOf, workstationFrom } from './mapping.ts';
import type { Ec2Options } from './options.ts';
import { createScreenshots } from './screenshots.ts';
import { createInstanceStreams } from './stream.ts';
import { testConnection } from './test-connection.ts';

/** DCV servers on EC2 instances: listed by tags, started and stopped, and reached directly or through a tunnel. */
export function createEc2Provider(options: Ec2Options): Provider {
  const instances = createInstances(options);
  const streams = createInstanceStreams(instances, options);
  const owner = ownerTag(options.connection.filters);
  return {
    async listWorkstations(studio, page, signal) {
      const response = await instances.list(page, signal);
      if (response.kind !== 'answer') return response;
      const { items, next } = response.value;
      // EC2 describes terminated instances for about an hour. They are of no use to anyone.
      const present = items.filter((one) => stateOf(one) !== 'DELETED');
      const workstations = present.flatMap((one) => workstationFrom(one, studio, owner));
      return answer({ items: workstations, ...omitUndefined({ next }) }, response.serverTime);
    },
    createStream: (target, token, signal) => streams.create(target, token, signal),
    release: (token) => streams.release(token),
    ...(options.connection.address === 'ssm' && { checkMachine: () => options.tunnels.check() }),
    screenshots: createScreenshots(instances, options),
    manager: createManager(instances, options, owner),
    endpoints: () => options.endpoints,
    test: (signal) => testConnection(instances, options, signal),
  };
}
