import type { IndicatorKind } from '../base/status-indicator.ts';
import { failureText } from '../base/failure-text.ts';
import type { Failure } from '../base/failure.ts';
import type { ConnectionId, LaunchId } from '../base/ids.ts';
import type { Messages } from '../languages/language-messages.ts';
import type { ActiveLocale } from '../languages/locale-loader.ts';
import type { Step } from '../launch/launch-state.ts';
import { distinctName } from '../connections/distinct-name.ts';
import { safeText } from '../base/safe-text.ts';

/** The texts of notifications, the tray and the badge, in the active language. */

/** What a notification shows about a launch. */
export interface LaunchSummary {
  readonly launch: LaunchId;
  readonly connection: ConnectionId;
  readonly connectionName: string;
  readonly workstation?: string;
  readonly failure?: Failure;
  /** The time until its workstation stops, in milliseconds. */
  readonly stopsInMs?: number;
}

type Some<T> = readonly [T, ...T[]];

/** The content of a notification. Several events of one kind in one step are one notification. */
export type NotificationContent =
  | {
      readonly kind:
        | 'ready'
        | 'failed'
        | 'stopped'
        | 'stops-soon'
        | 'viewer-closed'
        | 'sign-in-needed';
      readonly about: Some<LaunchSummary>;
    }
  | { readonly kind: 'code-needed' };

export interface NotificationText {
  readonly title: string;
  readonly body: string;
}

/** How many workstations a notification names. */
const NAMED = 3;
const MINUTE_MS = 60_000;

/** The text of a notification. It contains only names and titles of failures. */
export function notificationText(
  notification: NotificationContent,
  active: ActiveLocale,
): NotificationText {
  const { codeNeeded } = active.messages.desktop.notifications;
  if (notification.kind === 'code-needed') return codeNeeded;
  const [first, ...others] = notification.about;
  const words =
    others.length === 0
      ? one[notification.kind](first, active)
      : many[notification.kind](notification.about, active);
  return { title: safeText(words.title, 120), body: safeText(words.body, 200) };
}

type Kind = Exclude<NotificationContent['kind'], 'code-needed'>;

const one: Readonly<
  Record<Kind, (summary: LaunchSummary, active: ActiveLocale) => NotificationText>
> = {
  ready: (summary, { messages }) => ({
    title: messages.desktop.notifications.ready({ name: nameOf(summary, messages) }),
    body: distinctName(summary.connectionName, summary.workstation) ?? '',
  }),
  failed: (summary, { messages }) => ({
    title: titleOf(summary, messages.desktop.notifications.failed, messages),
    body: whereOf(summary, messages),
  }),
  stopped: (summary, { messages }) => ({
    title: titleOf(summary, messages.failures['workstation-stopped'].title, messages),
    body: whereOf(summary, messages),
  }),
  'stops-soon': (summary, active) => ({
    title: notificationsOf(active).stops({
      name: nameOf(summary, active.messages),
      when: inMinutes(summary.stopsInMs, active),
    }),
    body: notificationsOf(active).saveWork,
  }),
  'viewer-closed': (summary, active) => ({
    title: notificationsOf(active).stops({
      name: nameOf(summary, active.messages),
      when: inMinutes(summary.stopsInMs, active),
    }),
    body: notificationsOf(active).closedViewer,
  }),
  'sign-in-needed': (summary, { messages }) => ({
    title: titleOf(summary, messages.desktop.notifications.signIn, messages),
    body: whereOf(summary, messages),
  }),
};

const many: Readonly<
  Record<Kind, (all: Some<LaunchSummary>, active: ActiveLocale) => NotificationText>
> = {
  ready: (all, active) => ({
    title: notificationsOf(active).allReady({ count: all.length }),
    body: namesOf(all, active),
  }),
  failed: (all, active) => ({
    title: notificationsOf(active).allFailed({ count: all.length }),
    body: namesOf(all, active),
  }),
  stopped: (all, active) => ({
    title: notificationsOf(active).allStopped({ count: all.length }),
    body: namesOf(all, active),
  }),
  'stops-soon': (all, active) => ({
    title: allStop(all, active),
    body: notificationsOf(active).saveAllWork({ names: namesOf(all, active) }),
  }),
  'viewer-closed': (all, active) => ({
    title: allStop(all, active),
    body: namesOf(all, active),
  }),
  'sign-in-needed': (all, active) => ({
    title: notificationsOf(active).signInToGoOn,
    body: namesOf(all, active),
  }),
};

function allStop(all: Some<LaunchSummary>, active: ActiveLocale): string {
  const firstMs = Math.min(...all.map((summary) => summary.stopsInMs ?? 0));
  return notificationsOf(active).allStop({ count: all.length, when: inMinutes(firstMs, active) });
}

const notificationsOf = ({ messages }: ActiveLocale) => messages.desktop.notifications;

/** The name of a launch's workstation. */
export const nameOf = (
  summary: Pick<LaunchSummary, 'workstation'>,
  { desktop }: Pick<Messages, 'desktop'>,
): string => summary.workstation ?? desktop.aWorkstation;

const whereOf = ({ workstation, connectionName }: LaunchSummary, { desktop }: Messages): string =>
  workstation === undefined || distinctName(connectionName, workstation) === undefined
    ? connectionName
    : desktop.notifications.where({ workstation, connection: connectionName });

const titleOf = ({ failure }: LaunchSummary, otherwise: string, messages: Messages): string =>
  failure === undefined ? otherwise : failureText(failure, messages).title;

/** The first few names, each once, and how many more there are. */
function namesOf(all: Some<LaunchSummary>, active: ActiveLocale): string {
  const names = [...new Set(all.map((summary) => summary.workstation ?? summary.connectionName))];
  const more = names.length - NAMED;
  const listed =
    more > 0 ? [...names.slice(0, NAMED), notificationsOf(active).andMore({ count: more })] : names;
  return new Intl.ListFormat(active.locale).format(listed);
}

function inMinutes(ms = 0, active: ActiveLocale): string {
  const minutes = Math.max(0, Math.round(ms / MINUTE_MS));
  return minutes === 0
    ? notificationsOf(active).inAMoment
    : new Intl.RelativeTimeFormat(active.locale).format(minutes, 'minute');
}

/** The line of a launch in the tray menu: name, state and, if given, the approximate duration. */
export function launchLine(
  name: string,
  state: Step,
  elapsedMs: number | undefined,
  messages: Messages,
): string {
  const { steps, tray } = messages.desktop;
  const line =
    elapsedMs === undefined
      ? tray.launch({ name, step: steps[state] })
      : tray.launchFor({ name, step: steps[state], span: aboutMinutes(elapsedMs, messages) });
  return safeText(line, 100);
}

/** The duration in minutes. A menu needs no seconds. */
function aboutMinutes(ms: number, { desktop, times }: Messages): string {
  const minutes = Math.floor(Math.max(0, ms) / MINUTE_MS);
  if (minutes === 0) return desktop.tray.lessThanAMinute;
  if (minutes < 60) return times.minutes({ minutes });
  return times.hoursAndMinutes({ hours: Math.floor(minutes / 60), minutes: minutes % 60 });
}

/** The tooltip of the tray icon: how many launches need attention, otherwise the status. */
export const trayTooltip = (
  indicator: IndicatorKind,
  badge: number,
  { desktop }: Messages,
): string =>
  desktop.tray.tooltip({
    words: badge > 1 ? desktop.wantYou({ count: badge }) : desktop.indicators[indicator],
  });
