import * as v from 'valibot';
import { listOf } from '../base/list-of.ts';

/** The languages of the window; `system` follows the system's. */
export const Language = v.picklist(['system', 'en', 'fr', 'de', 'es', 'ja', 'zh']);
export type Language = v.InferOutput<typeof Language>;
export const Theme = v.picklist(['system', 'light', 'dark']);
export const LogLevel = v.picklist(['info', 'debug']);
export type LogLevel = v.InferOutput<typeof LogLevel>;

const isOn = v.boolean();
const Transport = v.picklist(['auto', 'quic', 'websocket']);

/** The system notifications, which can be switched separately. */
const notifications = {
  ready: isOn,
  failed: isOn,
  'stops-soon': isOn,
  'sign-in-needed': isOn,
};

/**
 * The viewing defaults of connections without their own settings. One that is missing is the
 * viewer's own default.
 */
const display = {
  fullscreen: v.optional(isOn),
  allMonitors: v.optional(isOn),
  transport: v.optional(Transport),
  yuv444: v.optional(isOn),
};

const plain = {
  language: Language,
  theme: Theme,
  startAtLogin: isOn,
  trayIcon: isOn,
  checkForUpdates: isOn,
  logLevel: LogLevel,
};

/** All preferences as they are in effect. */
export const Preferences = v.strictObject({
  ...plain,
  notifications: v.strictObject(notifications),
  display: v.strictObject(display),
});
export type Preferences = Readonly<v.InferOutput<typeof Preferences>>;

/** Some preferences: what a policy sets, and what could be read of a settings file. */
export const SomePreferences = v.partial(
  v.strictObject({
    ...plain,
    notifications: v.partial(v.strictObject(notifications)),
    display: v.strictObject(display),
  }),
);
export type SomePreferences = Readonly<v.InferOutput<typeof SomePreferences>>;

/** The preferences that the window changes. A `null` of the display removes the default. */
export const PreferencesChange = v.partial(
  v.strictObject({
    ...plain,
    notifications: v.partial(v.strictObject(notifications)),
    display: v.partial(
      v.strictObject({
        fullscreen: v.nullable(isOn),
        allMonitors: v.nullable(isOn),
        transport: v.nullable(Transport),
        yuv444: v.nullable(isOn),
      }),
    ),
  }),
);
export type PreferencesChange = Readonly<v.InferOutput<typeof PreferencesChange>>;

/** The default values. */
export const DEFAULT_PREFERENCES: Preferences = {
  language: 'system',
  theme: 'system',
  startAtLogin: false,
  trayIcon: true,
  checkForUpdates: true,
  logLevel: 'info',
  notifications: { ready: true, failed: true, 'stops-soon': true, 'sign-in-needed': true },
  display: {},
};

/** Every preference by its name, those in groups as `group.name`. */
export const PREFERENCE_NAMES = [
  'language',
  'theme',
  'startAtLogin',
  'trayIcon',
  'checkForUpdates',
  'logLevel',
  'notifications.ready',
  'notifications.failed',
  'notifications.stops-soon',
  'notifications.sign-in-needed',
  'display.fullscreen',
  'display.allMonitors',
  'display.transport',
  'display.yuv444',
] as const;
export const PreferenceName = v.picklist(PREFERENCE_NAMES);
export type PreferenceName = v.InferOutput<typeof PreferenceName>;

/** The values in effect, and the names of those that the machine's policy has locked. */
export const PreferencesAnswer = v.strictObject({
  values: Preferences,
  locked: listOf(PreferenceName),
});
export type PreferencesAnswer = Readonly<v.InferOutput<typeof PreferencesAnswer>>;
