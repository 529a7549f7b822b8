import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../base/paths.mjs';
import { startDisplay } from '../electron/display.mjs';

/** Creates and unlocks a keychain for the session, then runs the given command. */
const OPEN_KEYRING =
  'printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; exec "$@"';

/**
 * An environment in which tests do not use the user's files, keychain or display (Linux; on other systems only a folder for results).
 * @returns {Promise<{folder: string, env: NodeJS.ProcessEnv, prefix: string[], stop: () => Promise<void>}>} `env`: what to add to
 *   the environment; `prefix`: the command to put before another, which gives it a D-Bus and an open keychain of its own; `stop` removes it all
 * @throws {import('../base/run-script.mjs').Halt} if no display can be started
 */
export async function startTestSession() {
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-test-'));
  const clean = () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  process.once('exit', clean);
  if (process.platform !== 'linux')
    return { folder, env: {}, prefix: [], stop: async () => clean() };

  const screen = await startDisplay();
  const home = join(folder, 'home');
  const runtime = join(folder, 'run');
  mkdirSync(home);
  mkdirSync(runtime, { mode: 0o700 });
  return {
    folder,
    prefix: ['dbus-run-session', '--', 'sh', '-c', OPEN_KEYRING, 'sh'],
    env: {
      DISPLAY: screen.display,
      WAYLAND_DISPLAY: undefined,
      HOME: home,
      XDG_RUNTIME_DIR: runtime,
      XDG_DATA_HOME: join(home, '.local', 'share'),
      XDG_CONFIG_HOME: join(home, '.config'),
      XDG_STATE_HOME: join(home, '.local', 'state'),
      // Downloads stay in the user's cache, because otherwise each run would repeat them.
      XDG_CACHE_HOME: join(cacheFolder(), '..'),
      npm_config_cache: process.env['npm_config_cache'] ?? join(homedir(), '.npm'),
      npm_config_userconfig: process.env['npm_config_userconfig'] ?? join(homedir(), '.npmrc'),
    },
    stop: async () => {
      await screen.stop();
      clean();
    },
  };
}
