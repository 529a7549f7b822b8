import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { childEnvironment } from '../base/child-environment.ts';

const run = promisify(execFile);
const TIMEOUT_MS = 3_000;

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const GET = 'org.freedesktop.DBus.Properties.Get';
const HAS_HOST = 'IsStatusNotifierHostRegistered';

/**
 * Nearly every Linux desktop has one of these tools. Each sends the same query; its output contains
 * `true`.
 */
const QUERIES: readonly (readonly [command: string, ...args: string[]])[] = [
  [
    'dbus-send',
    ...['--session', '--print-reply', `--dest=${WATCHER}`, PATH, GET],
    ...[`string:${WATCHER}`, `string:${HAS_HOST}`],
  ],
  [
    'gdbus',
    ...['call', '--session', '--dest', WATCHER, '--object-path', PATH, '--method', GET],
    ...[WATCHER, HAS_HOST],
  ],
];

/**
 * True if this Linux desktop shows tray icons. GNOME does not by default, and a window that is
 * hidden behind an invisible icon cannot be opened again. If unknown, false.
 */
export async function hasTrayHost(env: NodeJS.ProcessEnv): Promise<boolean> {
  // Without a running bus, `dbus-send` would start one.
  if (!env.DBUS_SESSION_BUS_ADDRESS && !env.XDG_RUNTIME_DIR) return false;
  for (const [command, ...args] of QUERIES) {
    try {
      const { stdout } = await run(command, args, {
        env: childEnvironment(env),
        timeout: TIMEOUT_MS,
        maxBuffer: 64 * 1024,
      });
      return /\btrue\b/.test(stdout);
    } catch {
      // Not installed, or no reply: try the next tool.
    }
  }
  return false;
}
