import type { IdempotencyStore } from '../api/idempotency-store.ts';
import { sessionResult } from '../api/sessions.ts';
import { catchUp } from '../data/catch-up.ts';
import { stateVersion, type SavedState } from '../data/saved-state.ts';
import type { StreamStore } from '../data/stream-store.ts';
import type { StudioData } from '../data/studio-data.ts';

/** The file with the state of a studio. Programs that use the same file share the studio. */
export interface StateFile {
  /** Undefined if there is no state yet; 'unusable' if the file cannot be used in this run. */
  read(): Promise<SavedState | undefined | 'unusable'>;
  /**
   * Changes the state while no other process does. `change` is called again if another one did so
   * meanwhile. False if the file could not be written.
   */
  update(change: (saved: SavedState | undefined) => SavedState): Promise<boolean>;
}

/** Runs an operation on the current state of the studio. */
export type RunOnState = <T>(run: () => T, isChange: boolean) => Promise<T>;

/** What is saved. Scripted studios are not: only the first studio has a state. */
export interface SavedParts {
  readonly studio: StudioData;
  readonly streams: StreamStore;
  readonly idempotency: IdempotencyStore;
}

/** Runs operations in memory only. */
export const runInMemory: RunOnState = (run) => Promise.resolve(run());

/**
 * Runs operations one after another on the state in the file, which other processes may have changed.
 * If the file cannot be used, the state is in memory from then on.
 */
export function createSavedStudio(
  file: StateFile,
  { studio, streams, idempotency }: SavedParts,
  now: () => number,
): RunOnState {
  let isUsable = true;
  let previous: Promise<unknown> = Promise.resolve();

  function restore({ sessions, acceptances, ...saved }: SavedState): void {
    const nowMs = now();
    studio.sessions.restore(sessions.flatMap((stored) => catchUp(stored, nowMs) ?? []));
    studio.acceptances.restore(acceptances);
    for (const stream of saved.streams) {
      const session = studio.sessions.find(stream.sessionId, nowMs);
      if (session !== undefined) streams.restore(stream, session);
    }
    for (const request of saved.requests) {
      idempotency.restore(request, (atMs) => sessionResult(studio, request.sessionId, atMs));
    }
  }

  const state = (): SavedState => ({
    version: stateVersion,
    sessions: studio.sessions.stored(now()),
    acceptances: studio.acceptances.list(),
    streams: streams.saved(now()),
    requests: idempotency.saved(),
  });

  async function runOnState<T>(run: () => T, isChange: boolean): Promise<T> {
    if (!isUsable) return run();
    const saved = isChange ? undefined : await file.read();
    if (saved === 'unusable') {
      isUsable = false;
      return run();
    }
    if (saved !== undefined) {
      restore(saved);
      return run();
    }
    // A new studio is saved at once: its workstations change with time.
    const result: { value?: { readonly of: T } } = {};
    isUsable = await file.update((before) => {
      if (before !== undefined) restore(before);
      result.value = { of: run() };
      return state();
    });
    return result.value === undefined ? run() : result.value.of;
  }

  return (run, isChange) => {
    const next = previous.then(() => runOnState(run, isChange));
    previous = next.catch(() => undefined);
    return next;
  };
}
