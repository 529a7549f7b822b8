import * as v from 'valibot';
import { Language } from '../../shared/preferences.ts';
import { parseJson } from '../core/json.ts';
import type { Log } from '../core/log.ts';
import { createKeptFile } from './kept-file.ts';
import { readSmallFile } from './small-file.ts';

/**
 * The language that was preferred last, beside where the window was: both are needed before settings and policy
 * were read. Where it says nothing, or something else than those, the window changes when they were.
 */
const Kept = v.object({ language: Language });
const MAX_BYTES = 256;

const parse = (text: string | undefined): Language | undefined => {
  const kept = v.safeParse(Kept, text === undefined ? undefined : parseJson(text));
  return kept.success ? kept.output.language : undefined;
};

/** What was preferred last; the system's language where that is not known. */
export const readLanguage = (path: string): Language =>
  parse(readSmallFile(path, MAX_BYTES)) ?? 'system';

/** Writes what is preferred where that is another language. Never fails: see the log. */
export function createLanguageWriter(path: string, log: Log): (now: Language) => Promise<void> {
  const file = createKeptFile<Language>({
    ...{ path, name: 'language', none: 'system', maxBytes: MAX_BYTES, log },
    parse: (text) => {
      const value = parse(text);
      return { value: value ?? 'system', state: value === undefined ? 'damaged' : 'well' };
    },
    text: (language) => `${JSON.stringify({ language })}\n`,
  });
  return async (now) => {
    await file.update(() => now);
  };
}
