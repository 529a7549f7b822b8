import type { Instance } from '@aws-sdk/client-ec2';
import type { CheckName, Finding } from '../../../shared/base/check.ts';
import { ok } from '../../../shared/base/failure.ts';
import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import { clockCheck, findingOf } from '../../core/provider/response-check.ts';
import type { ServiceResponse } from '../../core/provider/service-response.ts';
import type { Instances } from './instances.ts';
import { stateOf } from './mapping.ts';
import type { Ec2Options } from './options.ts';
import { maySendThrough } from './tunnel-sessions.ts';

type TestedOptions = Pick<
  Ec2Options,
  'connection' | 'send' | 'sendToSsm' | 'tunnels' | 'clock' | 'turn'
>;

/**
 * The findings of "Test": whether the service responds, whether its clock agrees, which actions are allowed, and whether
 * this machine can have tunnels if they are needed. Starting and stopping are requested with `DryRun`, which changes nothing; they are checked with a real instance, because rights
 * often depend on its tags.
 */
export async function testConnection(
  instances: Instances,
  options: TestedOptions,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const listed = await withClockRetry(() => instances.list(undefined, signal));
  const checks: Finding[] = [
    findingOf('workstations', listed, ({ items, next }) => ({
      found: 'listed',
      count: items.length,
      more: next !== undefined,
    })),
  ];
  if (listed.kind === 'answer') {
    checks.push(...clockCheck(listed.serverTime, options.clock.now()));
    const probe = probeOf(listed.value.items);
    if (probe !== undefined) checks.push(...(await rights(probe, options, signal)));
  }
  return [...checks, ...(await missingPlugin(options))];
}

/** The finding that tunnels are needed and this machine cannot have them; empty otherwise. */
async function missingPlugin({ connection, tunnels }: TestedOptions): Promise<Finding[]> {
  const plugin = connection.address === 'ssm' ? await tunnels.check() : ok(undefined);
  return plugin.ok ? [] : [{ name: 'tunnel', found: 'failure', failure: plugin.failure }];
}

/** An instance to try rights with: preferably one whose agent is not connected, so that no session begins. */
function probeOf(items: readonly Instance[]): ResourceId | undefined {
  const stopped = items.find((one) => stateOf(one) === 'STOPPED');
  const id = (stopped ?? items[0])?.InstanceId;
  return isResourceId(id) ? id : undefined;
}

async function rights(
  id: ResourceId,
  { connection, send, sendToSsm, turn }: TestedOptions,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const dryRun = { InstanceIds: [id], DryRun: true };
  await turn(signal);
  const start = await send(
    (client, commands, options) => client.send(new commands.start(dryRun), options),
    signal,
  );
  await turn(signal);
  const stop = await send(
    (client, commands, options) => client.send(new commands.stop(dryRun), options),
    signal,
  );
  const found = [
    allowed('start', 'ec2:StartInstances', start),
    allowed('stop', 'ec2:StopInstances', stop),
  ];
  if (connection.address !== 'ssm') return found;
  await turn(signal);
  const tunnel = await maySendThrough(id, { send: sendToSsm }, signal);
  return [...found, allowed('tunnel', 'ssm:StartSession', tunnel)];
}

const allowed = (name: CheckName, operation: string, response: ServiceResponse<unknown>): Finding =>
  findingOf(name, response, () => ({ found: 'allowed', operation }));

/** A skewed clock is corrected for the second request, which uses the service's time: repeat it once. */
async function withClockRetry<T>(
  read: () => Promise<ServiceResponse<T>>,
): Promise<ServiceResponse<T>> {
  const first = await read();
  return first.kind === 'transient-error' && first.code === 'clock-skew' ? read() : first;
}
