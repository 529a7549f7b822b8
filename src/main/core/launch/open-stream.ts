import { ok, err, type Failure } from '../../../shared/base/failure.ts';
import { unlessAborted, type Clock } from '../base/clock.ts';
import type { Work } from '../base/work.ts';
import type { Target } from '../provider/provider.ts';
import type { Secret } from '../secrets/secret.ts';
import type { HandOver, HandOverTarget, ViewerExit, ViewerRun } from '../viewer/hand-over.ts';
import type { StreamRules } from '../viewer/stream-url.ts';
import type { StreamServer } from '../workstations/workstation-memory.ts';
import type { LaunchEvent } from './launch-reducer.ts';

/** What a launch decides about opening its stream. */
export interface OpenOptions {
  readonly rules: StreamRules;
  /** False skips the check of the stream's host, unless the rules are strict about certificates. */
  readonly check: boolean;
  readonly via: HandOverTarget;
  /** What the launch waits for after the viewer has opened: its exit, or the deletion of its connection file. */
  readonly stayFor: 'viewer' | 'file';
}

export interface OpenDeps {
  readonly clock: Clock;
  readonly handOver: HandOver;
  /** Called with the server of the workstation's stream, once its URL is accepted. */
  readonly onServer?: (target: Target, server: StreamServer) => void;
}

/** Checks the URL of a stream that is ready, opens it, and stays with the viewer. */
export async function* openStream(
  url: Secret,
  target: Target,
  { rules, check, via, stayFor }: OpenOptions,
  { clock, handOver, onServer }: OpenDeps,
  signal: AbortSignal,
): Work<LaunchEvent, undefined> {
  const accepted = handOver.accept(url, rules);
  if (!accepted.ok) return accepted;
  const { host, port, tls } = accepted.value;
  onServer?.(target, { host, port, tls });
  yield { type: 'ready', at: clock.now() };
  signal.throwIfAborted();
  const isStrict = rules.certificates === 'strict';
  // SECURITY: with strict, nothing is handed over before the certificate was checked.
  const reached =
    check || isStrict
      ? await handOver.check(accepted.value, signal)
      : ok(['check-skipped'] as const);
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
  return yield* watchViewer(run.value, stayFor, clock, signal);
}

/** Stays with the open viewer until it ends, or until its connection file is deleted. */
async function* watchViewer(
  run: ViewerRun,
  stayFor: OpenOptions['stayFor'],
  clock: Clock,
  signal: AbortSignal,
): Work<LaunchEvent, undefined> {
  const first = await unlessAborted(Promise.race([run.fileGone, run.exited]), signal);
  if (typeof first === 'object') return yield* watchEarlyExit(run, first, stayFor, clock, signal);
  if (first === 'unread') yield { type: 'noticed', at: clock.now(), notices: ['file-unread'] };
  if (stayFor === 'file') return ok(undefined);
  const exit = await unlessAborted(run.exited, signal);
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
  stayFor: OpenOptions['stayFor'],
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
  if (stayFor === 'viewer') await unlessAborted(new Promise<never>(() => undefined), signal);
  return ok(undefined);
}

const viewerFailed = (exit: ViewerExit, use?: 'unread'): Failure => ({
  code: 'viewer-failed',
  ...exit,
  ...(use !== undefined && { unread: true }),
});
