import type { IndicatorKind } from '../base/status-indicator.ts';
import { failureWords } from '../base/failure-words.ts';
import type { Failure } from '../base/failure.ts';
import type { ConnectionId, LaunchId } from '../base/ids.ts';
import type { Texts } from '../languages/catalogue.ts';
import type { Speech } from '../languages/speaker.ts';
import type { Step } from '../launch/launch-state.ts';
import { safeText } from '../base/safe-text.ts';

/** The words of the desktop around the window, in the language that is spoken: notifications, the tray, the badge. */

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
export function notificationWords(telling: DesktopTelling, speech: Speech): NotificationWords {
  const { codeNeeded } = speech.texts.desktop.notifications;
  if (telling.kind === 'code-needed') return codeNeeded;
  const [first, ...others] = telling.about;
  const words =
    others.length === 0
      ? one[telling.kind](first, speech)
      : many[telling.kind](telling.about, speech);
  return { title: safeText(words.title, 120), body: safeText(words.body, 200) };
}

type Kind = Exclude<DesktopTelling['kind'], 'code-needed'>;

const one: Readonly<Record<Kind, (told: Told, speech: Speech) => NotificationWords>> = {
  ready: (told, { texts }) => ({
    title: texts.desktop.notifications.ready(nameOf(told, texts)),
    body: told.connectionName,
  }),
  failed: (told, { texts }) => ({
    title: titleOf(told, texts.desktop.notifications.failed, texts),
    body: whereOf(told, texts),
  }),
  'stops-soon': (told, speech) => ({
    title: notificationsOf(speech).stops(
      nameOf(told, speech.texts),
      inMinutes(told.stopsInMs, speech),
    ),
    body: notificationsOf(speech).saveWork,
  }),
  'sign-in-needed': (told, { texts }) => ({
    title: titleOf(told, texts.desktop.notifications.signIn, texts),
    body: whereOf(told, texts),
  }),
};

const many: Readonly<Record<Kind, (all: Some<Told>, speech: Speech) => NotificationWords>> = {
  ready: (all, speech) => ({
    title: notificationsOf(speech).allReady(all.length),
    body: namesOf(all, speech),
  }),
  failed: (all, speech) => ({
    title: notificationsOf(speech).allFailed(all.length),
    body: namesOf(all, speech),
  }),
  'stops-soon': (all, speech) => {
    const firstMs = Math.min(...all.map((told) => told.stopsInMs ?? 0));
    return {
      title: notificationsOf(speech).allStop(all.length, inMinutes(firstMs, speech)),
      body: notificationsOf(speech).saveAllWork(namesOf(all, speech)),
    };
  },
  'sign-in-needed': (all, speech) => ({
    title: notificationsOf(speech).signInToGoOn,
    body: namesOf(all, speech),
  }),
};

const notificationsOf = ({ texts }: Speech) => texts.desktop.notifications;

/** What a launch is called. */
export const nameOf = (
  told: Pick<Told, 'workstation'>,
  { desktop }: Pick<Texts, 'desktop'>,
): string => told.workstation ?? desktop.aWorkstation;

const whereOf = ({ workstation, connectionName }: Told, { desktop }: Texts): string =>
  workstation === undefined
    ? connectionName
    : desktop.notifications.where(workstation, connectionName);

const titleOf = ({ failure }: Told, otherwise: string, texts: Texts): string =>
  failure === undefined ? otherwise : failureWords(failure, texts).title;

/** Each name once, the first few of them. */
function namesOf(all: Some<Told>, speech: Speech): string {
  const names = [...new Set(all.map((told) => told.workstation ?? told.connectionName))];
  const more = names.length - NAMED;
  const listed =
    more > 0 ? [...names.slice(0, NAMED), notificationsOf(speech).andMore(more)] : names;
  return new Intl.ListFormat(speech.locale).format(listed);
}

function inMinutes(ms = 0, speech: Speech): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS));
  return minutes === 0
    ? notificationsOf(speech).inAMoment
    : new Intl.RelativeTimeFormat(speech.locale).format(minutes, 'minute');
}

/** The line of a launch in the tray's menu: what, in which state and, where it is given, for about how long. */
export function launchLine(
  name: string,
  state: Step,
  elapsedMs: number | undefined,
  texts: Texts,
): string {
  const { steps, tray } = texts.desktop;
  const line =
    elapsedMs === undefined
      ? tray.launch(name, steps[state])
      : tray.launchFor(name, steps[state], aboutMinutes(elapsedMs, texts));
  return safeText(line, 100);
}

/** About how long, to the minute: nobody counts seconds in a menu. */
function aboutMinutes(ms: number, { desktop, times }: Texts): string {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS);
  if (minutes === 0) return desktop.tray.lessThanAMinute;
  if (minutes < 60) return times.minutes(minutes);
  return times.hoursAndMinutes(Math.floor(minutes / 60), minutes % 60);
}

/** What the tray's icon says of itself: how many launches want the user, else what its light says. */
export const trayTooltip = (cue: IndicatorKind, badge: number, { desktop }: Texts): string =>
  desktop.tray.tooltip(badge > 1 ? desktop.wantYou(badge) : desktop.cues[cue]);
