import { spawn, type ChildProcessByStdio, type SpawnOptions } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import * as v from 'valibot';
import { deadline, type Clock } from '../../core/base/clock.ts';
import { redactedLine } from '../../core/base/redact.ts';
import type { SessionKeys } from '../../core/sign-in/sign-in.ts';
import { withoutInheritance } from '../base/inherited-descriptors.ts';
import { parseObject } from '../sign-in/aws-response.ts';
import { refuse, type ReadResult } from './profile-refusal.ts';
import { parseSessionKeys } from '../sts/session-keys.ts';
import { shellWords } from './shell-words.ts';
import { expiryOf } from './expiry.ts';

const OUTPUT_MAX_BYTES = 64 * 1024;
/** The end of what a program writes to standard error is read, and the end of that is shown. */
const ERROR_MAX_BYTES = 8 * 1024;
const ERROR_SHOWN = 160;

export interface ProcessDeps {
  readonly env: NodeJS.ProcessEnv;
  readonly clock: Clock;
  /** How long a program may run: it may have to ask the user. */
  readonly limitMs: number;
  /** Windows has no process groups: there, this program runs the command and ends everything that it started. */
  readonly windowsHelper: string;
}

/**
 * Runs a profile's `credential_process` and reads the keys it prints. SECURITY: the only command
 * line that a shell interprets, as with the SDK; the caller has made sure that the user agreed to
 * exactly this text. When `signal` aborts or the limit is reached, the program ends together with
 * all processes it started.
 */
export async function keysOfProcess(
  command: string,
  { env, clock, limitMs, windowsHelper }: ProcessDeps,
  signal: AbortSignal,
): Promise<ReadResult<SessionKeys>> {
  const limit = deadline(clock, limitMs, signal);
  const exit = await run(command, env, windowsHelper, limit.signal);
  limit.stop();
  signal.throwIfAborted();
  if (limit.signal.aborted) return refuse('program-late');
  if (exit.code === null) return refuse('program-cut');
  const wrote = endOfOutput(exit.errors);
  if (isMissing(command, exit)) return refuse('program-missing', searchedIn(command, env), wrote);
  if (exit.code !== 0) return refuse('program-code', String(exit.code), wrote);
  const output = v.safeParse(ProcessOutput, parseObject(exit.output.trim()));
  if (!output.success) return refuse('program-answer', undefined, wrote);
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = output.output;
  const expiresAt = Expiration === undefined ? undefined : (expiryOf(Expiration) ?? NaN);
  const keys = parseSessionKeys({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiresAt,
  });
  if (keys === undefined) return refuse('program-keys');
  if ((keys.expiresAt ?? Infinity) <= clock.now()) return refuse('program-expired');
  return { ok: true, value: keys };
}

/** Many programs write null or an empty text for what they do not have. */
const Absent = v.pipe(
  v.nullish(v.string()),
  v.transform((text) => (text === null || text === '' ? undefined : text)),
);
const ProcessOutput = v.object({
  Version: v.literal(1),
  AccessKeyId: v.string(),
  SecretAccessKey: v.string(),
  SessionToken: Absent,
  Expiration: Absent,
});

interface ProcessExit {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** True if the shell did not find the program, by its exit code or, for Windows' code 1, by its message. */
function isMissing(command: string, { code, errors }: ProcessExit): boolean {
  if (process.platform !== 'win32') return code === 127;
  const [program = ''] = command.startsWith('"') ? command.slice(1).split('"') : command.split(' ');
  return (
    code === 9009 ||
    (code === 1 && [`'${program}'`, `"${program}"`].some((name) => errors.includes(name)))
  );
}

/** Where the shell looked for a program: in the folder that the command names, or in those of the PATH. */
function searchedIn(command: string, env: NodeJS.ProcessEnv): string {
  const program = shellWords(command)?.[0] ?? '';
  const isPath = program.includes('/') && !existsSync(program);
  if (!isPath) return env.PATH ?? env.Path ?? '-';
  // A desktop program has another working directory than a terminal, so it is named.
  return dirname(/^\.{1,2}\//.test(program) ? resolve(program) : program);
}

/** The end of a text on one line, redacted before it is cut, because a cut secret may not be recognized. */
function endOfOutput(text: string): string {
  const line = redactedLine(text, ERROR_MAX_BYTES);
  return line.length > ERROR_SHOWN ? `…${line.slice(1 - ERROR_SHOWN).toWellFormed()}` : line;
}

/**
 * Starts the program with pipes for its standard output and error. Undefined for errors that are thrown instead of
 * emitted: a command line that is too long, a file that is not a program.
 */
function spawned(shell: string, args: readonly string[], options: SpawnOptions) {
  try {
    const child = withoutInheritance(
      (stdio) => spawn(shell, args, { ...options, stdio }),
      ['ignore', 'pipe', 'pipe'],
    );
    // The cast is safe: these are the pipes of the list above, which the type of a longer list does not say.
    return child as ChildProcessByStdio<null, Readable, Readable>;
  } catch {
    return undefined;
  }
}

function run(
  command: string,
  env: NodeJS.ProcessEnv,
  windowsHelper: string,
  signal: AbortSignal,
): Promise<ProcessExit> {
  const isWindows = process.platform === 'win32';
  const [shell, args] = isWindows
    ? [windowsHelper, ['tree', `"${env.ComSpec ?? 'cmd.exe'}"`, '/d', '/s', '/c', `"${command}"`]]
    : ['/bin/sh', ['-c', command]];
  return new Promise((resolve) => {
    const child = spawned(shell, args, {
      env,
      // Its own process group, so that its child processes end with it.
      detached: !isWindows,
      windowsHide: true,
      windowsVerbatimArguments: isWindows,
      // With verbatim arguments, Node does not quote the program's path either.
      ...(isWindows && { argv0: `"${windowsHelper}"` }),
    });
    if (child === undefined) {
      resolve({ code: null, output: '', errors: '' });
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    let errors = Buffer.alloc(0);
    const end = (code: number | null) => {
      child.stderr.destroy();
      signal.removeEventListener('abort', kill);
      resolve({
        code,
        output: Buffer.concat(chunks).toString('utf8'),
        errors: errors.toString('utf8'),
      });
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
    child.stderr.on('data', (chunk: Buffer) => {
      errors = Buffer.concat([errors, chunk]).subarray(-ERROR_MAX_BYTES);
    });
    child.once('error', () => {
      end(null);
    });
    child.once('close', end);
    // What the program started may keep standard error open; only a failure needs all of it.
    child.stdout.once('close', () => {
      if (child.exitCode === 0) end(0);
      else
        child.once('exit', (code) => {
          if (code === 0) end(0);
        });
    });
    if (signal.aborted) kill();
    else signal.addEventListener('abort', kill, { once: true });
  });
}
