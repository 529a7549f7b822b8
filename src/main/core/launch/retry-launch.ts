import type { Failure } from '../../../shared/base/failure.ts';
import { isResourceId } from '../../../shared/base/ids.ts';
import type { RetryMethod } from '../../../shared/ipc/contract-launches.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import {
  requestTarget,
  newLaunchOptions,
  type LaunchOptions,
  type LaunchRequest,
} from './launch-request.ts';

/** A launch that is over, as far as a retry depends on it. */
export interface EndedLaunch {
  readonly request: LaunchRequest;
  readonly options: LaunchOptions;
  readonly state: LaunchState;
}

/** What to start instead of a launch that is over. */
export interface Retry {
  readonly request: LaunchRequest;
  readonly options: LaunchOptions;
}

/** After these failures the stream may exist or may still become ready, so a retry watches it and requests no new one. */
const SAME_STREAM: ReadonlySet<Failure['code']> = new Set([
  'time-limit',
  'host-unreachable',
  'viewer-missing',
  'viewer-unfit',
  'viewer-not-started',
  'handover-unwritable',
  'viewer-failed',
]);

/** The request and options with which `ended` is retried. Pure, except for new tokens from `uuid`. */
export function planRetry(ended: EndedLaunch, method: RetryMethod, uuid: () => string): Retry {
  const { options, state } = ended;
  const request = remainingRequest(ended);
  if (request.change?.what === 'create')
    return { request, options: { ...options, ...creationTokens(ended, uuid) } };
  if (method === 'start')
    return {
      request: { ...request, ...requestTarget(state), change: { what: 'start' } },
      options: newLaunchOptions(uuid),
    };
  const keepsStream = state.failure !== undefined && SAME_STREAM.has(state.failure.code);
  if (method === 'again' && !keepsStream) return { request, options: newLaunchOptions(uuid) };
  const stream = state.stream?.streamId ?? ended.request.stream;
  return {
    request: {
      ...request,
      ...requestTarget(state),
      ...(keepsStream && isResourceId(stream) && { stream }),
    },
    options: {
      check: method === 'again',
      via: method === 'browser' ? 'browser' : 'viewer',
      token: keepsStream ? options.token : uuid(),
      changeToken: options.changeToken,
      ...(method === 'websocket' && { transport: method }),
    },
  };
}

/** The request without its stream, and without its change once that has succeeded. */
function remainingRequest({ request, state }: EndedLaunch): LaunchRequest {
  const { stream: _, ...withoutStream } = request;
  const hasChanged = state.entered.requesting !== undefined;
  if (!hasChanged) return withoutStream;
  const { change, ...connecting } = withoutStream;
  return { ...connecting, ...(change !== undefined && requestTarget(state)) };
}

/** New tokens if the creation failed: with the same token, the service would return the failed workstation. */
const creationTokens = ({ state, options }: EndedLaunch, uuid: () => string) =>
  state.failure?.code === 'change-failed'
    ? { token: uuid(), changeToken: uuid() }
    : { token: options.token, changeToken: options.changeToken };
