import { existsSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { homeFolder } from '../base/home-folder.ts';
import type { Platform } from '../viewer/viewer-paths.ts';
import { isPrivatePath, isRuntimeFolder } from './private-path.ts';

/** The paths of all files of this program on this machine. */
export interface Paths {
  readonly settings: string;
  /** The records of launches. */
  readonly records: string;
  /** The state of the practice studio. */
  readonly practice: string;
  /** The plugins that carry tunnels. */
  readonly tunnels: string;
  /** The window's last bounds. */
  readonly windowBounds: string;
  /** The last lists of workstations. */
  readonly lastLists: string;
  /** The closed folders of the sidebar. */
  readonly closedFolders: string;
  /** The window's last appearance. */
  readonly appearance: string;
  readonly sealed: string;
  readonly handover: string;
  readonly logs: string;
  /** The administrator's policy, at the same path for all users of this machine. */
  readonly policy: string;
  /** Users who may write it; the system's administrator by default. Set only by tests. */
  readonly policyOwners?: readonly number[];
  /** Updates that were downloaded and are not installed yet. */
  readonly updates: string;
  /** When updates were last checked. */
  readonly updateState: string;
  /**
   * Electron's own data; the command line has a separate folder, so that it never meets a window's
   * lock.
   */
  readonly electron: (use: 'window' | 'command' | 'practice-viewer') => string;
}

/**
 * `STAGEDOOR_HOME` moves everything; otherwise the platform's standard paths (XDG on Linux). Another variable that is not an
 * absolute path is ignored, as in the XDG specification; {@link refusedHome} refuses this one. SECURITY: connection
 * files hold tokens, so their folder is the first candidate that no other user can replace.
 */
export function readPaths(platform: Platform, env: NodeJS.ProcessEnv): Paths {
  const home = absolute(env.STAGEDOOR_HOME);
  const policy = policyPath(platform, env);
  const user = homeFolder();
  if (home !== undefined) {
    const run = runFolder([home, ...usualRun(platform, env, user)]);
    return { ...pathsIn(home, run, home, home), policy };
  }
  switch (platform) {
    case 'win32': {
      const roaming = join(absolute(env.APPDATA) ?? join(user, 'AppData', 'Roaming'), 'Stagedoor');
      const local = join(absolute(env.LOCALAPPDATA) ?? join(user, 'AppData', 'Local'), 'Stagedoor');
      return { ...pathsIn(roaming, local, local, local), policy };
    }
    case 'darwin': {
      const support = supportFolder(user);
      const logs = join(user, 'Library', 'Logs', 'Stagedoor');
      return { ...pathsIn(support, support, logs, support), policy };
    }
    case 'linux': {
      const config = join(absolute(env.XDG_CONFIG_HOME) ?? join(user, '.config'), 'stagedoor');
      const run = runFolder(usualRun(platform, env, user));
      return { ...pathsIn(config, run, stateFolder(env, user), config), policy };
    }
  }
}

/** The value of `STAGEDOOR_HOME` if it is a relative path, which would mean another folder in each working directory. */
export function refusedHome({ STAGEDOOR_HOME: home }: NodeJS.ProcessEnv): string | undefined {
  return home === undefined || home === '' || isAbsolute(home) ? undefined : home;
}

const stateFolder = (env: NodeJS.ProcessEnv, user: string): string =>
  join(absolute(env.XDG_STATE_HOME) ?? join(user, '.local', 'state'), 'stagedoor');

const supportFolder = (user: string): string =>
  join(user, 'Library', 'Application Support', 'Stagedoor');

/** The platform's own folders for connection files, in order: `XDG_RUNTIME_DIR` if it follows its own rule. */
function usualRun(platform: Platform, env: NodeJS.ProcessEnv, user: string): readonly string[] {
  if (platform === 'win32') return [];
  if (platform === 'darwin') return [supportFolder(user)];
  const run = absolute(env.XDG_RUNTIME_DIR);
  const runtime = run !== undefined && isRuntimeFolder(run) ? [join(run, 'stagedoor')] : [];
  return [...runtime, stateFolder(env, user)];
}

/** The first that is private. Without any, the first: what is wrong with it is reported when it is used. */
const runFolder = (candidates: readonly string[]): string =>
  candidates.find((folder) => isPrivatePath(folder)) ?? candidates[0] ?? '';

const PROGRAM_DATA = 'C:\\ProgramData';

/** Not moved by STAGEDOOR_HOME: users must not be able to bypass the policy. */
function policyPath(platform: Platform, env: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32':
      // Users can set variables, so they are used only if Windows is on another disk.
      return join(
        existsSync(PROGRAM_DATA) ? PROGRAM_DATA : (absolute(env.ProgramData) ?? PROGRAM_DATA),
        'Stagedoor',
        'policy.json',
      );
    case 'darwin':
      return '/Library/Application Support/Stagedoor/policy.json';
    case 'linux':
      return '/etc/stagedoor/policy.json';
  }
}

function pathsIn(
  settings: string,
  run: string,
  logs: string,
  electron: string,
): Omit<Paths, 'policy'> {
  return {
    settings: join(settings, 'settings.json'),
    records: join(logs, 'launches.json'),
    practice: join(logs, 'practice.json'),
    tunnels: join(logs, 'tunnels.json'),
    windowBounds: join(logs, 'window.json'),
    lastLists: join(logs, 'lists.json'),
    closedFolders: join(logs, 'folders.json'),
    appearance: join(logs, 'look.json'),
    sealed: join(settings, 'sealed'),
    handover: join(run, 'handover'),
    logs: join(logs, 'logs'),
    updates: join(logs, 'updates'),
    updateState: join(logs, 'updates.json'),
    electron: (use) => join(electron, 'electron', use),
  };
}

const absolute = (path: string | undefined): string | undefined =>
  path !== undefined && path !== '' && isAbsolute(path) ? path : undefined;
