import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import type { Platform } from './viewer-places.ts';

/** Where everything of ours is kept on this machine. */
export interface Places {
  readonly settings: string;
  readonly sealed: string;
  readonly handover: string;
  readonly logs: string;
  /** Electron's own data; the command line has its own, so that it never meets a window's lock. */
  readonly electron: (use: 'window' | 'command' | 'practice-viewer') => string;
}

/**
 * `STAGEDOOR_HOME` moves everything; otherwise the platform's places (XDG on Linux). A value that is
 * not an absolute path counts as none, as XDG has it.
 */
export function readPlaces(platform: Platform, env: NodeJS.ProcessEnv): Places {
  const home = absolute(env.STAGEDOOR_HOME);
  if (home !== undefined) return placesIn(home, home, home, home);
  const user = homedir();
  switch (platform) {
    case 'win32': {
      const roaming = join(absolute(env.APPDATA) ?? join(user, 'AppData', 'Roaming'), 'Stagedoor');
      const local = join(absolute(env.LOCALAPPDATA) ?? join(user, 'AppData', 'Local'), 'Stagedoor');
      return placesIn(roaming, local, local, local);
    }
    case 'darwin': {
      const support = join(user, 'Library', 'Application Support', 'Stagedoor');
      return placesIn(support, support, join(user, 'Library', 'Logs', 'Stagedoor'), support);
    }
    case 'linux': {
      const config = join(absolute(env.XDG_CONFIG_HOME) ?? join(user, '.config'), 'stagedoor');
      const state = join(
        absolute(env.XDG_STATE_HOME) ?? join(user, '.local', 'state'),
        'stagedoor',
      );
      const run = absolute(env.XDG_RUNTIME_DIR);
      return placesIn(config, run === undefined ? state : join(run, 'stagedoor'), state, config);
    }
  }
}

function placesIn(settings: string, run: string, logs: string, electron: string): Places {
  return {
    settings: join(settings, 'settings.json'),
    sealed: join(settings, 'sealed'),
    handover: join(run, 'handover'),
    logs: join(logs, 'logs'),
    electron: (use) => join(electron, 'electron', use),
  };
}

const absolute = (path: string | undefined): string | undefined =>
  path !== undefined && path !== '' && isAbsolute(path) ? path : undefined;
