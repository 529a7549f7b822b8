import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import type { ViewerExit } from '../../core/viewer/hand-over.ts';
import { childEnvironment } from '../base/child-environment.ts';
import { withoutInheritance } from '../base/inherited-descriptors.ts';
import { untilGroupEnded } from './process-group.ts';

export interface StartedViewer {
  /**
   * Settles when the viewer has ended, with every process of its group: an executable may start the
   * viewer itself in the background and end.
   */
  readonly exited: Promise<ViewerExit>;
}

/**
 * Starts a viewer detached: no shell, its own session and process group, no shared streams or
 * descriptors. It can outlive Stagedoor; its exit is reported while Stagedoor runs. Fails with
 * `viewer-not-started` if the system refuses.
 */
export function startViewer(
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Result<StartedViewer>> {
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = withoutInheritance((stdio) =>
        spawn(executable, args, {
          detached: true,
          stdio,
          env: childEnvironment(env),
          windowsHide: false,
          shell: false,
        }),
      );
    } catch {
      // Some errors are thrown instead of emitted: a file that is not a program (Windows), an
      // argument list that is too long.
      resolve(err({ code: 'viewer-not-started' }));
      return;
    }
    const exit = new Promise<ViewerExit>((exited) => {
      child.once('exit', (code, signal) => {
        exited(exitOf(code, signal));
      });
    });
    child.once('error', () => {
      resolve(err({ code: 'viewer-not-started' }));
    });
    child.once('spawn', () => {
      child.unref();
      resolve(ok({ exited: exit.then((ended) => withItsGroup(ended, child.pid)) }));
    });
  });
}

/** An exit with an error ends the viewer whatever else still runs; other exits are followed by the group. */
async function withItsGroup(ended: ViewerExit, pid: number | undefined): Promise<ViewerExit> {
  if (ended.exitCode === 0 && pid !== undefined) await untilGroupEnded(pid);
  return ended;
}

/** Shells report that a signal ended their child by adding its number to this. */
const SIGNALLED = 128;

function exitOf(code: number | null, signal: NodeJS.Signals | null): ViewerExit {
  if (signal !== null) return { exitCode: SIGNALLED + constants.signals[signal], signal };
  const exitCode = code ?? 0;
  const passedOn = Object.entries(constants.signals).find(
    ([, number]) => number === exitCode - SIGNALLED,
  );
  return passedOn === undefined ? { exitCode } : { exitCode, signal: passedOn[0] };
}
