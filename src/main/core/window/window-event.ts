import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { TestProgress } from '../../../shared/ipc/contract-first-run.ts';
import type { Favorite } from '../../../shared/launch/history.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';
import type { UpdateState } from '../../../shared/updates/updates.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';

/** Events that are sent to the window, during a call or independent of one. */
export type WindowEvent =
  | { readonly type: 'connections-changed' }
  | { readonly type: 'favorites-changed'; readonly all: readonly Favorite[] }
  /** One page of the list that the window requested with the id `request`. */
  | { readonly type: 'page'; readonly request: string; readonly items: readonly Workstation[] }
  /** The error for which a request for the list is retried. */
  | {
      readonly type: 'list-transient-error';
      readonly request: string;
      readonly transientError: TransientErrorCode;
    }
  /** The code to enter on the sign-in page of `host`. */
  | { readonly type: 'device-code'; readonly code: string; readonly host: string }
  | { readonly type: 'test-progress'; readonly progress: TestProgress }
  | {
      readonly type: 'sign-in-changed';
      readonly connection: ConnectionId;
      readonly status: SignInStatus;
    }
  /** The keychain can be used again after it was locked or missing. */
  | { readonly type: 'keychain-opened' }
  /** The program was started with a file, which can be taken. */
  | { readonly type: 'file-opened' }
  | { readonly type: 'update-changed'; readonly state: UpdateState };

/** Sends a {@link WindowEvent} to all listeners. */
export type NotifyWindow = (event: WindowEvent) => void;
