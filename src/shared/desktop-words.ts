import type { CueKind } from './cue.ts';
import { failureWords } from './failure-words.ts';
import type { Failure } from './failure.ts';
import type { ConnectionId, LaunchId } from './ids.ts';
import type { Step } from './launch-state.ts';
import { safeText } from './safe-text.ts';

/** All words of the desktop around the window: notifications, the tray, the badge, the menu bar. */

/** A launch as it is named in words. */
export interface Told {
  readonly launch: LaunchId;
  readonly connection: ConnectionId;
  readonly connectionName: string;
  readonly workstation?: string;
  readonly failure?: Failure;
  /** How long until its workstation stops. */
  readonly stopsInMs?: number;
}

type Some<T> = readonly [T, ...T[]];

/** Something a notification tells. Those of one kind that come together are one. */
export type DesktopTelling =
  | {
      readonly kind: 'ready' | 'failed' | 'stops-soon' | 'sign-in-needed';
      readonly about: Some<Told>;
    }
  | { readonly kind: 'code-needed' };

export interface NotificationWords {
  readonly title: string;
  readonly body: string;
}

/** How many are named in one notification. */
const NAMED = 3;
const MINUTE_MS = 60_000;

/** A notification in words: names and failures' titles, nothing else of anybody's. */
export function notificationWords(telling: DesktopTelling): NotificationWords {
  if (telling.kind === 'code-needed')
    return {
      title: 'A code from your device is needed',
      body: 'Enter it in Stagedoor to go on.',
    };
  const [first, ...others] = telling.about;
  const words = others.length === 0 ? one[telling.kind](first) : many[telling.kind](telling.about);
  return { title: safeText(words.title, 120), body: safeText(words.body, 200) };
}

const one: Readonly<Record<keyof typeof many, (told: Told) => NotificationWords>> = {
  ready: (told) => ({ title: `${nameOf(told)} is ready`, body: told.connectionName }),
  failed: (told) => ({ title: titleOf(told, 'It could not be done'), body: whereOf(told) }),
  'stops-soon': (told) => ({
    title: `${nameOf(told)} stops ${inMinutes(told.stopsInMs)}`,
    body: 'Save your work.',
  }),
  'sign-in-needed': (told) => ({ title: titleOf(told, 'Sign in again'), body: whereOf(told) }),
};

const many = {
  ready: (all: Some<Told>) => ({
    title: `${all.length} workstations are ready`,
    body: namesOf(all),
  }),
  failed: (all: Some<Told>) => ({ title: `${all.length} launches failed`, body: namesOf(all) }),
  'stops-soon': (all: Some<Told>) => ({
    title: `${all.length} workstations stop ${inMinutes(Math.min(...all.map((told) => told.stopsInMs ?? 0)))}`,
    body: `Save your work: ${namesOf(all)}.`,
  }),
  'sign-in-needed': (all: Some<Told>) => ({
    title: 'Sign in again to go on',
    body: namesOf(all),
  }),
};

/** What a launch is called. */
export const nameOf = (told: Pick<Told, 'workstation'>): string =>
  told.workstation ?? 'A workstation';

const whereOf = (told: Told): string =>
  told.workstation === undefined
    ? told.connectionName
    : `${told.workstation}, ${told.connectionName}`;

const titleOf = ({ failure }: Told, otherwise: string): string =>
  failure === undefined ? otherwise : failureWords(failure).title;

/** Each name once, the first few of them. */
function namesOf(all: Some<Told>): string {
  const names = [...new Set(all.map((told) => told.workstation ?? told.connectionName))];
  const more = names.length - NAMED;
  return more > 0 ? `${names.slice(0, NAMED).join(', ')} and ${more} more` : names.join(', ');
}

function inMinutes(ms = 0): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS));
  if (minutes === 0) return 'in less than a minute';
  return minutes === 1 ? 'in one minute' : `in ${minutes} minutes`;
}

/** What the tray's light says, in words: its shape and its colour say the same. */
export const cueWords: Readonly<Record<CueKind, string>> = {
  off: 'nothing under way',
  wait: 'working',
  go: 'a workstation is open',
  care: 'something wants you',
  stop: 'something failed',
};

/** What one launch is doing, short enough for a menu. */
const stepWords: Readonly<Record<Step, string>> = {
  starting: 'starting it',
  stopping: 'stopping it',
  ending: 'ending it',
  creating: 'making it',
  requesting: 'asking for a stream',
  waiting: 'preparing the stream',
  checking: 'checking that it can be reached',
  opening: 'starting the viewer',
  opened: 'open in the viewer',
  done: 'done',
  ended: 'closed',
  failed: 'not connected',
  cancelled: 'cancelled',
};

/** The line of a launch in the tray's menu: what, in which state and, where it is given, for about how long. */
export const launchLine = (name: string, state: Step, elapsedMs: number | undefined): string =>
  safeText(
    [
      `${name}: ${stepWords[state]}`,
      ...(elapsedMs === undefined ? [] : [aboutMinutes(elapsedMs)]),
    ].join(', '),
    100,
  );

/** About how long, to the minute: nobody counts seconds in a menu. */
export function aboutMinutes(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS);
  if (minutes === 0) return 'less than a minute';
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

export const trayWords = {
  tooltip: (cue: CueKind, badge: number) =>
    badge > 1 ? `Stagedoor: ${badge} launches want you` : `Stagedoor: ${cueWords[cue]}`,
  open: 'Open Stagedoor',
  favourite: (name: string, connection: string) => safeText(`${name}, ${connection}`, 100),
  more: (count: number) => `${count} more`,
  settings: 'Settings…',
  quit: 'Quit',
};

export const menuWords = {
  file: 'File',
  view: 'View',
  help: 'Help',
  newConnection: 'New connection…',
  importConnections: 'Import…',
  settings: 'Settings…',
  quit: 'Quit',
  guide: 'Guide',
  about: 'About Stagedoor',
  copyright: 'Free software under the MIT licence.',
};

/** What the mark on the window's button in the Windows task bar says, for those who listen. */
export const badgeWords = (count: number): string =>
  count === 1 ? 'One launch wants you' : `${count} launches want you`;
