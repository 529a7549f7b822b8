import * as v from 'valibot';
import { Language, Theme } from '../../../shared/settings/preferences.ts';
import { parseJson } from '../../core/base/json.ts';
import type { Log } from '../../core/base/log.ts';
import { createJsonFileStore } from '../base/json-file-store.ts';
import { readSmallFile } from '../base/small-file.ts';

/**
 * How the window looked last, beside where it was: language and theme are needed before settings and policy
 * were read. Where it says nothing, or something else than those, the window changes when they were.
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

/** How it looked last; as the system is where that is not known. */
export const readAppearance = (path: string): Appearance =>
  parse(readSmallFile(path, MAX_BYTES)) ?? AS_THE_SYSTEM;

/** Writes how it looks where that has changed. Never fails: see the log. */
export function createAppearanceWriter(path: string, log: Log): (now: Appearance) => Promise<void> {
  const file = createJsonFileStore<Appearance>({
    ...{ path, name: 'look', none: AS_THE_SYSTEM, maxBytes: MAX_BYTES, log },
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
