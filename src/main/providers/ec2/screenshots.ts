import * as v from 'valibot';
import type { ResourceId } from '../../../shared/base/ids.ts';
import { Screenshot } from '../../../shared/workstations/workstation.ts';
import type { Provider } from '../../core/provider/provider.ts';
import { answer } from '../../core/provider/service-response.ts';
import type { Ec2Options } from './options.ts';

/** How a JPEG file starts, in base64. */
const JPEG = '/9j/';

/**
 * The screens of instances, one request for each. Those without a picture are left out: some instance types have none. If
 * they may not be requested, that is remembered, and no further request is sent.
 */
export function createScreenshots({
  send,
  turn,
}: Pick<Ec2Options, 'send' | 'turn'>): NonNullable<Provider['screenshots']> {
  let isDenied = false;
  return async (sessions, signal) => {
    const pictures: Screenshot[] = [];
    for (const [nth, session] of sessions.entries()) {
      if (isDenied) break;
      if (nth > 0) await turn(signal);
      const response = await send(
        (client, { screenshot }, options) =>
          client.send(new screenshot({ InstanceId: session }), options),
        signal,
      );
      if (response.kind === 'trouble') return pictures.length === 0 ? response : answer(pictures);
      if (response.kind === 'failure') isDenied = response.failure.code === 'access-denied';
      else pictures.push(...pictureFrom(session, response.value?.ImageData));
    }
    return answer(pictures);
  };
}

function pictureFrom(session: ResourceId, data: string | undefined): Screenshot[] {
  if (data?.startsWith(JPEG) !== true) return [];
  const picture = v.safeParse(Screenshot, { session, format: 'jpeg', data });
  return picture.success && data.length % 4 === 0 ? [picture.output] : [];
}
