/** Facts of a log line: short, and never a secret (the writer redacts them anyway). */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

/** Writes what happened to the log. `event` is a fixed sentence; everything that varies is in the facts. */
export interface Log {
  /** For troubleshooting; written only if the user or an administrator turns it on. */
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}
