import * as v from 'valibot';
import { Language, Theme } from '../../../shared/settings/preferences.ts';
import { parseJson } from '../../core/base/json.ts';
import type { Log } from '../../core/base/log.ts';
import { createJsonFileStore } from '../base/json-file-store.ts';
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

const SYSTEM_APPEARANCE: Appearance = { language: 'system', theme: 'system' };
const MAX_BYTES = 256;

const parse = (text: string | undefined): Appearance | undefined => {
  const parsed = v.safeParse(StoredAppearance, text === undefined ? undefined : parseJson(text));
  return parsed.success ? parsed.output : undefined;
};

/** The last appearance; the system's if it is not known. */
export const readAppearance = (path: string): Appearance =>
  parse(readSmallFile(path, MAX_BYTES)) ?? SYSTEM_APPEARANCE;

/** Writes the appearance if it has changed. Never fails: errors are logged. */
export function createAppearanceWriter(path: string, log: Log): (now: Appearance) => Promise<void> {
  const file = createJsonFileStore<Appearance>({
    ...{ path, name: 'appearance', initial: SYSTEM_APPEARANCE, maxBytes: MAX_BYTES, log },
    parse: (text) => {
      const value = parse(text);
      return { value: value ?? SYSTEM_APPEARANCE, state: value === undefined ? 'damaged' : 'well' };
    },
    text: ({ language, theme }) => `${JSON.stringify({ language, theme })}\n`,
  });
  return async ({ language, theme }) => {
    await file.update((last) =>
      last.language === language && last.theme === theme ? last : { language, theme },
    );
  };
}
