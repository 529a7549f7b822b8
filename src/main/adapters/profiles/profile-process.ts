import { spawn } from 'node:child_process';
import * as v from 'valibot';
import { deadline, type Clock } from '../../core/base/clock.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import { parseObject } from '../sign-in/aws-answer.ts';
import { unread, type Read } from './profile-refusal.ts';
import { parseSessionKeys } from '../sts/session-keys.ts';

const OUTPUT_MAX_BYTES = 64 * 1024;

export interface ProcessDeps {
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /** How long a program may run: it may have to ask the user. */
  readonly limitMs: number;
}

/**
 * Runs a profile's `credential_process` and reads the keys it prints. SECURITY: the only command
 * line that a shell interprets, as with the SDK; the caller has made sure that the user agreed to
 * exactly this text. When `signal` aborts or the limit is reached, the program ends together with
 * all processes it started.
 */
export async function keysOfProcess(
  command: string,
  { env, clock, limitMs }: ProcessDeps,
  signal: AbortSignal,
): Promise<Read<SessionKeys>> {
  const limit = deadline(clock, limitMs, signal);
  const ended = await run(command, env, limit.signal);
  limit.stop();
  signal.throwIfAborted();
  if (limit.signal.aborted) return unread('program-late');
  if (ended.code === null) return unread('program-cut');
  if (ended.code !== 0) return unread('program-code', String(ended.code));
  const given = v.safeParse(Given, parseObject(ended.output.trim()));
  if (!given.success) return unread('program-answer');
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given.output;
  const expiresAt = Expiration === undefined ? undefined : Date.parse(Expiration);
  const keys = parseSessionKeys({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiresAt,
  });
  if (keys === undefined) return unread('program-keys');
  if ((keys.expiresAt ?? Infinity) <= clock.now()) return unread('program-expired');
  return { ok: true, value: keys };
}

const Given = v.object({
  Version: v.literal(1),
  AccessKeyId: v.string(),
  SecretAccessKey: v.string(),
  SessionToken: v.optional(v.string()),
  Expiration: v.optional(v.string()),
});

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

function run(command: string, env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Ended> {
  const isWindows = process.platform === 'win32';
  const [shell, args] = isWindows
    ? [env.ComSpec ?? 'cmd.exe', ['/d', '/s', '/c', `"${command}"`]]
    : ['/bin/sh', ['-c', command]];
  return new Promise((resolve) => {
    const child = spawn(shell, args, {
      env,
      // Its own process group, so that its child processes end with it.
      detached: !isWindows,
      windowsHide: true,
      windowsVerbatimArguments: isWindows,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const chunks: Buffer[] = [];
    let bytes = 0;
    const end = (code: number | null) => {
      signal.removeEventListener('abort', kill);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') });
    };
    const kill = () => {
      try {
        if (child.pid !== undefined && !isWindows) process.kill(-child.pid, 'SIGKILL');
        else child.kill();
      } catch {
        // It has already ended.
      }
      end(null);
    };
    child.stdout.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > OUTPUT_MAX_BYTES) kill();
      else chunks.push(chunk);
    });
    child.once('error', () => {
      end(null);
    });
    child.once('close', end);
    if (signal.aborted) kill();
    else signal.addEventListener('abort', kill, { once: true });
  });
}
