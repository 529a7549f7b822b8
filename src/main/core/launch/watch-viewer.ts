import { ok, err } from '../../../shared/base/failure.ts';
import { unlessAborted, type Clock } from '../base/clock.ts';
import type { Work } from '../base/work.ts';
import type { ViewerRun } from '../viewer/hand-over.ts';
import type { LaunchEvent } from './launch-reducer.ts';

/** Stays with the open viewer: an early exit fails the launch, a later one ends it. */
export async function* watchViewer(
  run: ViewerRun,
  stayFor: 'viewer' | 'file',
  clock: Clock,
  signal: AbortSignal,
): Work<LaunchEvent, undefined> {
  const early = await unlessAborted(run.early, signal);
  if (early !== undefined) return err(early);
  await unlessAborted(stayFor === 'file' ? run.fileGone : run.exited, signal);
  if (stayFor === 'viewer') yield { type: 'ended', at: clock.now() };
  return ok(undefined);
}
