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
const Kept = v.object({
  language: v.fallback(Language, 'system'),
  theme: v.fallback(Theme, 'system'),
});
export type Appearance = Readonly<v.InferOutput<typeof Kept>>;

const AS_THE_SYSTEM: Appearance = { language: 'system', theme: 'system' };
const MAX_BYTES = 256;

const parse = (text: string | undefined): Appearance | undefined => {
  const kept = v.safeParse(Kept, text === undefined ? undefined : parseJson(text));
  return kept.success ? kept.output : undefined;
};

/** The last appearance; the system's if it is not known. */
export const readAppearance = (path: string): Appearance =>
  parse(readSmallFile(path, MAX_BYTES)) ?? AS_THE_SYSTEM;

/** Writes the appearance if it has changed. Never fails: errors are logged. */
export function createAppearanceWriter(path: string, log: Log): (now: Appearance) => Promise<void> {
  const file = createJsonFileStore<Appearance>({
    ...{ path, name: 'look', initial: AS_THE_SYSTEM, maxBytes: MAX_BYTES, log },
    parse: (text) => {
      const value = parse(text);
      return { value: value ?? AS_THE_SYSTEM, state: value === undefined ? 'damaged' : 'well' };
    },
    text: ({ language, theme }) => `${JSON.stringify({ language, theme })}\n`,
  });
  return async ({ language, theme }) => {
    await file.update((last) =>
      last.language === language && last.theme === theme ? last : { language, theme },
    );
  };
}
