/** Listeners of one event, each called in the order in which it was added. */
export interface Emitter<T> {
  /** Calls every listener with `value`, synchronously. */
  readonly emit: (value: T) => void;
  /** Adds a listener. The returned function removes it. */
  readonly on: (listener: (value: T) => void) => () => void;
}

/** An {@link Emitter} without listeners. Without a type argument, it emits no value. */
export function createEmitter(): Emitter<void>;
export function createEmitter<T>(): Emitter<T>;
export function createEmitter<T>(): Emitter<T> {
  const listeners = new Set<(value: T) => void>();
  return {
    emit(value) {
      for (const listener of listeners) listener(value);
    },
    on(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
