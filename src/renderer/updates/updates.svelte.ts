import type { Bridge } from '../../shared/ipc/contract.ts';
import type { UpdateState } from '../../shared/updates/updates.ts';

/** The progress of an update of the program. */
export function createUpdates(bridge: Bridge) {
  let state = $state.raw<UpdateState>({ state: 'idle' });
  let heard = false;

  bridge.updates.changed((update) => {
    heard = true;
    state = update;
  });

  const take = (reply: Awaited<ReturnType<Bridge['updates']['state']>>) => {
    if (!reply.ok) state = { state: 'failed', failure: reply.failure, at: Date.now() };
    else state = reply.value;
  };
  void bridge.updates.state(undefined).then((reply) => {
    // An event that arrived before this reply is at least as recent.
    if (!heard) take(reply);
  });

  return {
    get state() {
      return state;
    },
    /** Checks for a new version now. */
    check: async () => {
      take(await bridge.updates.check(undefined));
    },
    /** Installs the downloaded version and restarts. */
    install: async () => {
      const reply = await bridge.updates.install(undefined);
      if (!reply.ok) state = { state: 'failed', failure: reply.failure, at: Date.now() };
    },
  };
}
export type Updates = ReturnType<typeof createUpdates>;
