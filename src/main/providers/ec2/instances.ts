import type { Instance } from '@aws-sdk/client-ec2';
import { ok, type Result } from '../../../shared/base/failure.ts';
import type { ResourceId } from '../../../shared/base/ids.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { MAX_PAGE_ITEMS } from '../../core/provider/response-size.ts';
import type { Page } from '../../core/provider/provider.ts';
import {
  answer,
  failure,
  responseOf,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import { instanceFilters, needsUser, type InstanceFilter } from './filters.ts';
import type { Ec2Options } from './options.ts';

/**
 * How many instances one response describes: the next number is used if a response is too large. An instance usually takes
 * 5 kB, with all its tags it can take 20 kB. EC2 allows 1,000, but reading so many blocks the process for 100 ms.
 */
const PAGE_SIZES = [500, 100, 20] as const;

/** The instances that the filters of the connection select. */
export interface Instances {
  list(page: string | undefined, signal: AbortSignal): Promise<ServiceResponse<Page<Instance>>>;
  /** One of them; fails with `not-found` if the filters do not select it. */
  read(id: ResourceId, signal: AbortSignal): Promise<ServiceResponse<Instance>>;
  /** Those of `ids` that are selected and running, in this order. */
  running(
    ids: readonly ResourceId[],
    signal: AbortSignal,
  ): Promise<ServiceResponse<readonly ResourceId[]>>;
}

/** {@link Instances} through `DescribeInstances`. */
export function createInstances({
  connection: { filters },
  send,
  userName,
  turn,
}: Pick<Ec2Options, 'connection' | 'send' | 'userName' | 'turn'>): Instances {
  const describe = async (
    more: readonly InstanceFilter[],
    page: { readonly MaxResults?: number; readonly NextToken?: string },
    signal: AbortSignal,
  ): Promise<ServiceResponse<Page<Instance>>> => {
    const user: Result<string> = needsUser(filters) ? await userName(signal) : ok('');
    if (!user.ok) return responseOf(user.failure);
    const Filters = [...instanceFilters(filters, user.value), ...more];
    const response = await send(
      (client, commands, options) =>
        client.send(
          new commands.describe({ ...(Filters.length > 0 && { Filters }), ...page }),
          options,
        ),
      signal,
    );
    if (response.kind !== 'answer') return response;
    const { Reservations = [], NextToken } = response.value ?? {};
    const items = Reservations.flatMap(({ Instances: some = [] }) => some);
    if (items.length > MAX_PAGE_ITEMS) return failure({ code: 'answer-too-large' });
    const next = NextToken === '' ? undefined : NextToken;
    return answer({ items, ...omitUndefined({ next }) }, response.serverTime);
  };

  /** The sizes that have not been too large so far. */
  let sizes: readonly number[] = PAGE_SIZES;

  return {
    async list(page, signal) {
      const token = omitUndefined({ NextToken: page });
      for (;;) {
        const [MaxResults, ...smaller] = sizes;
        const response = await describe([], { ...omitUndefined({ MaxResults }), ...token }, signal);
        const isTooLarge =
          response.kind === 'failure' && response.failure.code === 'answer-too-large';
        if (!isTooLarge || smaller.length === 0) return response;
        // Remembered, so that not every list begins with responses that are read in vain.
        sizes = smaller;
        await turn(signal);
      }
    },
    async read(id, signal) {
      // By a filter, so that an instance that the connection does not select is not found.
      const found = await describe([{ Name: 'instance-id', Values: [id] }], {}, signal);
      if (found.kind !== 'answer') return found;
      const instance = found.value.items.find(({ InstanceId }) => InstanceId === id);
      return instance === undefined
        ? failure({ code: 'not-found', what: 'workstation' })
        : answer(instance, found.serverTime);
    },
    async running(ids, signal) {
      const filters = [
        { Name: 'instance-id', Values: [...ids] },
        { Name: 'instance-state-name', Values: ['running'] },
      ];
      const found = await describe(filters, {}, signal);
      if (found.kind !== 'answer') return found;
      const running = new Set(found.value.items.map(({ InstanceId }) => InstanceId));
      return answer(ids.filter((id) => running.has(id)));
    },
  };
}
