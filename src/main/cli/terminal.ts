import type { Failure } from '../../shared/base/failure.ts';
import { unlessAborted } from '../core/base/clock.ts';
import { redact } from '../core/base/redact.ts';
import { EXIT, exitStatusOf, type ExitStatus } from './exit-status.ts';
import { commandLine } from './failure-line.ts';

/** The standard streams of a command: output goes to `out`, diagnostics go to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** All of standard input; `undefined` if it is more than `limit` bytes. */
  read(limit: number): Promise<Uint8Array | undefined>;
  /** Asks without showing what is typed. Missing if there is no terminal. */
  readonly askSecret?: (question: string, signal: AbortSignal) => Promise<string | undefined>;
  /** True if standard input is a pipe or a file, so that there can be something to read. */
  readonly isPiped?: boolean;
  /** Resolves when the output is written; false if it could not be, for example because the disk is full. */
  flushed(): Promise<boolean>;
}

/** The dependencies of a command, in addition to its options. */
export interface CommandDeps<S> {
  readonly services: S;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Like {@link Terminal.read}, but rejects if the command is cancelled, even if that also ended the input. */
export async function readInput(
  { terminal, signal }: Pick<CommandDeps<unknown>, 'terminal' | 'signal'>,
  limit: number,
): Promise<Uint8Array | undefined> {
  const bytes = await unlessAborted(terminal.read(limit), signal);
  signal.throwIfAborted();
  return bytes;
}

/**
 * Prints a failure on standard error, redacted like a line of the log, and returns its exit status. `advice` replaces
 * the usual one.
 */
export function report(terminal: Terminal, failure: Failure, advice?: string): ExitStatus {
  terminal.err(redact(commandLine(failure, advice)));
  return exitStatusOf(failure.code);
}

/**
 * Like {@link report}, for a command that saves. If the keychain is the reason, also says what was not saved. Throws if
 * the command was cancelled meanwhile: Ctrl+C also ends the process that calls the keychain, so the keychain appears
 * to be missing.
 */
export function reportUnsaved(
  { terminal, signal }: Pick<CommandDeps<unknown>, 'terminal' | 'signal'>,
  failure: Failure,
  nothing: string,
): ExitStatus {
  const isKeychain = exitStatusOf(failure.code) === EXIT.vault && failure.code !== 'keys-left';
  if (isKeychain && signal.aborted) {
    terminal.err(nothing);
    signal.throwIfAborted();
  }
  const status = report(terminal, failure);
  if (isKeychain) terminal.err(nothing);
  return status;
}

/** A value as one line of JSON. */
export const jsonLine = (value: unknown): string => JSON.stringify(value);
