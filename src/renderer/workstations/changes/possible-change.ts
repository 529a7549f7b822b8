import { isChanging, type LaunchState } from '../../../shared/launch/launch-state.ts';
import type { Ability, Workstation } from '../../../shared/workstations/workstation.ts';
import { t } from '../../i18n/locale.svelte.ts';
import { launchOf } from '../row/main-act.ts';
import { canEnd, canStart, workstationState } from '../workstation-text.ts';
import type { Listing } from '../workstations.svelte.ts';

/** A change of a workstation's power, or its end, which deletes it. */
export type Change = 'start' | 'stop' | 'reboot' | 'end';
/** A change that the user is asked about first. */
export type AskedChange = Exclude<Change, 'start'>;

/** What decides whether a workstation can be changed now. */
export interface ChangeContext {
  /** What the connection can do besides connecting. */
  readonly abilities: readonly Ability[];
  /** False if the workstation's profile does not allow it to be stopped. */
  readonly canStop: boolean;
  /** The launch that is on its way to the workstation or open on it. */
  readonly launch: LaunchState | undefined;
}

/**
 * Why a change is not possible: the service has no such change, the workstation's profile or its state does not allow it, or a
 * launch is on its way there.
 */
export type Obstacle = 'service' | 'profile' | 'state' | 'launch';

const needs: Readonly<Record<Change, Ability>> = {
  start: 'power',
  stop: 'power',
  reboot: 'reboot',
  end: 'end',
};
const fits: Readonly<Record<Change, (workstation: Workstation) => boolean>> = {
  start: canStart,
  stop: ({ state }) => state === 'READY',
  reboot: ({ state }) => state === 'READY',
  end: canEnd,
};

/** Why a workstation cannot be changed in this way now; undefined if it can. */
export function obstacleTo(
  what: Change,
  workstation: Workstation,
  { abilities, canStop, launch }: ChangeContext,
): Obstacle | undefined {
  if (!abilities.includes(needs[what])) return 'service';
  if (what === 'stop' && !canStop) return 'profile';
  if (!fits[what](workstation)) return 'state';
  // Nothing is changed while a launch is on its way there. An open viewer does not prevent a change.
  return launch === undefined || launch.state === 'opened' ? undefined : 'launch';
}

/** The {@link ChangeContext} of a workstation in a list. */
export const changeContext = (
  listing: Pick<Listing, 'abilities' | 'profiles'> | undefined,
  workstation: Workstation,
  launches: readonly LaunchState[],
): ChangeContext => ({
  abilities: listing?.abilities ?? [],
  canStop: listing?.profiles.get(workstation.launchProfile ?? '')?.canStop !== false,
  launch: launchOf(workstation, launches),
});

/** An obstacle in words, after the name of the workstation. */
export function obstacleText(obstacle: Obstacle, workstation: Workstation): string {
  const { obstacles } = t().workstation.changes;
  return obstacle === 'state' ? workstationState(workstation).word : obstacles[obstacle];
}

/** A workstation to change, with the id of its connection. */
export interface ChangeTarget {
  readonly connection: string;
  readonly workstation: Workstation;
}

/** A workstation that is not changed with others, and why. */
export interface LeftOut {
  readonly workstation: Workstation;
  readonly obstacle: Obstacle;
}

/** Several workstations: those that can be changed in one way, and the others. */
export interface Changeable {
  readonly possible: readonly ChangeTarget[];
  readonly leftOut: readonly LeftOut[];
}

/** Which of several workstations can be changed. */
function changeable(
  what: Change,
  all: readonly (readonly [target: ChangeTarget, context: ChangeContext])[],
): Changeable {
  const checked = all.map(([target, context]) => {
    const obstacle = obstacleTo(what, target.workstation, context);
    // While it starts, the list may still say that it is stopped.
    const isOldState =
      obstacle === 'state' && context.launch !== undefined && isChanging(context.launch);
    return { target, obstacle: isOldState ? ('launch' as const) : obstacle };
  });
  return {
    possible: checked.flatMap(({ target, obstacle }) => (obstacle === undefined ? [target] : [])),
    leftOut: checked.flatMap(({ target: { workstation }, obstacle }) =>
      obstacle === undefined ? [] : [{ workstation, obstacle }],
    ),
  };
}

/** What each change that at least one of their connections has would change of several workstations. */
export function changesOf(
  targets: readonly ChangeTarget[],
  contextOf: (target: ChangeTarget) => ChangeContext,
): Readonly<Partial<Record<Change, Changeable>>> {
  const all = targets.map((target) => [target, contextOf(target)] as const);
  const has = (what: Change) => all.some(([, { abilities }]) => abilities.includes(needs[what]));
  return Object.fromEntries(
    (['start', 'stop', 'end'] as const).filter(has).map((what) => [what, changeable(what, all)]),
  );
}

/** Why workstations are left out, each reason once. */
export const leftOutReasons = (leftOut: readonly LeftOut[]): string =>
  [
    ...new Set(leftOut.map(({ workstation, obstacle }) => obstacleText(obstacle, workstation))),
  ].join(t().general.comma);

/** What is said once several workstations are starting: how many, and why others are not. */
export function startedText({ possible, leftOut }: Changeable): string {
  const { startMany, leftOut: leftOutText } = t().workstation.changes;
  const started = startMany({ count: possible.length });
  if (leftOut.length === 0) return started;
  return `${started} ${leftOutText({ count: leftOut.length })} ${leftOutReasons(leftOut)}`;
}

/** Workstations to be stopped, restarted or ended once the user confirms it. */
export interface ChangeRequest {
  readonly what: AskedChange;
  /** As they were when the question was asked, at least one. */
  readonly targets: readonly ChangeTarget[];
  readonly leftOut?: readonly LeftOut[];
  /** Called once the changes are requested. */
  readonly onchanged?: () => void;
}
