import type { Messages } from '../../shared/languages/language-messages.ts';
import { entryOf } from '../../shared/launch/session-status.ts';
import type { LaunchProfile, Workstation } from '../../shared/workstations/workstation.ts';
import type { IndicatorKind } from '../../shared/base/status-indicator.ts';
import { t } from '../i18n/locale.svelte.ts';
import { dateText, untilText, isSoon, momentOf } from '../i18n/times.ts';

interface StateText {
  readonly indicator: IndicatorKind;
  readonly word: string;
  /** Why connecting is not possible; undefined if it is. */
  readonly reason?: string;
}

type Statuses = Messages['statuses'];
interface StateKind {
  readonly indicator: IndicatorKind;
  readonly reason?: keyof Statuses['reasons'];
}

const kinds: Readonly<Record<keyof Statuses['states'], StateKind>> = {
  READY: { indicator: 'go' },
  CREATE_IN_PROGRESS: { indicator: 'wait', reason: 'until-ready' },
  START_IN_PROGRESS: { indicator: 'wait', reason: 'until-ready' },
  STOP_IN_PROGRESS: { indicator: 'wait', reason: 'until-stopped' },
  DELETE_IN_PROGRESS: { indicator: 'wait', reason: 'going-away' },
  STOPPED: { indicator: 'off' },
  DELETED: { indicator: 'off', reason: 'gone' },
  REMOVED: { indicator: 'off', reason: 'removed' },
  CREATE_FAILED: { indicator: 'stop', reason: 'not-running' },
  START_FAILED: { indicator: 'stop' },
  STOP_FAILED: { indicator: 'stop', reason: 'administrator' },
  DELETE_FAILED: { indicator: 'stop', reason: 'administrator' },
  UNREACHED: { indicator: 'stop' },
  UNTRIED: { indicator: 'off' },
  UNKNOWN: { indicator: 'off', reason: 'not-known' },
};
const OTHER: StateKind = { indicator: 'off', reason: 'not-known' };

/** A workstation's state as text and indicator, and why connecting is not possible, if so. */
export function workstationState({ state }: Pick<Workstation, 'state'>): StateText {
  const { states, reasons, unknown } = t().statuses;
  const { indicator, reason } = entryOf(kinds, state ?? '') ?? OTHER;
  const word = state === undefined ? unknown : (entryOf(states, state) ?? state);
  return { indicator, word, ...(reason !== undefined && { reason: reasons[reason] }) };
}

/** What a workstation is called. {@link withName} gives a name to those without one. */
export const workstationName = ({ name, id }: Workstation): string => name ?? id;

/** How many characters at the end of an id tell workstations of the same profile apart. */
const ID_END = 4;

/**
 * A workstation with a name. One without a name is called by its profile and the time when it was created, because the ids of
 * services are random; by the end of its id if that time is unknown. Without a profile, it stays without a name.
 */
export function withName(
  workstation: Workstation,
  profiles: ReadonlyMap<string, Pick<LaunchProfile, 'name'>>,
): Workstation {
  const { name, id, launchProfile, createdAt } = workstation;
  if (name !== undefined && name.trim() !== '') return workstation;
  const profile = profiles.get(launchProfile ?? '')?.name;
  if (profile === undefined || id === '') return workstation;
  const createdMs = momentOf(createdAt);
  const when = createdMs === undefined ? id.slice(-ID_END) : dateText(createdMs);
  return { ...workstation, name: t().list.nameless({ profile, when }) };
}

/** How many people are connected, then the profile, instance type and owner, if known. The end is cut off first. */
export const workstationFacts = (
  { instanceType, ownedBy, connectedViewers = 0 }: Workstation,
  profile?: string,
  mine = false,
): string =>
  [
    connectedViewers === 0 ? undefined : t().list.connected({ count: connectedViewers }),
    profile,
    instanceType,
    mine ? t().list.mine : ownedBy,
  ]
    .filter((fact) => fact !== undefined && fact !== '')
    .join(t().general.comma);

/** What comes next of a workstation by itself. */
interface Outlook {
  readonly text: string;
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
  const { ends, stops, saveWork } = t().list;
  const text = (stopsMs === undefined ? ends : stops)({ when: untilText(atMs, now()) });
  const pressing = atMs - now() <= PRESSING_MS;
  return {
    text: pressing && ready ? saveWork({ outlook: text }) : text,
    soon: isSoon(atMs, now()),
    pressing,
  };
}

/** True for a state that a start leads out of. */
export const canStart = ({ state }: Pick<Workstation, 'state'>): boolean =>
  state === 'STOPPED' || state === 'START_FAILED';

/** True for a state in which it may be ended: nothing is under way with it. */
export const canEnd = ({ state }: Workstation): boolean =>
  state !== undefined && state !== 'DELETED' && !state.endsWith('_IN_PROGRESS');
