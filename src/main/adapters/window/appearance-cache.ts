import * as v from 'valibot';
import { Language, Theme } from '../../../shared/settings/preferences.ts';
import { parseJson } from '../../core/base/json.ts';
import { readSmallFile } from '../base/small-file.ts';

/**
 * The window's last appearance, stored next to its bounds, because language and theme are needed
 * before settings and policy are read. If it is missing or outdated, the window changes once they
 * are.
 */
const StoredAppearance = v.object({
  language: v.fallback(Language, 'system'),
  theme: v.fallback(Theme, 'system'),
});
export type Appearance = Readonly<v.InferOutput<typeof StoredAppearance>>;

export const SYSTEM_APPEARANCE: Appearance = { language: 'system', theme: 'system' };
export const APPEARANCE_MAX_BYTES = 256;

/** Undefined for a text that is no appearance. */
export const parseAppearance = (text: string | undefined): Appearance | undefined => {
  const parsed = v.safeParse(StoredAppearance, text === undefined ? undefined : parseJson(text));
  return parsed.success ? parsed.output : undefined;
};

/** The last appearance; the system's if it is not known. */
export const readAppearance = (path: string): Appearance =>
  parseAppearance(readSmallFile(path, APPEARANCE_MAX_BYTES)) ?? SYSTEM_APPEARANCE;
