import type { Bridge, RetryWay } from '../../shared/contract.ts';
import { isUnderWay, type LaunchState } from '../../shared/launch-state.ts';
import { changesInWords, startedAt } from '../words/launch-words.ts';
import { ask } from './ask.ts';

/** All launches, newest first, as main tells them. `appeared` hears of each new one under way. */
export function createLaunches(bridge: Bridge, appeared: (launch: LaunchState) => void) {
  let all = $state.raw<readonly LaunchState[]>([]);
  let announcement = $state.raw('');
  let heard = 0;

  function take(list: readonly LaunchState[]) {
    const known = all;
    const said = heard === 0 ? '' : changesInWords(all, list);
    if (said !== '') announcement = said;
    heard += 1;
    all = list.toSorted((a, b) => startedAt(b) - startedAt(a));
    const newest = all.find(
      (launch) => isUnderWay(launch) && !known.some((old) => old.launch === launch.launch),
    );
    if (newest !== undefined) appeared(newest);
  }

  bridge.launches.changed(take);
  void ask(() => bridge.launches.list(undefined)).then((reply) => {
    // News that came meanwhile is at least as new as this answer.
    if (reply.ok && heard === 0) take(reply.value);
  });

  return {
    get all() {
      return all;
    },
    /** The last change of any launch in words, for those who listen. */
    get announcement() {
      return announcement;
    },
    of: (connection: string) => all.filter((launch) => launch.connection === connection),
    start: (connection: string, studio: string, session: string) =>
      ask(() => bridge.launches.start({ connection, studio, session })),
    cancel: (launch: string) => ask(() => bridge.launches.cancel(launch)),
    dismiss: (launch: string) => ask(() => bridge.launches.dismiss(launch)),
    /** Tries again; the new launch takes the place of the old one. */
    async retry(launch: string, way: RetryWay) {
      const reply = await ask(() => bridge.launches.retry({ launch, way }));
      if (reply.ok && reply.value !== launch) void ask(() => bridge.launches.dismiss(launch));
      return reply;
    },
  };
}
export type Launches = ReturnType<typeof createLaunches>;
