import type { CheckName, Finding } from '../../../shared/base/check.ts';
import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import type { ServiceResponse } from '../../core/provider/service-response.ts';
import { clockCheck, findingOf } from '../../core/provider/response-check.ts';
import type { NimbleProvider } from './port.ts';

/** The methods the test calls. */
type Asked = Pick<
  NimbleProvider,
  'listStudios' | 'listWorkstations' | 'createStream' | 'readStream'
>;

/**
 * The findings of "Test": whether the service responds, whether its clock agrees, and what the user
 * may do.
 */
export async function testConnection(
  provider: Asked,
  { studioId }: { readonly studioId?: ResourceId },
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const studios =
    studioId === undefined ? await asked(() => provider.listStudios(undefined, signal)) : undefined;
  const studio = studioId ?? (studios?.kind === 'answer' ? studios.value.items[0]?.id : undefined);
  const checks: Finding[] = [];
  if (studios !== undefined) {
    checks.push(
      findingOf('service', studios, ({ items }) => ({ found: 'studios', count: items.length })),
    );
  }
  if (studio !== undefined) {
    const sessions = await asked(() => provider.listWorkstations(studio, undefined, signal));
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
const isAnswered = (reading: ServiceResponse<unknown>): boolean =>
  reading.kind === 'answer' ||
  (reading.kind === 'failure' && reading.failure.code === 'access-denied');

/**
 * No workstation and no stream has this id: requesting it creates nothing, and shows what is
 * allowed.
 */
const NOBODY = 'stagedoor-permission-test';

/** Whether streams may be created and read: only callers with permission get “not found”. */
async function streamChecks(
  provider: Asked,
  studio: ResourceId,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  if (!isResourceId(NOBODY)) return [];
  const place = { studio, session: NOBODY };
  // One fixed client token is enough: nothing is created.
  const made = await asked(() => provider.createStream(place, NOBODY, signal));
  const read = await asked(() => provider.readStream(place, NOBODY, signal));
  return [
    permissionCheck('create-stream', 'CreateStreamingSessionStream', made),
    permissionCheck('read-stream', 'GetStreamingSessionStream', read),
  ];
}

function permissionCheck(
  name: CheckName,
  operation: string,
  reading: ServiceResponse<unknown>,
): Finding {
  const allowed = { found: 'allowed', operation } as const;
  const isThere = reading.kind === 'failure' && reading.failure.code === 'not-found';
  return isThere ? { name, ...allowed } : findingOf(name, reading, () => allowed);
}

/**
 * A skewed clock is corrected for the second request, which uses the service's time: repeat it
 * once.
 */
async function asked<T>(read: () => Promise<ServiceResponse<T>>): Promise<ServiceResponse<T>> {
  const first = await read();
  return first.kind === 'trouble' && first.code === 'clock-skew' ? read() : first;
}
