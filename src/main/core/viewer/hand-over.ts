import type { Result } from '../../../shared/base/failure.ts';
import type { LaunchNotice } from '../../../shared/launch/launch-state.ts';
import type { Secret } from '../secrets/secret.ts';
import type { StreamRules } from './parse-stream-url.ts';

/** What opens a stream once it is ready: the viewer on this machine, or the browser. */
export type HandOverTarget = 'viewer' | 'browser';

/**
 * A stream's URL that passed the rules, with the parts that were read from it. It contains secrets, so it never
 * leaves the main process.
 */
export interface AcceptedStream {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly path: string;
  readonly sessionId: Secret;
  /** Missing if the rules allow no token. */
  readonly authToken?: Secret;
  /** The whole URL, for the browser. */
  readonly url: Secret;
  readonly rules: StreamRules;
}

/**
 * Whether a connection file was read before it was deleted. `unknown`: the file system does not record reads.
 */
export type FileUse = 'read' | 'unread' | 'unknown';

/** How a viewer ended. */
export interface ViewerExit {
  readonly exitCode: number;
  /** The signal that ended it, such as `SIGKILL`. */
  readonly signal?: string;
}

/** A viewer that was started. */
export interface ViewerRun {
  readonly notices: readonly LaunchNotice[];
  /** Settles when the viewer has ended, with every process that it has started in its group. */
  readonly exited: Promise<ViewerExit>;
  /** Settles when the connection file is deleted: after 10 s, or later if it was not read until then. */
  readonly fileGone: Promise<FileUse>;
  /** Deletes the connection file at once. */
  dropFile(): Promise<void>;
}

/** What a launch needs from this machine to open a stream. */
export interface HandOver {
  /** Finds the viewer for streams with these rules: fails as {@link HandOver.open} would, before a stream is requested. */
  findViewer(rules: StreamRules): Promise<Result<undefined>>;
  /** Parses the URL once and checks it against the rules. The later steps use the parsed parts. */
  accept(url: Secret, rules: StreamRules): Result<AcceptedStream>;
  /** Checks that the stream's host can be reached from this machine: TCP, then TLS, within 5 s. */
  check(stream: AcceptedStream, signal: AbortSignal): Promise<Result<readonly LaunchNotice[]>>;
  /** Opens the stream in the viewer or in the browser. */
  open(
    stream: AcceptedStream,
    via: HandOverTarget,
    signal: AbortSignal,
  ): Promise<Result<ViewerRun>>;
}
