import type { Failure, Result } from '../../../shared/base/failure.ts';
import type { LaunchNotice } from '../../../shared/launch/launch-state.ts';
import type { Secret } from '../secrets/secret.ts';
import type { StreamRules } from './stream-url.ts';

/** Where a stream goes once it is ready: the viewer on this machine, or the browser. */
export type Via = 'viewer' | 'browser';

/** A stream's URL that passed the rules, ready to be opened. Holds secrets, so it stays in main. */
export interface AcceptedStream {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  readonly url: Secret;
  readonly rules: StreamRules;
}

/** A viewer that was started. */
export interface ViewerRun {
  readonly notices: readonly LaunchNotice[];
  /** Settles with a failure if the viewer exits within 8 s with a code other than 0, else with nothing. */
  readonly early: Promise<Failure | undefined>;
  /** Settles when the viewer has exited. */
  readonly exited: Promise<void>;
  /** Settles when the hand-over file is deleted. */
  readonly fileGone: Promise<void>;
}

/** What a launch needs of the machine it runs on to hand a stream over. */
export interface HandOver {
  /** Holds the URL against the rules of `stream-url.ts`. */
  accept(url: Secret, rules: StreamRules): Result<AcceptedStream>;
  /** Asks whether the stream's host can be reached from here: TCP, then TLS, within 5 s. */
  check(stream: AcceptedStream, signal: AbortSignal): Promise<Result<readonly LaunchNotice[]>>;
  /** Starts the viewer, or the browser, on it. */
  open(stream: AcceptedStream, via: Via, signal: AbortSignal): Promise<Result<ViewerRun>>;
}
