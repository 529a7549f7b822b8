import type { Failure } from '../../shared/base/failure.ts';
import { failureLine } from '../../shared/base/failure-words.ts';
import { redact } from '../core/base/redact.ts';
import { exitStatusOf, type ExitStatus } from './exit-status.ts';

/** Where a command reads and writes. Output is what was asked for; words are everything else. */
export interface Terminal {
  out(line: string): void;
  err(line: string): void;
  /** Everything on standard input, at most `limit` bytes; nothing when it is more. */
  read(limit: number): Promise<string | undefined>;
  /** Asks without showing what is typed. Not there where nobody can be asked. */
  readonly askSecret?: (question: string, signal: AbortSignal) => Promise<string | undefined>;
}

/** What a command needs beside its arguments. */
export interface CommandDeps<S> {
  readonly services: S;
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

/** Says a failure on standard error and gives its exit status. The line is redacted like a log's. */
export function tell(terminal: Terminal, failure: Failure): ExitStatus {
  terminal.err(redact(failureLine(failure)));
  return exitStatusOf(failure.code);
}

/** A value as one line of JSON. */
export const jsonLine = (value: unknown): string => JSON.stringify(value);
