import type { PreferenceName } from '../../shared/settings/preferences.ts';
import { t } from '../i18n/locale.svelte.ts';

/** The name of a setting in message keys, in which a dot would start a new group. */
type InKey<Name extends string> = Name extends `${infer Group}.${infer Own}`
  ? `${Group}-${Own}`
  : Name;

/** What a setting is called, and what it does. */
export function settingText(name: PreferenceName): {
  readonly name: string;
  readonly means: string;
} {
  return t().settings.of[name.replace('.', '-') as InKey<PreferenceName>];
}
