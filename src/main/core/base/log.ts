/** Facts beside a log line: short, and never a secret (the writer redacts all the same). */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

/** What happened, for the log. `event` is a fixed sentence; what differs stands in the facts. */
export interface Log {
  /** For those who look for a fault; written only where the user or an administrator wants it. */
  debug(event: string, facts?: LogFacts): void;
  info(event: string, facts?: LogFacts): void;
  warn(event: string, facts?: LogFacts): void;
  error(event: string, facts?: LogFacts): void;
}
