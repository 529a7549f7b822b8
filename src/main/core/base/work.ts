import type { Result } from '../../../shared/base/failure.ts';

/** Work that yields events of type `E` and returns a result. */
export type Work<E, T> = AsyncGenerator<E, Result<T>, void>;

/** Runs work to its end and returns only its result; events are ignored. */
export async function resultOf<T>(work: Work<unknown, T>): Promise<Result<T>> {
  for (;;) {
    const step = await work.next();
    if (step.done === true) return step.value;
  }
}
