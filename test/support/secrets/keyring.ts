import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import type { Keytar } from '../../../src/main/adapters/secrets/keychain-answer.ts';
import { jsonLine } from './json-line.mjs';

export type { Keytar };

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly error?: string;
}

/**
 * keytar in a process with a D-Bus session of its own, and GNOME Keyring with its files in `home`:
 * opened with a password (which makes the collection when there is none), as it is after a start without one, or not
 * to be had because there is no bus. Without a display, so that nothing can ask.
 */
export async function startKeyring(
  state: 'opened' | 'as-it-is' | 'no-bus',
  home: string,
): Promise<{ keytar: Keytar; stop: () => Promise<void> }> {
  const runtime = join(home, 'run');
  mkdirSync(runtime, { recursive: true, mode: 0o700 });
  const child = `"${process.execPath}" "${join(import.meta.dirname, 'keytar-child.mjs')}"`;
  const open =
    'printf password | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1';
  const script = state === 'opened' ? `${open} && exec ${child}` : `exec ${child}`;
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
    XDG_RUNTIME_DIR: runtime,
    ...(state === 'no-bus' && { DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(home, 'no-bus')}` }),
  };
  const [command, ...args] =
    state === 'no-bus' ? ['sh', '-c', script] : ['dbus-run-session', '--', 'sh', '-c', script];
  const session = spawn(command, args, { env, stdio: ['pipe', 'pipe', 'ignore'] });
  const exited = new Promise<void>((resolve) => {
    session.once('exit', () => {
      resolve();
    });
  });
  const stop = async () => {
    session.stdin.end();
    await exited;
  };
  onTestFinished(stop);

  const waiting = new Map<number, (answer: Answer) => void>();
  const answerOf = (id: number) => new Promise<Answer>((resolve) => waiting.set(id, resolve));
  createInterface({ input: session.stdout }).on('line', (line) => {
    const answer = JSON.parse(line) as Answer;
    waiting.get(answer.id)?.(answer);
  });
  void exited.then(() => {
    for (const resolve of waiting.values()) resolve({ id: 0, error: 'the session has ended' });
  });
  let nth = 0;
  const ask =
    (call: keyof Keytar) =>
    async (...args: string[]): Promise<never> => {
      const answer = answerOf(++nth);
      session.stdin.write(`${jsonLine({ id: nth, call, args })}\n`);
      const { value, error } = await answer;
      if (error !== undefined) throw new Error(error);
      return value as never; // The result of keytar's own call.
    };
  await answerOf(0);
  return {
    keytar: {
      getPassword: ask('getPassword'),
      setPassword: ask('setPassword'),
      deletePassword: ask('deletePassword'),
    },
    stop,
  };
}
