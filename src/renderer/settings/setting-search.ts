import { fold, searchWords } from '../i18n/fold.ts';
import { t } from '../i18n/locale.svelte.ts';
import { settingText } from './setting-text.ts';
import { settingList, type Setting, type SettingGroup } from './setting-list.ts';

/** The other entries of the settings page. */
type Doing = 'diagnostics' | 'about';

interface FoundSettings {
  readonly group: SettingGroup;
  readonly settings: readonly Setting[];
  readonly doings: readonly Doing[];
}

const groups = [
  'window',
  'notifications',
  'viewer',
  'updates',
  'support',
] as const satisfies readonly SettingGroup[];
const doings = ['diagnostics', 'about'] as const satisfies readonly Doing[];

/** The settings in whose words all words of `search` are, by group; all of them for none. */
export function settingGroups(search: string): readonly FoundSettings[] {
  const wanted = searchWords(search);
  const messages = t().settings;
  const fits = (group: SettingGroup, texts: readonly string[]) => {
    const text = fold([messages.groups[group], ...texts].join(' '));
    return wanted.every((word) => text.includes(word));
  };
  const textsOf = (setting: Setting) => {
    const { name, means } = settingText(setting.name);
    const options = setting.kind === 'choice' ? setting.options() : [];
    return [name, means, ...options.map((option) => option.name)];
  };
  return groups
    .map((group) => ({
      group,
      settings: settingList.filter(
        (setting) => setting.group === group && fits(group, textsOf(setting)),
      ),
      doings: doings.filter(
        (doing) =>
          group === 'support' && fits(group, [messages[doing].name, messages[doing].means]),
      ),
    }))
    .filter(({ settings, doings: found }) => settings.length + found.length > 0);
}
