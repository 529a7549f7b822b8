import { isInProgress } from '../../../shared/launch/launch-state.ts';
import type { Launches } from '../launch/launches.ts';

/** Resolves as soon as no launch is under way; rejects when `signal` is aborted. */
export const waitUntilIdle =
  (launches: Pick<Launches, 'list' | 'onChange'>) =>
  (signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      let stop: () => void = () => undefined;
      const end = (settle: () => void) => {
        stop();
        signal.removeEventListener('abort', cancel);
        settle();
      };
      const check = () => {
        if (!launches.list().some(isInProgress)) end(resolve);
      };
      const cancel = () => {
        end(() => {
          reject(new DOMException('cancelled', 'AbortError'));
        });
      };
      if (signal.aborted) {
        cancel();
        return;
      }
      signal.addEventListener('abort', cancel);
      stop = launches.onChange(check);
      check();
    });
