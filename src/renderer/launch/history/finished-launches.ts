import { isOver, type LaunchState } from '../../../shared/launch/launch-state.ts';
import { isFinished } from '../strip-text.ts';

/** How long a launch that was closed, cancelled or done stays listed. */
const STAYS_MS = 10_000;

/** Dismisses launches that are finished for {@link STAYS_MS}, and those that a newer launch of the same workstation replaces. */
export function createFinishedLaunches(send: (launch: string) => void) {
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const held = new Map<string, number>();
  const sent = new Set<string>();
  let all: readonly LaunchState[] = [];

  function dismiss(launch: string) {
    if (sent.has(launch)) return;
    sent.add(launch);
    send(launch);
  }

  function forget(launch: string) {
    clearTimeout(timers.get(launch));
    timers.delete(launch);
  }

  function schedule(launch: LaunchState) {
    const { launch: id, at } = launch;
    if (timers.has(id) || held.has(id)) return;
    const leftMs = Math.max(0, at + STAYS_MS - Date.now());
    const timer = setTimeout(
      () => {
        timers.delete(id);
        if (!held.has(id)) dismiss(id);
      },
      Math.min(leftMs, STAYS_MS),
    );
    timers.set(id, timer);
  }

  /** Follows the list, newest first. */
  function follow(newestFirst: readonly LaunchState[]) {
    all = newestFirst;
    for (const id of timers.keys()) if (!all.some(({ launch }) => launch === id)) forget(id);
    for (const [index, launch] of all.entries()) {
      if (isFinished(launch)) schedule(launch);
      else if (isOver(launch) && all.slice(0, index).some((newer) => isSameTarget(newer, launch)))
        dismiss(launch.launch);
    }
  }

  return {
    follow,
    /** Keeps a launch as long as something shows it: until the returned function is called. */
    hold: (launch: string) => {
      held.set(launch, (held.get(launch) ?? 0) + 1);
      return () => {
        const left = (held.get(launch) ?? 1) - 1;
        if (left > 0) held.set(launch, left);
        else held.delete(launch);
        follow(all);
      };
    },
  };
}

const isSameTarget = (one: LaunchState, other: LaunchState): boolean =>
  one.session !== undefined &&
  one.session === other.session &&
  one.connection === other.connection &&
  (one.studio ?? other.studio) === (other.studio ?? one.studio);
