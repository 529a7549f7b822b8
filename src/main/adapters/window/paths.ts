import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Platform } from '../viewer/viewer-paths.ts';

/** Where everything of ours is kept on this machine. */
export interface Paths {
  readonly settings: string;
  /** What is remembered of launches. */
  readonly records: string;
  /** Where the window was last. */
  readonly windowPlace: string;
  /** How the window looked last. */
  readonly look: string;
  readonly sealed: string;
  readonly handover: string;
  readonly logs: string;
  /** The administrator's policy, the same place for everybody on this machine. */
  readonly policy: string;
  /** Users who may write it; the system's administrator where nothing is said. Tests say themselves. */
  readonly policyOwners?: readonly number[];
  /** New versions that were fetched and are not in place yet. */
  readonly updates: string;
  /** When it was last asked for one. */
  readonly updateNotes: string;
  /** Electron's own data; the command line has its own, so that it never meets a window's lock. */
  readonly electron: (use: 'window' | 'command' | 'practice-viewer') => string;
}

/**
 * `STAGEDOOR_HOME` moves everything; otherwise the platform's places (XDG on Linux). A value that is
 * not an absolute path counts as none, as XDG has it.
 */
export function readPaths(platform: Platform, env: NodeJS.ProcessEnv): Paths {
  const home = absolute(env.STAGEDOOR_HOME);
  const policy = policyPlace(platform, env);
  if (home !== undefined) return { ...placesIn(home, home, home, home), policy };
  const user = homedir();
  switch (platform) {
    case 'win32': {
      const roaming = join(absolute(env.APPDATA) ?? join(user, 'AppData', 'Roaming'), 'Stagedoor');
      const local = join(absolute(env.LOCALAPPDATA) ?? join(user, 'AppData', 'Local'), 'Stagedoor');
      return { ...placesIn(roaming, local, local, local), policy };
    }
    case 'darwin': {
      const support = join(user, 'Library', 'Application Support', 'Stagedoor');
      const logs = join(user, 'Library', 'Logs', 'Stagedoor');
      return { ...placesIn(support, support, logs, support), policy };
    }
    case 'linux': {
      const config = join(absolute(env.XDG_CONFIG_HOME) ?? join(user, '.config'), 'stagedoor');
      const state = join(
        absolute(env.XDG_STATE_HOME) ?? join(user, '.local', 'state'),
        'stagedoor',
      );
      const run = absolute(env.XDG_RUNTIME_DIR);
      const own = run === undefined ? state : join(run, 'stagedoor');
      return { ...placesIn(config, own, state, config), policy };
    }
  }
}

const PROGRAM_DATA = 'C:\\ProgramData';

/** Not moved by STAGEDOOR_HOME: a user must not get away from it. */
function policyPlace(platform: Platform, env: NodeJS.ProcessEnv): string {
  switch (platform) {
    case 'win32':
      // A user may set variables, so they are asked only where Windows is on another disk.
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

function placesIn(
  settings: string,
  run: string,
  logs: string,
  electron: string,
): Omit<Paths, 'policy'> {
  return {
    settings: join(settings, 'settings.json'),
    records: join(logs, 'launches.json'),
    windowPlace: join(logs, 'window.json'),
    look: join(logs, 'look.json'),
    sealed: join(settings, 'sealed'),
    handover: join(run, 'handover'),
    logs: join(logs, 'logs'),
    updates: join(logs, 'updates'),
    updateNotes: join(logs, 'updates.json'),
    electron: (use) => join(electron, 'electron', use),
  };
}

const absolute = (path: string | undefined): string | undefined =>
  path !== undefined && path !== '' && isAbsolute(path) ? path : undefined;
