/** Standard input and output, as the command line uses them. */
export interface Stdio {
  out(line: string): void;
  err(line: string): void;
  /** Everything on standard input, at most `limit` bytes; nothing when it is more. */
  read(limit: number): Promise<string | undefined>;
  /**
   * Asks a person for a short secret, without showing what is typed; nothing where they leave it.
   * Not there without a terminal to ask on.
   */
  readonly askSecret?: (question: string, signal: AbortSignal) => Promise<string | undefined>;
  /** Resolves when everything was taken: an exit before that would cut the last lines off. */
  flushed(): Promise<void>;
}
