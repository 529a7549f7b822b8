import type { UpdateState } from '../../../shared/updates/updates.ts';
import { createEmitter } from '../base/emitter.ts';
import { NOT_CHECKED, reduceUpdate, type UpdateEvent } from './update-reducer.ts';

/** The current state of updates. Changes only through events of the reducer. */
export interface UpdateStore {
  readonly state: () => UpdateState;
  /** Applies an event. False if it does not fit the current state, which then stays the same. */
  readonly apply: (event: UpdateEvent) => boolean;
  readonly onChange: (listener: (state: UpdateState) => void) => () => void;
  /** Resolves when updates are no longer off, or when `signal` is aborted. */
  readonly untilSwitchedOn: (signal: AbortSignal) => Promise<void>;
}

/** An {@link UpdateStore} in its first state. */
export function createUpdateStore(): UpdateStore {
  const changes = createEmitter<UpdateState>();
  let state = NOT_CHECKED;
  return {
    state: () => state,
    apply(event) {
      const next = reduceUpdate(state, event);
      if (next === state) return false;
      state = next;
      changes.emit(state);
      return true;
    },
    onChange: changes.on,
    untilSwitchedOn: (signal) =>
      new Promise((resolve) => {
        const end = () => {
          stop();
          signal.removeEventListener('abort', end);
          resolve();
        };
        const stop = changes.on((now) => {
          if (now.state !== 'off') end();
        });
        signal.addEventListener('abort', end);
        if (signal.aborted) end();
      }),
  };
}
