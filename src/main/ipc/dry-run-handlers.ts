import type { Handlers } from '../../shared/ipc/contract.ts';
import type { TestProgress } from '../../shared/ipc/contract-first-run.ts';
import { ok } from '../../shared/base/failure.ts';
import type { DryRunConnection } from '../core/connections/connection-dry-run.ts';

export interface DryRunHandlersDeps {
  readonly tryConnection: DryRunConnection;
  readonly onTrying: (progress: TestProgress) => void;
}

/** The window's calls that test a connection before it is saved. One at a time: there is one form. */
export function createDryRunHandlers({
  tryConnection,
  onTrying,
}: DryRunHandlersDeps): Pick<Handlers['connections'], 'try' | 'cancelTry'> {
  let underWay = new AbortController();
  const cancel = () => {
    underWay.abort();
    underWay = new AbortController();
  };
  return {
    async try(input) {
      cancel();
      const { signal } = underWay;
      try {
        const findings = await tryConnection(input, signal, (progress) => {
          if (!signal.aborted) onTrying(progress);
        });
        if (signal.aborted) return ok(null);
        return findings.ok ? ok([...findings.value]) : findings;
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
