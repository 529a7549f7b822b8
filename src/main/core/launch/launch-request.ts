import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { ConnectionId, LaunchId, ResourceId } from '../../../shared/base/ids.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Change } from './change.ts';
import type { OneTimeAddress } from './one-time-address.ts';
import type { HandOverTarget } from '../viewer/hand-over.ts';

/** What the window or a link requests. */
export interface LaunchRequest {
  readonly connection: ConnectionId;
  readonly studio?: ResourceId;
  readonly session?: ResourceId;
  readonly stream?: ResourceId;
  /** The workstation's name, for display. */
  readonly workstation?: string;
  /** The change of the workstation, before connecting or instead of it. */
  readonly change?: Change;
  /** False if only the change is requested. */
  readonly connects?: boolean;
  /** The one-time address to open, instead of a stream of a saved connection. */
  readonly address?: OneTimeAddress;
}

/** How a request is carried out. A retry of the same request keeps its tokens. */
export interface LaunchOptions {
  readonly check: boolean;
  readonly via: HandOverTarget;
  /** Overrides the connection's transport for this launch. */
  readonly transport?: 'websocket';
  readonly token: string;
  readonly changeToken: string;
}

/** Options of a first attempt from the window, with new tokens. */
export const newLaunchOptions = (uuid: () => string): LaunchOptions => ({
  check: true,
  via: 'viewer',
  token: uuid(),
  changeToken: uuid(),
});

/** A launch of an earlier run, to be resumed with the same id and tokens. */
export interface SavedLaunch {
  readonly launch: LaunchId;
  readonly request: LaunchRequest;
  readonly token: string;
  readonly changeToken: string;
}

/** False if only the change is requested. */
export const connects = (request: LaunchRequest): boolean => request.connects !== false;

/** True if a launch serves `request`: it was started for the same request, or has found the same workstation. */
export function isFor(
  { request: own, state }: { readonly request: LaunchRequest; readonly state: LaunchState },
  request: LaunchRequest,
): boolean {
  if (own.connection !== request.connection || connects(own) !== connects(request)) return false;
  if (!connects(request) && own.change?.what !== request.change?.what) return false;
  // Two requests for a new workstation can be equal and still mean two workstations. Only tokens identify them.
  if (request.change?.what === 'create') return false;
  const creates = own.change?.what === 'create';
  if (!creates && own.studio === request.studio && own.session === request.session) return true;
  const isSameStudio =
    request.studio === undefined || state.studio === undefined || request.studio === state.studio;
  return request.session !== undefined && request.session === state.session && isSameStudio;
}

/** The request of another program's launch, as far as its state shows it. */
export const requestOf = ({ connection, studio, session, state }: LaunchState): LaunchRequest => ({
  connection,
  connects: state !== 'stopping' && state !== 'rebooting' && state !== 'ending',
  ...omitUndefined({ studio, session }),
});

/** The studio and workstation of a launch, as far as they are known. */
export const requestTarget = ({ studio, session }: LaunchState) => ({
  ...omitUndefined({ studio, session }),
});
