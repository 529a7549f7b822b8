import { spawn, type ChildProcess } from 'node:child_process';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';
import { childEnvironment } from '../base/child-environment.ts';

/** An exit with a code other than 0 within this time is a failure; AWS documents no exit codes. */
const EARLY_MS = 8_000;

export interface StartedViewer {
  readonly early: Promise<Failure | undefined>;
  readonly exited: Promise<void>;
}

/**
 * Starts a viewer detached: no shell, its own session, no shared streams. It can outlive Stagedoor;
 * its exit is reported while Stagedoor runs. Fails with `viewer-not-started` if the system refuses.
 */
export function startViewer(
  executable: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Result<StartedViewer>> {
  return new Promise((resolve) => {
    let child: ChildProcess;
    try {
      child = spawn(executable, args, {
        detached: true,
        stdio: 'ignore',
        env: childEnvironment(env),
        windowsHide: false,
        shell: false,
      });
    } catch {
      // Some errors are thrown instead of emitted: a file that is not a program (Windows), an
      // argument list that is too long.
      resolve(err({ code: 'viewer-not-started' }));
      return;
    }
    const exit = new Promise<number>((exited) => {
      child.once('exit', (code, signal) => {
        exited(code ?? (signal === null ? 0 : -1));
      });
    });
    child.once('error', () => {
      resolve(err({ code: 'viewer-not-started' }));
    });
    child.once('spawn', () => {
      child.unref();
      resolve(ok({ early: earlyEnd(exit), exited: exit.then(() => undefined) }));
    });
  });
}

function earlyEnd(exit: Promise<number>): Promise<Failure | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, EARLY_MS, undefined);
    void exit.then((exitCode) => {
      clearTimeout(timer);
      resolve(exitCode === 0 ? undefined : { code: 'viewer-failed', exitCode });
    });
  });
}
