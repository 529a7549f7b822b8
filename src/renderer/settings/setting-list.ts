import { TAGS, type AvailableLanguage } from '../../shared/languages/tags.ts';
import type {
  PreferenceName,
  Preferences,
  PreferencesChange,
} from '../../shared/settings/preferences.ts';
import { t } from '../i18n/locale.svelte.ts';

/** Where a setting stands on its page. */
export type SettingGroup = keyof ReturnType<typeof t>['settings']['groups'];

/** One setting: where it stands, what it can be, how it is read and changed. */
interface Common {
  readonly name: PreferenceName;
  readonly group: SettingGroup;
}
interface Switch extends Common {
  readonly kind: 'switch';
  readonly isOn: (now: Preferences) => boolean;
  readonly to: (on: boolean) => PreferencesChange;
}
interface Choice extends Common {
  readonly kind: 'choice';
  readonly options: () => readonly { readonly id: string; readonly name: string }[];
  readonly chosen: (now: Preferences) => string;
  readonly to: (id: string) => PreferencesChange;
}
export type Setting = Switch | Choice;

const plain = (
  group: SettingGroup,
  name: 'startAtLogin' | 'trayIcon' | 'checkForUpdates',
): Switch => ({
  kind: 'switch',
  name,
  group,
  isOn: (now) => now[name],
  to: (on) => ({ [name]: on }),
});

const notification = (of: keyof Preferences['notifications']): Switch => ({
  kind: 'switch',
  name: `notifications.${of}`,
  group: 'notifications',
  isOn: ({ notifications }) => notifications[of],
  to: (on) => ({ notifications: { [of]: on } }),
});

interface ChoiceOf<Value extends string> extends Common {
  readonly values: readonly Value[];
  readonly word: (value: Value) => string;
  readonly chosen: (now: Preferences) => Value;
  readonly to: (value: Value) => PreferencesChange;
}

/** A choice out of `values`; what is none of them changes nothing. */
const choice = <Value extends string>(of: ChoiceOf<Value>): Choice => ({
  kind: 'choice',
  name: of.name,
  group: of.group,
  options: () => of.values.map((id) => ({ id, name: of.word(id) })),
  chosen: of.chosen,
  to: (id) => {
    const value = of.values.find((one) => one === id);
    return value === undefined ? {} : of.to(value);
  },
});

const display = (of: 'fullscreen' | 'allMonitors' | 'yuv444'): Choice =>
  choice({
    name: `display.${of}`,
    group: 'viewer',
    values: ['usual', 'on', 'off'],
    word: (value) => t().settings.choices[value],
    chosen: (now) => (now.display[of] === undefined ? 'usual' : now.display[of] ? 'on' : 'off'),
    to: (value) => ({ display: { [of]: value === 'usual' ? null : value === 'on' } }),
  });

/** What a language is called by those who speak it. */
function ownName(language: AvailableLanguage): string {
  const tag = TAGS[language];
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

export const languageSetting = choice({
  name: 'language',
  group: 'window',
  values: ['system', 'en', 'fr', 'de', 'es', 'ja', 'zh'],
  word: (value) => (value === 'system' ? t().settings.choices.language.system : ownName(value)),
  chosen: ({ language }) => language,
  to: (language) => ({ language }),
});

/** All settings, in the order in which they stand. */
export const settingList: readonly Setting[] = [
  languageSetting,
  choice({
    name: 'theme',
    group: 'window',
    values: ['system', 'light', 'dark'],
    word: (value) => t().settings.choices.theme[value],
    chosen: ({ theme }) => theme,
    to: (theme) => ({ theme }),
  }),
  plain('window', 'startAtLogin'),
  plain('window', 'trayIcon'),
  notification('ready'),
  notification('failed'),
  notification('stops-soon'),
  notification('sign-in-needed'),
  display('fullscreen'),
  display('allMonitors'),
  display('yuv444'),
  choice({
    name: 'display.transport',
    group: 'viewer',
    values: ['usual', 'auto', 'quic', 'websocket'],
    word: (value) =>
      value === 'usual' ? t().settings.choices.usual : t().viewing.transports[value],
    chosen: (now) => now.display.transport ?? 'usual',
    to: (value) => ({ display: { transport: value === 'usual' ? null : value } }),
  }),
  plain('updates', 'checkForUpdates'),
  choice({
    name: 'logLevel',
    group: 'support',
    values: ['info', 'debug'],
    word: (value) => t().settings.choices.logLevel[value],
    chosen: ({ logLevel }) => logLevel,
    to: (logLevel) => ({ logLevel }),
  }),
];
