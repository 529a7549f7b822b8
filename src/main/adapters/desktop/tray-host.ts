import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const ASK_MS = 3_000;

const WATCHER = 'org.kde.StatusNotifierWatcher';
const PATH = '/StatusNotifierWatcher';
const GET = 'org.freedesktop.DBus.Properties.Get';
const HAS_HOST = 'IsStatusNotifierHostRegistered';

/** One of these is on nearly every Linux desktop. Each asks the same and prints `true` within its answer. */
const QUESTIONS: readonly (readonly [command: string, ...args: string[]])[] = [
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
 * True where something on this Linux desktop shows the icons of a tray. GNOME does not by itself, and an
 * icon nobody shows is none to come back by. Unknown counts as no.
 */
export async function hasTrayHost(env: NodeJS.ProcessEnv): Promise<boolean> {
  // Without a bus that is there already, `dbus-send` would start one.
  if (!env.DBUS_SESSION_BUS_ADDRESS && !env.XDG_RUNTIME_DIR) return false;
  for (const [command, ...args] of QUESTIONS) {
    try {
      const { stdout } = await run(command, args, { env, timeout: ASK_MS, maxBuffer: 64 * 1024 });
      return /\btrue\b/.test(stdout);
    } catch {
      // Not there, or nobody answered: the next one is asked.
    }
  }
  return false;
}
