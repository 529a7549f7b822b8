import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

/** A keychain for the test, which can be made to stop responding. */
export interface SessionKeyring {
  /** What a program needs to use it. */
  readonly env: Readonly<Record<string, string>>;
  /** It answers no more calls, like a keychain whose dialog no one answers. */
  readonly freeze: () => void;
  /** It answers all calls, including those it got meanwhile. */
  readonly thaw: () => void;
}

/** Unlocks the keychain, then prints its address and process id. It ends with its input. */
const SCRIPT = `
printf password | gnome-keyring-daemon --foreground --unlock --components=secrets >/dev/null 2>&1 &
echo "$DBUS_SESSION_BUS_ADDRESS $!"
cat >/dev/null
kill -CONT $!; kill $!
`;

/** GNOME Keyring on a D-Bus session of its own, with its files in `home`, opened with a password. */
export async function openSessionKeyring(home: string): Promise<SessionKeyring> {
  const runtime = join(home, 'run');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  const folders = { HOME: home, XDG_DATA_HOME: home, XDG_CACHE_HOME: home };
  const session = spawn('dbus-run-session', ['--', 'sh', '-c', SCRIPT], {
    env: { PATH: process.env.PATH, ...folders, XDG_RUNTIME_DIR: runtime },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = new Promise((resolve) => session.once('exit', resolve));
  onTestFinished(async () => {
    session.stdin.end();
    await ended;
  });
  const lines = createInterface({ input: session.stdout });
  const [first] = await lines[Symbol.asyncIterator]()
    .next()
    .then(({ value }) => [value as string]);
  const [address = '', pid = ''] = (first ?? '').split(' ');
  if (!/^\d+$/.test(pid)) throw new Error('the keychain was not started');
  return {
    env: { DBUS_SESSION_BUS_ADDRESS: address },
    freeze: () => void process.kill(Number(pid), 'SIGSTOP'),
    thaw: () => void process.kill(Number(pid), 'SIGCONT'),
  };
}
