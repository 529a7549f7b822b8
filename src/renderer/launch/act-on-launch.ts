import type { Connection } from '../../shared/connections/connection.ts';
import type { Failure } from '../../shared/base/failure.ts';
import type { Reply } from '../../shared/ipc/message.ts';
import type { LaunchState } from '../../shared/launch/launch-state.ts';
import type { LaunchAct } from './launch-text.ts';
import type { Launches } from './launches.svelte.ts';
import type { SignIn } from '../sign-in/sign-in.svelte.ts';

/** Shows what of a connection has to be changed after a failure: its form, or the dialog for new keys. */
export type FixConnection = (
  connection: Connection,
  failure: Failure,
  act: 'edit' | 'keys',
) => void;

/** What the buttons of a launch use. */
export interface LaunchActDeps {
  readonly launches: Pick<Launches, 'cancel' | 'dismiss' | 'retry'>;
  readonly connectionOf: (id: string) => Connection | undefined;
  readonly fixConnection: FixConnection;
  readonly signIn: Pick<SignIn, 'again' | 'failureOf' | 'forgetFailure'>;
  readonly openSupport: (launch: string) => void;
  /** Opens the help page about installing the viewer. */
  readonly openViewerHelp: () => Promise<Reply<unknown>>;
}

/** Carries out what a button of a launch does. Returns the reply of the bridge if the action needs one. */
export type ActOnLaunch = (
  act: LaunchAct,
  launch: LaunchState,
) => Promise<Reply<unknown>> | undefined;

/** Creates {@link ActOnLaunch}. */
export function createActOnLaunch({
  launches,
  connectionOf,
  fixConnection,
  signIn,
  openSupport,
  openViewerHelp,
}: LaunchActDeps): ActOnLaunch {
  /** Signs in, then retries the launch that failed without it. */
  async function signInFor({ connection, launch }: LaunchState): Promise<Reply<unknown>> {
    if (await signIn.again(connection)) return launches.retry(launch, 'again');
    // Reported where it was asked for, and only there.
    const failure = signIn.failureOf(connection);
    signIn.forgetFailure();
    return failure === undefined ? { ok: true, value: undefined } : { ok: false, failure };
  }

  return (act, launch) => {
    switch (act) {
      case 'cancel':
        return launches.cancel(launch.launch);
      case 'dismiss':
        return launches.dismiss(launch.launch);
      case 'help':
        return openViewerHelp();
      case 'sign-in':
        return signInFor(launch);
      case 'support':
        openSupport(launch.launch);
        return undefined;
      case 'edit':
      case 'keys': {
        const connection = connectionOf(launch.connection);
        if (connection !== undefined)
          fixConnection(connection, launch.failure ?? { code: 'bug' }, act);
        return undefined;
      }
      default:
        return launches.retry(launch.launch, act);
    }
  };
}
