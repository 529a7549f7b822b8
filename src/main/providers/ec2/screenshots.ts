import type { FailureCode } from '../../../shared/base/failure.ts';
import type { ResourceId } from '../../../shared/base/ids.ts';
import type { Screenshot } from '../../../shared/workstations/workstation.ts';
import type { Provider } from '../../core/provider/provider.ts';
import type { FailedResponse } from '../../core/provider/service-answer.ts';
import { answer, failure } from '../../core/provider/service-response.ts';
import { pictureFrom } from '../dcv/picture.ts';
import type { Instances } from './instances.ts';
import type { Ec2Options } from './options.ts';

/** After this many refusals, and as long as none was allowed, no further screen is requested. */
const MAX_REFUSED = 3;
/** Failures that will not change: the instance may not be seen, or its type has no screen. */
const NONE: ReadonlySet<FailureCode> = new Set(['access-denied', 'request-refused']);
/** True if the next instance can be tried: this one was stopped or is gone, or its picture is too large. */
const isLeftOut = (response: FailedResponse): boolean =>
  response.kind === 'transient-error'
    ? response.code === 'busy'
    : response.failure.code === 'not-found' || response.failure.code === 'answer-too-large';

/**
 * The screens of the running instances that the connection selects, one request after the other. Instances without a
 * picture are left out. Refusals are remembered for each instance, because permissions can depend on its tags.
 */
export function createScreenshots(
  instances: Pick<Instances, 'running'>,
  { send, turn }: Pick<Ec2Options, 'send' | 'turn'>,
): NonNullable<Provider['screenshots']> {
  const without = new Set<ResourceId>();
  let isAllowed = false;
  const isPointless = () => !isAllowed && without.size >= MAX_REFUSED;
  return async (sessions, signal) => {
    const requested = sessions.filter((one) => !without.has(one));
    if (requested.length === 0 || isPointless()) return answer([]);
    // SECURITY: the window names instances. Only those that the filters select are looked at.
    const running = await instances.running(requested, signal);
    if (running.kind !== 'answer') return withoutRetry(running);
    const pictures: Screenshot[] = [];
    for (const session of running.value) {
      if (isPointless()) break;
      await turn(signal);
      const response = await send(
        (client, { screenshot }, options) =>
          client.send(new screenshot({ InstanceId: session }), options),
        signal,
      );
      if (response.kind === 'answer') {
        isAllowed = true;
        pictures.push(...pictureFrom(session, response.value?.ImageData));
      } else if (response.kind === 'failure' && NONE.has(response.failure.code)) {
        without.add(session);
      } else if (!isLeftOut(response))
        return pictures.length === 0 ? withoutRetry(response) : answer(pictures);
    }
    return answer(pictures);
  };
}

/** A picture is not worth retrying: the window requests it again after a minute. */
const withoutRetry = (response: FailedResponse): FailedResponse =>
  response.kind === 'transient-error'
    ? failure({ code: 'service-unreachable', transientError: response.code })
    : response;
