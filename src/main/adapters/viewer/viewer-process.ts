import { spawn, type ChildProcess } from 'node:child_process';
import { ok, err, type Failure, type Result } from '../../../shared/base/failure.ts';

/** An exit with a code other than 0 within this time is a failure; AWS documents no exit codes. */
const EARLY_MS = 8_000;

export interface StartedViewer {
  readonly early: Promise<Failure | undefined>;
  readonly exited: Promise<void>;
}

/** What a program with windows needs. Nothing of AWS, Node or Electron, and no loader variables. */
const PASSED_ON =
  /^(HOME|USER|LOGNAME|PATH|LANG|LANGUAGE|LC_[A-Z]+|TZ|TMPDIR|TEMP|TMP|DISPLAY|XAUTHORITY|WAYLAND_DISPLAY|DBUS_SESSION_BUS_ADDRESS|XDG_(RUNTIME_DIR|SESSION_TYPE|SESSION_ID|CURRENT_DESKTOP|DATA_DIRS|DATA_HOME|CONFIG_HOME|CONFIG_DIRS|CACHE_HOME|STATE_HOME|SEAT)|GTK_[A-Z0-9_]+|QT_[A-Z_]+|GDK_SCALE|GDK_DPI_SCALE|GDK_BACKEND|XMODIFIERS|PULSE_SERVER|SYSTEMROOT|SYSTEMDRIVE|WINDIR|APPDATA|LOCALAPPDATA|PROGRAMDATA|PROGRAMFILES|PROGRAMFILES\(X86\)|COMMONPROGRAMFILES|USERPROFILE|USERNAME|USERDOMAIN|HOMEDRIVE|HOMEPATH|PUBLIC|COMPUTERNAME|SESSIONNAME|NUMBER_OF_PROCESSORS|PROCESSOR_ARCHITECTURE|PATHEXT|COMSPEC|OS|STAGEDOOR_HOME)$/i;
/** These run arbitrary code inside a GTK or Qt program. */
const DANGEROUS =
  /^(GTK_(MODULES|PATH|EXE_PREFIX)|GTK3_MODULES|QT_(PLUGIN_PATH|QPA_PLATFORM_PLUGIN_PATH))$/i;

/** The part of `env` that is passed to another program with windows. */
export function viewerEnvironment(env: NodeJS.ProcessEnv): Record<string, string> {
  const passed = Object.entries(env).filter(
    (pair): pair is [string, string] =>
      pair[1] !== undefined && PASSED_ON.test(pair[0]) && !DANGEROUS.test(pair[0]),
  );
  return Object.fromEntries(passed);
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
        env: viewerEnvironment(env),
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
