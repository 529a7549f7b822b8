import type { Connection } from '../../../shared/connections/connection.ts';
import type { SignInStatus } from '../../../shared/sign-in/credentials.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { LONGEST_WAIT_MS, untilAborted, type Clock, type Pause } from '../base/clock.ts';
import type { Notices } from '../base/notices.ts';
import type { SignInRouter } from './sign-in-router.ts';

export interface SignInWatchDeps {
  readonly signIns: Pick<SignInRouter, 'status' | 'onChange'>;
  readonly connections: { readonly list: () => Promise<readonly Connection[]> };
  readonly clock: Clock;
  readonly pause: Pause;
  readonly notices: Notices;
  readonly onStatus: (connection: ConnectionId, status: SignInStatus) => void;
}

/** Reports changes of sign-ins, and adds a notice before one ends. */
export interface SignInWatch {
  /** Refreshes all sign-ins, for example because the connections have changed. */
  refresh(): void;
  /** Watches until `signal` is aborted. */
  run(signal: AbortSignal): Promise<void>;
}

/** The notice for a sign-in that is not renewed automatically appears this long before its end. */
const NOTICE_MS = 10 * 60_000;

/** {@link SignInWatch} with one timer for the next notice, and none if no sign-in ends. */
export function createSignInWatch(deps: SignInWatchDeps): SignInWatch {
  const { signIns, connections, clock, pause, notices, onStatus } = deps;
  const reported = new Map<ConnectionId, string>();
  let noticed: ReadonlySet<string> = new Set();
  let change = new AbortController();
  const refresh = () => {
    const previous = change;
    change = new AbortController();
    previous.abort();
  };

  const checkOnce = async (): Promise<number | undefined> => {
    const ends = new Map<number, string[]>();
    for (const connection of await connections.list()) {
      const status = await signIns.status(connection);
      const text = JSON.stringify(status);
      if (reported.get(connection.id) !== text) onStatus(connection.id, status);
      reported.set(connection.id, text);
      const { until, renews, state } = status;
      if (state !== 'signed-in' || renews || until === undefined || until <= clock.now()) continue;
      ends.set(until, [...(ends.get(until) ?? []), connection.name]);
    }
    const soon = [...ends].filter(([until]) => until - clock.now() <= NOTICE_MS);
    const now = new Set(soon.map(([until]) => noticeId(until)));
    for (const id of noticed) if (!now.has(id)) notices.dismiss(id);
    for (const [until, names] of soon) {
      if (noticed.has(noticeId(until))) continue;
      notices.add({
        id: noticeId(until),
        about: 'sign-in-ends',
        until,
        connections: safeText(names.join(', '), 200),
      });
    }
    noticed = now;
    // The next change: a sign-in is about to end, or has ended.
    const moments = [...ends.keys()].map((until) =>
      now.has(noticeId(until)) ? until : until - NOTICE_MS,
    );
    return moments.length === 0 ? undefined : Math.min(...moments);
  };

  return {
    refresh,
    async run(signal) {
      const stop = signIns.onChange(refresh);
      try {
        while (!signal.aborted) {
          const woken = AbortSignal.any([change.signal, pause.nextWake()]);
          const next = await checkOnce();
          if (next === undefined) await untilAborted(AbortSignal.any([woken, signal]));
          else {
            const waitMs = Math.min(Math.max(next - clock.now(), 0), LONGEST_WAIT_MS);
            await pause.wait(waitMs, woken, signal).catch(() => undefined);
          }
        }
      } finally {
        stop();
      }
    },
  };
}

const noticeId = (until: number): string => `signed-in-until-${until}`;
