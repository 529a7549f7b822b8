import {
  execFileSync,
  spawn,
  spawnSync,
  type ChildProcessWithoutNullStreams,
} from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { endTrialProcesses, TRIAL_USER } from '../../../scripts/lib/packaging/trial.mjs';
import { tempFolder } from '../../support/machine/machine.ts';
import { recordingViewer, type RecordingViewer } from '../../support/viewer/recording-viewer.ts';

const aptEnv = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };

/** Runs a program as root until it ends. */
export const asRoot = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', env: aptEnv, stdio: ['ignore', 'pipe', 'pipe'] });

export const apt = (...args: readonly string[]): string =>
  asRoot('apt-get', '-y', '-qq', '-o', 'DPkg::Lock::Timeout=120', '-o', 'Dpkg::Use-Pty=0', ...args);

/**
 * An ordinary user, created for these tests if missing. scripts/test-package.mjs removes the user.
 */
export interface Trial {
  readonly home: string;
  /** The environment of every program of this user. */
  readonly env: Readonly<Record<string, string>>;
  readonly uid: number;
  readonly gid: number;
}

export function makeTrialUser(): Trial {
  if (spawnSync('id', ['-u', TRIAL_USER], { stdio: 'ignore' }).status !== 0)
    asRoot('useradd', '--create-home', '--shell', '/bin/sh', TRIAL_USER);
  const [, , uid, gid, , home = ''] = asRoot('getent', 'passwd', TRIAL_USER).trim().split(':');
  const trial = { home, uid: Number(uid), gid: Number(gid) };
  const runtime = join(home, 'run');
  mkdirSync(runtime, { mode: 0o700, recursive: true });
  chownSync(runtime, trial.uid, trial.gid);
  const env = {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    HOME: home,
    USER: TRIAL_USER,
    LOGNAME: TRIAL_USER,
    XDG_RUNTIME_DIR: runtime,
    LANG: 'C.UTF-8',
  };
  return { ...trial, env };
}

export interface Ran {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts a program as that user, without root's groups. It ends with the test. */
export function start(
  trial: Trial,
  command: readonly string[],
  { env = {}, input = '' }: { env?: Readonly<Record<string, string>>; input?: string | null } = {},
): {
  child: ChildProcessWithoutNullStreams;
  text: { out: string; err: string };
  ended: Promise<Ran>;
} {
  const [program = '', ...args] = command;
  const { uid, gid, home } = trial;
  const child = spawn(program, args, {
    uid,
    gid,
    cwd: home,
    env: { ...trial.env, ...env },
    stdio: 'pipe',
  });
  const text = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.out += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.err += chunk));
  child.stdin.on('error', () => undefined);
  if (input !== null) child.stdin.end(input);
  const ended = new Promise<Ran>((resolve) => {
    // Not "close", because a started viewer may keep the pipes open.
    child.on('exit', (status) => setImmediate(() => resolve({ status, ...text })));
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { child, text, ended };
}

/** Runs a program as that user until it ends. */
export const runAs = (
  trial: Trial,
  command: readonly string[],
  options?: Parameters<typeof start>[2],
): Promise<Ran> => start(trial, command, options).ended;

/**
 * Opens a desktop for that user: the display of the tests, a D-Bus session and an unlocked keychain.
 * Returns its environment variables. All programs of the user end with the test.
 */
export async function openDesktop(trial: Trial): Promise<Record<string, string>> {
  onTestFinished(endTrialProcesses);
  const script =
    'printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; ' +
    'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat';
  const { child } = start(trial, ['dbus-run-session', '--', 'sh', '-c', script], { input: null });
  const address = await new Promise<string>((resolve) => {
    createInterface({ input: child.stdout }).once('line', resolve);
  });
  return { DISPLAY: process.env.DISPLAY ?? '', DBUS_SESSION_BUS_ADDRESS: address };
}

/** A viewer that records what it received, for that user. */
export function viewerFor({ uid, gid }: Trial, exit: 'stay' | number): RecordingViewer {
  const viewer = recordingViewer(exit);
  const folder = dirname(viewer.executable);
  chownSync(folder, uid, gid);
  for (const name of readdirSync(folder)) chownSync(join(folder, name), uid, gid);
  return viewer;
}

/** A viewer that counts how often it was opened with a connection file, and exits. */
export function countingViewerFor({ uid, gid }: Trial): {
  readonly executable: string;
  readonly opened: () => number;
} {
  const folder = tempFolder();
  const executable = join(folder, 'viewer');
  const list = join(folder, 'opened');
  const script = `#!/bin/sh\ngrep '^sessionid=' "$1" >> '${list}'\n`;
  writeFileSync(executable, script, { mode: 0o755 });
  writeFileSync(list, '');
  for (const path of [folder, executable, list]) chownSync(path, uid, gid);
  return { executable, opened: () => readFileSync(list, 'utf8').split('\n').length - 1 };
}

/** A process of that user that runs Electron. */
export interface ElectronProcess {
  readonly pid: number;
  readonly args: readonly string[];
  /** `browser` is the main one. */
  readonly type: string;
  /** 2 if it runs under a filter for system calls. */
  readonly seccomp: string;
  readonly userNamespace: string;
  /** Loaded code that belongs neither to Electron nor to the system. */
  readonly modules: readonly string[];
}

export function electronProcesses({ uid }: Trial): ElectronProcess[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        // Chromium rewrites the command lines of its processes, with spaces between the words.
        const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/).slice(0, -1);
        const status = readFileSync(`/proc/${pid}/status`, 'utf8');
        const owner = /^Uid:\s+(\d+)/m.exec(status)?.[1];
        if (Number(owner) !== uid || args[0]?.endsWith('/stagedoor-electron') !== true) return [];
        const type = args.find((one) => one.startsWith('--type='))?.slice('--type='.length);
        return {
          pid: Number(pid),
          args,
          type: type ?? 'browser',
          seccomp: /^Seccomp:\s+(\d)/m.exec(status)?.[1] ?? '',
          modules: loadedModules(pid),
          userNamespace: asRoot('readlink', `/proc/${pid}/ns/user`).trim(),
        };
      } catch {
        // The process has exited.
        return [];
      }
    });
}

/**
 * The native Node modules that a process has loaded, and other code that is neither from a package nor
 * from the system.
 */
function loadedModules(pid: string): string[] {
  const mapped = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n');
  // "ADDRESSES PERMISSIONS OFFSET DEVICE INODE PATH"
  const code = mapped.flatMap((line) => /^\S+ ..x. .*?(\/.*)$/.exec(line)?.[1] ?? []);
  return code.filter((path) => path.endsWith('.node') || !/^\/(usr|lib|lib64|opt)\//.test(path));
}

/** True while the package's command exists. */
export const isOnPath = (): boolean => existsSync('/usr/bin/stagedoor');
