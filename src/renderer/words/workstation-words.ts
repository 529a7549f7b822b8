import type { LaunchState } from '../../shared/launch-state.ts';
import { isUnderWay } from '../../shared/launch-state.ts';
import type { Workstation } from '../../shared/workstation.ts';
import type { CueKind } from './cue-kind.ts';
import { aheadWords, isSoon, momentOf } from './times.ts';

interface StateWords {
  readonly cue: CueKind;
  readonly word: string;
  /** Why it cannot be connected to. None where it can. */
  readonly reason?: string;
}

const states: ReadonlyMap<string, StateWords> = new Map([
  ['READY', { cue: 'go', word: 'Ready' }],
  ['CREATE_IN_PROGRESS', { cue: 'wait', word: 'Being made', reason: 'Wait until it is ready' }],
  ['START_IN_PROGRESS', { cue: 'wait', word: 'Starting', reason: 'Wait until it is ready' }],
  ['STOP_IN_PROGRESS', { cue: 'wait', word: 'Stopping', reason: 'It has to be started again' }],
  ['DELETE_IN_PROGRESS', { cue: 'wait', word: 'Being deleted', reason: 'It is going away' }],
  ['STOPPED', { cue: 'off', word: 'Stopped', reason: 'It has to be started first' }],
  ['DELETED', { cue: 'off', word: 'Deleted', reason: 'It is gone' }],
  ['CREATE_FAILED', { cue: 'stop', word: 'Could not be made', reason: 'It is not running' }],
  ['START_FAILED', { cue: 'stop', word: 'Could not start', reason: 'It is not running' }],
  ['STOP_FAILED', { cue: 'stop', word: 'Could not stop', reason: 'Ask your administrator' }],
  [
    'DELETE_FAILED',
    { cue: 'stop', word: 'Could not be deleted', reason: 'Ask your administrator' },
  ],
]);

const NOT_READY = 'It is not known to be ready';

/** A workstation's state in words, with its light, and why it cannot be connected to, if so. */
export function workstationState({ state }: Workstation): StateWords {
  if (state === undefined) return { cue: 'off', word: 'State unknown', reason: NOT_READY };
  return states.get(state) ?? { cue: 'off', word: state, reason: NOT_READY };
}

/** What a workstation is called. */
export const workstationName = ({ name, id }: Workstation): string => name ?? id;

/** What it is and whose: instance type and owner, where they are known. */
export const workstationFacts = ({ instanceType, ownedBy }: Workstation): string =>
  [instanceType, ownedBy].filter((fact) => fact !== undefined && fact !== '').join(', ');

/** What comes next of itself; `soon` where it needs care. Asks for the time only if it matters. */
export function workstationOutlook(
  workstation: Workstation,
  now: () => number,
): { readonly words: string; readonly soon: boolean } | undefined {
  const stopsMs = workstation.state === 'READY' ? momentOf(workstation.stopAt) : undefined;
  const atMs = stopsMs ?? momentOf(workstation.terminateAt);
  if (atMs === undefined) return undefined;
  const verb = stopsMs === undefined ? 'ends' : 'stops';
  return { words: `${verb} ${aheadWords(atMs, now())}`, soon: isSoon(atMs, now()) };
}

/** True when one of `launches` is on its way to this workstation. */
export const isBeingLaunched = (
  workstation: Workstation,
  launches: readonly LaunchState[],
): boolean => launches.some((launch) => launch.session === workstation.id && isUnderWay(launch));
