import type { Bridge } from '../../shared/ipc/contract.ts';
import type { UpdateState } from '../../shared/updates/updates.ts';
import { ask } from '../app/ask.ts';

/** How far a new version of the program has come. */
export function createUpdates(bridge: Bridge) {
  let state = $state.raw<UpdateState>({ state: 'idle' });
  let heard = false;

  bridge.updates.changed((news) => {
    heard = true;
    state = news;
  });

  const take = (reply: Awaited<ReturnType<Bridge['updates']['state']>>) => {
    if (!reply.ok) state = { state: 'failed', failure: reply.failure, at: Date.now() };
    else state = reply.value;
  };
  void ask(() => bridge.updates.state(undefined)).then((reply) => {
    // News that came meanwhile is at least as new as this answer.
    if (!heard) take(reply);
  });

  return {
    get state() {
      return state;
    },
    /** Looks now. */
    look: async () => {
      take(await ask(() => bridge.updates.check(undefined)));
    },
    /** Puts the one that is ready in place, and starts it. */
    install: async () => {
      const reply = await ask(() => bridge.updates.install(undefined));
      if (!reply.ok) state = { state: 'failed', failure: reply.failure, at: Date.now() };
    },
  };
}
