import type { CheckName, Finding } from '../../../shared/base/check.ts';
import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import type { ServiceResponse } from '../../core/provider/service-response.ts';
import { clockCheck, findingOf } from '../../core/provider/response-check.ts';
import type { NimbleProvider } from './port.ts';

/** The methods the test calls. */
type TestedOperations = Pick<
  NimbleProvider,
  'listStudios' | 'listWorkstations' | 'createStream' | 'readStream'
>;

/**
 * The findings of "Test": whether the service responds, whether its clock agrees, and what the user
 * may do.
 */
export async function testConnection(
  provider: TestedOperations,
  { studioId }: { readonly studioId?: ResourceId },
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const studios =
    studioId === undefined
      ? await withClockRetry(() => provider.listStudios(undefined, signal))
      : undefined;
  const studio = studioId ?? (studios?.kind === 'answer' ? studios.value.items[0]?.id : undefined);
  const checks: Finding[] = [];
  if (studios !== undefined) {
    checks.push(
      findingOf('service', studios, ({ items }) => ({ found: 'studios', count: items.length })),
    );
  }
  if (studio !== undefined) {
    const sessions = await withClockRetry(() =>
      provider.listWorkstations(studio, undefined, signal),
    );
    checks.push(
      findingOf('workstations', sessions, ({ items, next }) => ({
        found: 'listed',
        count: items.length,
        more: next !== undefined,
      })),
    );
    if (sessions.kind === 'answer') checks.push(...clockCheck(sessions.serverTime, Date.now()));
    if (isAnswered(sessions)) checks.push(...(await streamChecks(provider, studio, signal)));
  }
  return checks;
}

/** If the service cannot be reached, or allows nothing, one finding is enough. */
const isAnswered = (response: ServiceResponse<unknown>): boolean =>
  response.kind === 'answer' ||
  (response.kind === 'failure' && response.failure.code === 'access-denied');

/**
 * No workstation and no stream has this id: requesting it creates nothing, and shows what is
 * allowed.
 */
const PROBE_ID = 'stagedoor-permission-test';

/** Whether streams may be created and read: only callers with permission get “not found”. */
async function streamChecks(
  provider: TestedOperations,
  studio: ResourceId,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  if (!isResourceId(PROBE_ID)) return [];
  const target = { studio, session: PROBE_ID };
  // One fixed client token is enough: nothing is created.
  const created = await withClockRetry(() => provider.createStream(target, PROBE_ID, signal));
  const read = await withClockRetry(() => provider.readStream(target, PROBE_ID, signal));
  return [
    permissionCheck('create-stream', 'CreateStreamingSessionStream', created),
    permissionCheck('read-stream', 'GetStreamingSessionStream', read),
  ];
}

function permissionCheck(
  name: CheckName,
  operation: string,
  response: ServiceResponse<unknown>,
): Finding {
  const allowed = { found: 'allowed', operation } as const;
  const isNotFound = response.kind === 'failure' && response.failure.code === 'not-found';
  return isNotFound ? { name, ...allowed } : findingOf(name, response, () => allowed);
}

/**
 * A skewed clock is corrected for the second request, which uses the service's time: repeat it
 * once.
 */
async function withClockRetry<T>(
  read: () => Promise<ServiceResponse<T>>,
): Promise<ServiceResponse<T>> {
  const first = await read();
  return first.kind === 'transient-error' && first.code === 'clock-skew' ? read() : first;
}
