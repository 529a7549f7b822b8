import type { Failure } from '../../shared/base/failure.ts';
import { redact } from '../core/base/redact.ts';
import { exitStatusOf, type ExitStatus } from './exit-status.ts';
import { commandLine } from './failure-line.ts';

/** Where a command reads and writes: output to `out`, diagnostics to `err`. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** All of standard input; `undefined` if it is more than `limit` bytes. */
  read(limit: number): Promise<string | undefined>;
  /** Asks without showing what is typed. Absent without a terminal. */
  readonly askSecret?: (question: string, signal: AbortSignal) => Promise<string | undefined>;
  /** True if standard input is a pipe or a file, so that there can be something to read. */
  readonly isPiped?: boolean;
}

/** What a command needs besides its options. */
export interface CommandDeps<S> {
  readonly services: S;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Prints a failure on standard error, redacted like a line of the log, and returns its exit status. */
export function report(terminal: Terminal, failure: Failure): ExitStatus {
  terminal.err(redact(commandLine(failure)));
  return exitStatusOf(failure.code);
}

/** A value as one line of JSON. */
export const jsonLine = (value: unknown): string => JSON.stringify(value);
