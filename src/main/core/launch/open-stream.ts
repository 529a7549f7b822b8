import { ok, err, type Failure } from '../../../shared/base/failure.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { unlessAborted, type Clock } from '../base/clock.ts';
import type { Work } from '../base/work.ts';
import type { Stream, Target } from '../provider/provider.ts';
import type { Secret } from '../secrets/secret.ts';
import type { HandOver, HandOverTarget, ViewerExit, ViewerRun } from '../viewer/hand-over.ts';
import type { StreamRules } from '../viewer/parse-stream-url.ts';
import type { StreamServer } from '../workstations/workstation-memory.ts';
import type { LaunchEvent } from './launch-reducer.ts';

/** What a launch decides about opening its stream. */
export interface OpenOptions {
  readonly rules: StreamRules;
  /** False skips the check of the stream's host, unless the rules are strict about certificates. */
  readonly check: boolean;
  readonly via: HandOverTarget;
  /** What the launch waits for after the viewer has opened: its exit, or the deletion of its connection file. */
  readonly waitFor: 'viewer' | 'file';
}

export interface OpenDeps {
  readonly clock: Clock;
  readonly handOver: HandOver;
  /** Called with the server of the workstation's stream, once its URL is accepted. */
  readonly onServer?: (target: Target, server: StreamServer) => void;
}

/** A stream that is ready to be opened. */
export interface ReadyStream extends Pick<Stream, 'user' | 'quicPort' | 'carrierEnded'> {
  readonly url: Secret;
}

/** Checks the URL of a stream that is ready, opens it, and stays with the viewer. */
export async function* openStream(
  { url, user, quicPort, carrierEnded }: ReadyStream,
  target: Target,
  options: OpenOptions,
  { clock, handOver, onServer }: OpenDeps,
  signal: AbortSignal,
): Work<LaunchEvent, undefined> {
  const { check, via } = options;
  const rules = { ...options.rules, ...omitUndefined({ user, quicPort }) };
  const accepted = handOver.accept(url, rules);
  if (!accepted.ok) return accepted;
  const { host, port, tls } = accepted.value;
  onServer?.(target, { host, port, tls, ...omitUndefined({ quicPort: rules.quicPort }) });
  const isStrict = rules.certificates === 'strict';
  // SECURITY: with strict, nothing is handed over before the certificate was checked.
  const isChecked = check || isStrict;
  yield { type: 'ready', at: clock.now(), ...(!isChecked && { notices: ['check-skipped'] }) };
  signal.throwIfAborted();
  const reached = isChecked ? await handOver.check(accepted.value, signal) : ok([]);
  signal.throwIfAborted();
  if (!reached.ok) return reached;
  // Behind a proxy the certificate cannot be checked here. The viewer is strict itself; a browser lets
  // the user accept any certificate.
  if (isStrict && via === 'browser' && reached.value.includes('check-meaningless'))
    return err({ code: 'certificate', where: 'stream' });
  yield { type: 'reached', at: clock.now(), notices: reached.value };
  signal.throwIfAborted();
  const run = await handOver.open(accepted.value, via, signal);
  if (!run.ok) return run;
  yield { type: 'opened', at: clock.now(), notices: run.value.notices };
  // What carries the stream has to stay for as long as the viewer.
  const waitFor = carrierEnded === undefined ? options.waitFor : 'viewer';
  return yield* watchViewer(run.value, { waitFor, carrierEnded }, clock, signal);
}

/** What a launch waits for once the viewer has opened. */
interface WatchViewerOptions extends Pick<OpenOptions, 'waitFor'> {
  readonly carrierEnded: Promise<Failure> | undefined;
}

/** Watches the open viewer until it ends, its connection file is deleted, or a tunnel to its host is lost. */
async function* watchViewer(
  run: ViewerRun,
  { waitFor, carrierEnded }: WatchViewerOptions,
  clock: Clock,
  signal: AbortSignal,
): Work<LaunchEvent, undefined> {
  const first = await unlessAborted(
    orLost(Promise.race([run.fileGone, run.exited]), carrierEnded),
    signal,
  );
  if (isLost(first)) return err(first.lost);
  if (typeof first === 'object')
    return yield* watchEarlyExit(run, first, { waitFor, carrierEnded }, clock, signal);
  if (first === 'unread') yield { type: 'noticed', at: clock.now(), notices: ['file-unread'] };
  if (waitFor === 'file') return ok(undefined);
  const exit = await unlessAborted(orLost(run.exited, carrierEnded), signal);
  if (isLost(exit)) return err(exit.lost);
  if (first === 'unread') return err(viewerFailed(exit, first));
  yield { type: 'ended', at: clock.now() };
  return ok(undefined);
}

/**
 * A viewer that has ended while its connection file was there. With an error, it has failed. Without one, it may have
 * passed the connection on to a viewer that was open already, which cannot be watched: that launch stays open, so that
 * Connect does not request a second stream. If nothing has read the file, nothing was passed on.
 */
async function* watchEarlyExit(
  run: ViewerRun,
  exit: ViewerExit,
  { waitFor, carrierEnded }: WatchViewerOptions,
  clock: Clock,
  signal: AbortSignal,
): Work<LaunchEvent, undefined> {
  if (exit.exitCode !== 0) {
    await run.dropFile();
    return err(viewerFailed(exit));
  }
  yield { type: 'noticed', at: clock.now(), notices: ['viewer-passed-on'] };
  const use = await unlessAborted(run.fileGone, signal);
  if (use === 'unread') return err(viewerFailed(exit, use));
  if (waitFor === 'file') return ok(undefined);
  const never = new Promise<never>(() => undefined);
  return err((await unlessAborted(orLost(never, carrierEnded), signal)).lost);
}

const viewerFailed = (exit: ViewerExit, use?: 'unread'): Failure => ({
  code: 'viewer-failed',
  ...exit,
  ...(use !== undefined && { unread: true }),
});

/** Why what carries the stream, for example a tunnel, has ended. */
interface Lost {
  readonly lost: Failure;
}

/** The first of both: `work`, or the failure of what carries the stream. */
const orLost = <T>(
  work: Promise<T>,
  carrierEnded: Promise<Failure> | undefined,
): Promise<T | Lost> =>
  carrierEnded === undefined
    ? work
    : Promise.race([work, carrierEnded.then((lost): Lost => ({ lost }))]);

const isLost = (result: unknown): result is Lost =>
  typeof result === 'object' && result !== null && 'lost' in result;
