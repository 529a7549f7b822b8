import type { Handlers } from '../../shared/ipc/contract.ts';
import { ok } from '../../shared/base/failure.ts';
import type { NotifyWindow } from '../core/window/window-event.ts';
import type { DryRunConnection } from '../core/connections/connection-dry-run.ts';

export interface DryRunHandlersDeps {
  readonly tryConnection: DryRunConnection;
  readonly notify: NotifyWindow;
}

/** Handlers of the calls that test a connection before it is saved. One test at a time, because there is one form. */
export function createDryRunHandlers({
  tryConnection,
  notify,
}: DryRunHandlersDeps): Pick<Handlers['connections'], 'try' | 'cancelTry'> {
  let current = new AbortController();
  const cancel = () => {
    current.abort();
    current = new AbortController();
  };
  return {
    async try(input) {
      cancel();
      const { signal } = current;
      try {
        const findings = await tryConnection(input, signal, (progress) => {
          if (!signal.aborted) notify({ type: 'test-progress', progress });
        });
        return signal.aborted ? ok(null) : findings;
      } catch (reason) {
        if (signal.aborted) return ok(null);
        throw reason;
      }
    },
    cancelTry() {
      cancel();
      return Promise.resolve(ok(undefined));
    },
  };
}
