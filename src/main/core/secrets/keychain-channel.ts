/** A running process that calls the keychain. What is sent contains secrets, and only that process receives it. */
export interface KeychainChannel {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** The process has ended, or could not be started. */
  onExit(listener: () => void): void;
  /** Ends the process, also while the keychain does not answer it. */
  kill(): void;
}

/** Starts a process that calls the keychain. */
export type StartKeychain = () => Promise<KeychainChannel>;
