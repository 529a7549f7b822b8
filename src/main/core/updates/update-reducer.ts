import type { Failure } from '../../../shared/base/failure.ts';
import type { UpdateBy, UpdatesOff, UpdateState } from '../../../shared/updates/updates.ts';

/** What can happen to updates. */
export type UpdateEvent =
  | { readonly type: 'switched-off'; readonly why: UpdatesOff }
  | { readonly type: 'switched-on' }
  | { readonly type: 'check-began' }
  | { readonly type: 'nothing-new'; readonly at: number }
  | { readonly type: 'found'; readonly version: string; readonly by?: UpdateBy }
  | { readonly type: 'download-began' }
  | { readonly type: 'progress'; readonly percent: number }
  | { readonly type: 'downloaded' }
  | { readonly type: 'install-wanted' }
  | { readonly type: 'install-began' }
  | { readonly type: 'failed'; readonly failure: Failure; readonly at: number };

export const NOT_CHECKED: UpdateState = { state: 'idle' };

/** The next state. Pure. An event that does not fit the state returns the same object. */
export function reduceUpdate(now: UpdateState, event: UpdateEvent): UpdateState {
  switch (event.type) {
    case 'switched-off':
      return now.state === 'installing' ? now : { state: 'off', why: event.why };
    case 'switched-on':
      return now.state === 'off' ? NOT_CHECKED : now;
    case 'check-began':
      return canCheck(now) ? { state: 'checking' } : now;
    case 'nothing-new':
      return now.state === 'checking' ? { state: 'idle', checkedAt: event.at } : now;
    case 'found': {
      if (now.state !== 'checking') return now;
      const { version, by } = event;
      return by === undefined
        ? { state: 'available', version }
        : { state: 'notify-only', version, by };
    }
    case 'download-began':
      return now.state === 'available'
        ? { state: 'downloading', version: now.version, percent: 0 }
        : now;
    case 'progress':
      return now.state === 'downloading' && event.percent > now.percent
        ? { ...now, percent: event.percent }
        : now;
    case 'downloaded':
      return now.state === 'downloading'
        ? { state: 'ready', version: now.version, waits: false }
        : now;
    case 'install-wanted':
      return now.state === 'ready' && !now.waits ? { ...now, waits: true } : now;
    case 'install-began':
      return now.state === 'ready' && now.waits
        ? { state: 'installing', version: now.version }
        : now;
    case 'failed':
      return isAtWork(now) ? { state: 'failed', failure: event.failure, at: event.at } : now;
  }
}

/** True if a check may begin: nothing is under way, and no version is ready to be installed. */
export const canCheck = ({ state }: UpdateState): boolean =>
  state === 'idle' || state === 'failed' || state === 'notify-only';

const isAtWork = ({ state }: UpdateState): boolean =>
  state === 'checking' ||
  state === 'available' ||
  state === 'downloading' ||
  state === 'installing';
