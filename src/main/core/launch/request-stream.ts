import { resultOf } from '../base/work.ts';
import type { Provider, Stream, Target } from '../provider/provider.ts';
import {
  failure,
  transientError,
  type Ask,
  type ServiceResponse,
} from '../provider/service-response.ts';
import { findStudio } from '../workstations/list-pages.ts';
import { err, ok } from '../../../shared/base/failure.ts';
import type { ResourceId } from '../../../shared/base/ids.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';

/** States of a workstation that a start leads out of. */
export const STOPPED: ReadonlySet<string | undefined> = new Set(['STOPPED', 'START_FAILED']);
/** States that end by themselves: the workstation is then ready, or it is stopped. */
const UNDER_WAY: ReadonlySet<string | undefined> = new Set([
  'CREATE_IN_PROGRESS',
  'START_IN_PROGRESS',
  'STOP_IN_PROGRESS',
]);

type Turn = (signal: AbortSignal) => Promise<void>;

/** How {@link requestStream} sends its requests. */
interface StreamRequestOptions {
  /** The client token. */
  readonly token: string;
  readonly turn: Turn;
  /** True if the workstation was stopped when it was last seen: its state is then read before. */
  readonly isKnownStopped: boolean;
  readonly signal: AbortSignal;
}

/**
 * Requests a stream. Services refuse it for a stopped workstation in different ways, as a conflict (409) or as an
 * invalid request (400), and both have other causes too. If workstations can be started, the state of this one
 * therefore decides: a stopped one is a failure of its own, because a start helps and waiting does not; one that is
 * starting or stopping is waited for; otherwise the response stands.
 */
export async function requestStream(
  provider: Pick<Provider, 'createStream' | 'manager'>,
  target: Target,
  { token, turn, isKnownStopped, signal }: StreamRequestOptions,
): Promise<ServiceResponse<Stream>> {
  const { manager } = provider;
  const canStart = manager?.power !== undefined;
  if (canStart && isKnownStopped) {
    const found = await manager.read(target, signal);
    if (found.kind === 'answer' && STOPPED.has(found.value.state)) return stopped(found.value);
    await turn(signal);
  }
  const response = await provider.createStream(target, token, signal);
  if (!canStart || !isRefusal(response)) return response;
  await turn(signal);
  const found = await manager.read(target, signal);
  if (found.kind !== 'answer') return response;
  if (STOPPED.has(found.value.state)) return stopped(found.value);
  return UNDER_WAY.has(found.value.state) ? transientError('busy') : response;
}

const stopped = ({ name }: Workstation): ServiceResponse<never> =>
  failure({ code: 'workstation-stopped', ...omitUndefined({ workstation: name }) });

const isRefusal = (response: ServiceResponse<Stream>): boolean =>
  response.kind === 'failure'
    ? response.failure.code === 'request-refused'
    : response.kind === 'transient-error' && response.code === 'busy';

/**
 * True if a workstation has to be started before it can be connected to: it is stopped, or on its way to or from
 * there. Reads its state once. Also true if the state cannot be read, because a start does no harm to a workstation
 * that is ready; false if workstations of this connection cannot be started.
 */
export async function needsStart(
  provider: Provider,
  { studio, session }: { readonly studio?: ResourceId; readonly session: ResourceId },
  turn: Turn,
  signal: AbortSignal,
): Promise<boolean> {
  const { manager } = provider;
  if (manager?.power === undefined) return false;
  const ask = once(turn, signal);
  const found = await resultOf(findStudio(studio, provider, ask));
  if (!found.ok) return true;
  const target = { studio: found.value, session };
  const read = await resultOf(ask((stop) => manager.read(target, stop)));
  if (!read.ok) return true;
  const { state } = read.value;
  return STOPPED.has(state) || UNDER_WAY.has(state);
}

/** Sends a request once. */
const once = (turn: Turn, signal: AbortSignal): Ask<never> =>
  // eslint-disable-next-line require-yield -- it has the type of a launch's request, but reports no events
  async function* (read) {
    await turn(signal);
    const response = await read(signal);
    if (response.kind === 'answer') return ok(response.value);
    return err(
      response.kind === 'failure'
        ? response.failure
        : { code: 'service-unreachable', transientError: response.code },
    );
  };
