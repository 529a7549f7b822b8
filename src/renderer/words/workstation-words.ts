import { isChanging, isOver, type LaunchState } from '../../shared/launch-state.ts';
import type { Workstation } from '../../shared/workstation.ts';
import type { CueKind } from './cue-kind.ts';
import { changeOf, changeWords } from './change-words.ts';
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
  ['STOP_IN_PROGRESS', { cue: 'wait', word: 'Stopping', reason: 'Wait until it has stopped' }],
  ['DELETE_IN_PROGRESS', { cue: 'wait', word: 'Being deleted', reason: 'It is going away' }],
  ['STOPPED', { cue: 'off', word: 'Stopped' }],
  ['DELETED', { cue: 'off', word: 'Deleted', reason: 'It is gone' }],
  ['CREATE_FAILED', { cue: 'stop', word: 'Could not be made', reason: 'It is not running' }],
  ['START_FAILED', { cue: 'stop', word: 'Could not start' }],
  ['STOP_FAILED', { cue: 'stop', word: 'Could not stop', reason: 'Ask your administrator' }],
  [
    'DELETE_FAILED',
    { cue: 'stop', word: 'Could not be deleted', reason: 'Ask your administrator' },
  ],
]);

const NOT_READY = 'It is not known to be ready';

/** A workstation's state in words, with its light, and why it cannot be connected to, if so. */
export function workstationState({ state }: Pick<Workstation, 'state'>): StateWords {
  if (state === undefined) return { cue: 'off', word: 'State unknown', reason: NOT_READY };
  return states.get(state) ?? { cue: 'off', word: state, reason: NOT_READY };
}

/** What a workstation is called. */
export const workstationName = ({ name, id }: Workstation): string => name ?? id;

/** What it is and whose: profile, instance type and owner, where they are known. */
export const workstationFacts = (
  { instanceType, ownedBy }: Workstation,
  profile?: string,
  mine = false,
): string =>
  [profile, instanceType, mine ? 'mine' : ownedBy]
    .filter((fact) => fact !== undefined && fact !== '')
    .join(', ');

/** What comes next of a workstation by itself. */
interface Outlook {
  readonly words: string;
  /** From an hour before. */
  readonly soon: boolean;
  /** From ten minutes before. */
  readonly pressing: boolean;
}

const PRESSING_MS = 600_000;

/** What comes next of itself, if that is known. Asks for the time only if it matters. */
export function workstationOutlook(
  workstation: Workstation,
  now: () => number,
): Outlook | undefined {
  const ready = workstation.state === 'READY';
  const stopsMs = ready ? momentOf(workstation.stopAt) : undefined;
  const atMs = stopsMs ?? momentOf(workstation.terminateAt);
  if (atMs === undefined) return undefined;
  const words = `${stopsMs === undefined ? 'ends' : 'stops'} ${aheadWords(atMs, now())}`;
  const pressing = atMs - now() <= PRESSING_MS;
  return {
    words: pressing && ready ? `${words}: save your work` : words,
    soon: isSoon(atMs, now()),
    pressing,
  };
}

/** True for a state that a start leads out of. */
export const canStart = ({ state }: Workstation): boolean =>
  state === 'STOPPED' || state === 'START_FAILED';

/** True for a state in which it may be ended: nothing is under way with it. */
export const canEnd = ({ state }: Workstation): boolean =>
  state !== undefined && state !== 'DELETED' && !state.endsWith('_IN_PROGRESS');

/** The one thing to do with a workstation. */
export interface MainAct {
  readonly act: 'connect' | 'start' | 'show' | 'none';
  readonly label: string;
  /** Why it cannot be done. */
  readonly reason?: string;
}

/** What a row's button does; a launch that is under way or open is shown instead of a second one. */
export function mainAct(workstation: Workstation, launch: LaunchState | undefined): MainAct {
  if (launch !== undefined)
    return {
      act: 'show',
      label: isChanging(launch)
        ? changeWords[changeOf(launch) ?? 'starting'].now
        : launch.state === 'opened'
          ? 'Open in the viewer'
          : 'Connecting',
    };
  if (canStart(workstation)) return { act: 'start', label: 'Start and connect' };
  const { reason } = workstationState(workstation);
  return reason === undefined
    ? { act: 'connect', label: 'Connect' }
    : { act: 'none', label: 'Connect', reason };
}

/** The newest launch that is on its way to this workstation or open on it. */
export const launchOf = (
  { id, studio }: Workstation,
  launches: readonly LaunchState[],
): LaunchState | undefined =>
  launches.find(
    (launch) => launch.session === id && (launch.studio ?? studio) === studio && !isOver(launch),
  );
