import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { devNull } from 'node:os';
import { err, ok, type Failure, type Result } from '../../../shared/base/failure.ts';
import { onAbort } from '../../core/base/clock.ts';
import type { Tunnel, TunnelPlan } from '../../core/provider/tunnel.ts';
import { childEnvironment } from '../base/child-environment.ts';
import { withoutInheritance } from '../base/inherited-descriptors.ts';

/** The variable from which the plugin reads the response to `StartSession`, and the argument that says so. */
const RESPONSE_VARIABLE = 'AWS_SSM_START_SESSION_RESPONSE';
/** How long the plugin may take to open its port. */
const READY_MS = 20_000;
/** How long it may take to end after it was asked to. */
const STOP_MS = 2_000;
/** The plugin connects to AWS itself, so it needs the proxy of this machine. */
const PROXY = /^(https?|no|all)_proxy$/i;
/** It shows nothing and asks nobody, so it needs neither the desktop nor the user's folders for it. */
const OF_THE_DESKTOP =
  /^(DISPLAY|XAUTHORITY|WAYLAND_DISPLAY|DBUS_SESSION_BUS_ADDRESS|XMODIFIERS|PULSE_SERVER|DESKTOP_SESSION|STAGEDOOR_HOME|(XDG|KDE|GDK|GTK|QT)_.*)$/i;

export interface PluginProcessDeps {
  readonly env: NodeJS.ProcessEnv;
  /** Called with the plugin's process id as soon as it runs, and again with `over` when it has ended. */
  readonly onRunning: (pid: number) => Promise<void>;
  readonly onOver: (pid: number) => void;
}

/**
 * SECURITY: the plugin signs with any credentials that it finds. In the default profile these can be of another account, or
 * come from a program that the user has not agreed to. A tunnel whose connection is lost then ends instead of resuming.
 */
const NO_CREDENTIALS = {
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
};

/**
 * Starts the plugin as AWS's own command line does, and waits until its port is open. SECURITY: the session's token is
 * only in the plugin's environment, never in a command line; no shell is used. Fails with `tunnel-failed`.
 */
export async function startPlugin(
  executable: string,
  plan: TunnelPlan,
  { env, onRunning, onOver }: PluginProcessDeps,
  signal: AbortSignal,
): Promise<Result<Tunnel>> {
  let child: ChildProcess;
  try {
    child = withoutInheritance(
      (stdio) =>
        spawn(
          executable,
          // The empty argument is the profile: the plugin needs no credentials.
          [RESPONSE_VARIABLE, plan.region, 'StartSession', '', plan.request, plan.endpoint],
          {
            stdio,
            env: { ...pluginEnvironment(env), [RESPONSE_VARIABLE]: plan.response.reveal() },
            windowsHide: true,
            shell: false,
          },
        ),
      ['ignore', 'pipe', 'ignore'],
    );
  } catch {
    return err({ code: 'tunnel-failed', why: 'start' });
  }
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve();
    });
    child.once('error', () => {
      resolve();
    });
  });
  const { pid } = child;
  if (pid === undefined) {
    await exited;
    return err({ code: 'tunnel-failed', why: 'start' });
  }
  void exited.then(() => {
    onOver(pid);
  });
  const isOpen = untilOpen(child, exited, signal);
  await onRunning(pid);
  let isStopped = false;
  const stop = async () => {
    isStopped = true;
    await endProcess(child, exited);
  };
  if (!(await isOpen)) {
    await stop();
    signal.throwIfAborted();
    return err({ code: 'tunnel-failed', why: 'start' });
  }
  const ended = new Promise<Failure>((resolve) => {
    void exited.then(() => {
      if (!isStopped) resolve({ code: 'tunnel-failed', why: 'ended' });
    });
  });
  return ok({ ended, stop });
}

/** What the plugin gets of this program's environment, without the response. */
const pluginEnvironment = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.entries(childEnvironment(env)).filter(([name]) => !OF_THE_DESKTOP.test(name)),
  ),
  ...Object.fromEntries(Object.entries(env).filter(([name]) => PROXY.test(name))),
  ...NO_CREDENTIALS,
});

/** True when the plugin has said that it accepts connections; false if it ended, took too long or `signal` aborted. */
function untilOpen(
  { stdout }: ChildProcess,
  exited: Promise<void>,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve) => {
    const end = (isOpen: boolean) => {
      clearTimeout(timer);
      unlisten();
      resolve(isOpen);
    };
    const timer = setTimeout(end, READY_MS, false);
    const unlisten = onAbort(signal, () => {
      end(false);
    });
    void exited.then(() => {
      end(false);
    });
    if (stdout === null) return;
    // The lines are read on until the end, so that the plugin never waits for a reader.
    createInterface({ input: stdout }).on('line', (line) => {
      if (/waiting for connections/i.test(line)) end(true);
    });
  });
}

async function endProcess(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  const timer = setTimeout(() => {
    child.kill('SIGKILL');
  }, STOP_MS);
  await exited;
  clearTimeout(timer);
}
