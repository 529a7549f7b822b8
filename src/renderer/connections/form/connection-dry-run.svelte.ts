import { verdictOf, type Finding, type Verdict } from '../../../shared/base/check.ts';
import type { ConnectionEdit } from '../../../shared/connections/connection.ts';
import type { TestPart } from '../../../shared/ipc/contract-first-run.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import type { Connections } from '../connections.svelte.ts';

/** The progress and result of the test. */
export type DryRunState =
  | { readonly step: 'none' }
  | { readonly step: 'testing'; readonly part: TestPart; readonly findings: readonly Finding[] }
  | {
      readonly step: 'not-well';
      readonly findings: readonly Finding[];
      /** Why it could not be tested. */
      readonly failure?: Failure;
    };

const NONE: DryRunState = { step: 'none' };

/**
 * Testing a connection before it is saved. Input in the form stops the test, so that what is saved is what was
 * tested. Call it while the component is created; a running test ends with the component.
 */
export function createDryRun(connections: Pick<Connections, 'try' | 'cancelTry' | 'trying'>) {
  let state = $state.raw<DryRunState>(NONE);
  /** Ends the wait for the test that is under way. */
  let leave: (() => void) | undefined;

  function stop() {
    if (state.step === 'testing') void connections.cancelTry();
    leave?.();
    state = NONE;
  }

  $effect(() =>
    connections.trying((progress) => {
      if (state.step === 'testing') state = { step: 'testing', ...progress };
    }),
  );
  $effect(() => stop);

  return {
    get state() {
      return state;
    },
    /** The result of the test; `not-well` also if it was stopped. */
    async test(values: ConnectionEdit): Promise<Verdict> {
      stop();
      state = { step: 'testing', part: 'sign-in', findings: [] };
      const left = new Promise<'left'>((resolve) => {
        leave = () => {
          resolve('left');
        };
      });
      // Stopping does not wait for a request that hangs.
      const reply = await Promise.race([connections.try(values), left]);
      if (reply === 'left') return 'not-well';
      const findings = reply.ok ? (reply.value ?? []) : [];
      const verdict = reply.ok && reply.value !== null ? verdictOf(findings) : 'not-well';
      const failure = reply.ok ? {} : { failure: reply.failure };
      state = verdict === 'not-well' ? { step: 'not-well', findings, ...failure } : NONE;
      return verdict;
    },
    stop,
  };
}
