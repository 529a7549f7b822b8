import type { Failure, Result } from '../../../shared/base/failure.ts';
import type { LaunchNotice } from '../../../shared/launch/launch-state.ts';
import type { Secret } from '../secrets/secret.ts';
import type { StreamRules } from './stream-url.ts';

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

/** A viewer that was started. */
export interface ViewerRun {
  readonly notices: readonly LaunchNotice[];
  /** Settles with a failure if the viewer exits within 8 s with a code other than 0, otherwise with undefined. */
  readonly early: Promise<Failure | undefined>;
  /** Settles when the viewer has exited. */
  readonly exited: Promise<void>;
  /** Settles when the connection file is deleted. */
  readonly fileGone: Promise<void>;
}

/** What a launch needs from this machine to open a stream. */
export interface HandOver {
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
