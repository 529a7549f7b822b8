import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { TestProgress } from '../../../shared/ipc/contract-first-run.ts';
import type { Favourite } from '../../../shared/launch/history.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import type { UpdateState } from '../../../shared/updates/updates.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';

/** What happens while a handler works, or without any call. The window is notified of each. */
export type WindowEvent =
  | { readonly type: 'connections-changed' }
  | { readonly type: 'favourites-changed'; readonly all: readonly Favourite[] }
  /** One page of the list that is read as `reading`. */
  | { readonly type: 'page'; readonly reading: string; readonly items: readonly Workstation[] }
  /** The code to type on the sign-in page of `host`. */
  | { readonly type: 'device-code'; readonly code: string; readonly host: string }
  | { readonly type: 'test-progress'; readonly progress: TestProgress }
  | {
      readonly type: 'sign-in-changed';
      readonly connection: ConnectionId;
      readonly status: SignInStatus;
    }
  | { readonly type: 'update-changed'; readonly state: UpdateState };

/** Sends a {@link WindowEvent} to whoever listens. */
export type NotifyWindow = (event: WindowEvent) => void;
