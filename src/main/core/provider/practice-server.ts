/** A practice studio that serves in the foreground, with the keys made up for this run. */
export interface PracticeServer {
  readonly endpoint: string;
  readonly region: string;
  readonly studioId: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Calls the listener with one line for each request answered. */
  onRequest(listener: (line: string) => void): void;
  stop(): Promise<void>;
}
