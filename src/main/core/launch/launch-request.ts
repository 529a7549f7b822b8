import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { ConnectionId, LaunchId, ResourceId } from '../../../shared/base/ids.ts';
import type { LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Change } from './change.ts';
import type { Via } from '../viewer/hand-over.ts';

/** What the window or a link asks for. */
export interface LaunchRequest {
  readonly connection: ConnectionId;
  readonly studio?: ResourceId;
  readonly session?: ResourceId;
  readonly stream?: ResourceId;
  /** The workstation's name, for showing. */
  readonly workstation?: string;
  /** What is to become of the workstation, before it is connected to or instead. */
  readonly change?: Change;
  /** False where the change is all. */
  readonly connects?: boolean;
}

/** How the wish is carried out. Tokens are kept when the same wish is tried again. */
export interface LaunchOptions {
  readonly check: boolean;
  readonly via: Via;
  /** What the viewer is told in place of what the connection says, this once. */
  readonly transport?: 'websocket';
  readonly token: string;
  readonly changeToken: string;
}

/** A launch of an earlier run, to be gone on with: the same id, the same tokens. */
export interface SavedLaunch {
  readonly launch: LaunchId;
  readonly wish: LaunchRequest;
  readonly token: string;
  readonly changeToken: string;
}

/** False where the change is all that is wished for. */
export const connects = (wish: LaunchRequest): boolean => wish.connects !== false;

/** True when `row` is what `wish` asks for: the same words, or the workstation they mean. */
export function isFor(
  { wish: asked, state }: { readonly wish: LaunchRequest; readonly state: LaunchState },
  wish: LaunchRequest,
): boolean {
  if (asked.connection !== wish.connection || connects(asked) !== connects(wish)) return false;
  if (!connects(wish) && asked.change?.what !== wish.change?.what) return false;
  // New ones are alike in every word and still not the same: their tokens tell them apart.
  if (wish.change?.what === 'create') return false;
  const isNew = asked.change?.what === 'create';
  if (!isNew && asked.studio === wish.studio && asked.session === wish.session) return true;
  const sameStudio =
    wish.studio === undefined || state.studio === undefined || wish.studio === state.studio;
  return wish.session !== undefined && wish.session === state.session && sameStudio;
}

/** What another program is known to be after: always a workstation, and to connect unless it says otherwise. */
export const requestOf = ({ connection, studio, session, state }: LaunchState): LaunchRequest => ({
  connection,
  connects: state !== 'stopping' && state !== 'ending',
  ...omitUndefined({ studio, session }),
});

/** The studio and workstation a launch has come to, for going on there. */
export const whereItWas = ({ studio, session }: LaunchState) => ({
  ...omitUndefined({ studio, session }),
});
