/** Standard input and output, as the command line uses them. */
export interface Stdio {
  out(line: string): void;
  err(line: string): void;
  /** Everything on standard input; `undefined` if it is more than `limit` bytes. */
  read(limit: number): Promise<Uint8Array | undefined>;
  /**
   * Asks for a short secret without showing what is typed; `undefined` if the person cancels.
   * Absent without a terminal.
   */
  readonly askSecret?: (question: string, signal: AbortSignal) => Promise<string | undefined>;
  /** True if standard input is a pipe or a file, so that there can be something to read. */
  readonly isPiped?: boolean;
  /**
   * Resolves when all output is written: exiting earlier would cut off the last lines. False if standard output could not be
   * written, for example because the disk is full. A reader that closed its end has what it wanted.
   */
  flushed(): Promise<boolean>;
}
