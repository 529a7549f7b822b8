import type { Log } from '../../core/base/log.ts';
import { createJsonFileStore } from '../base/json-file-store.ts';
import {
  APPEARANCE_MAX_BYTES,
  parseAppearance,
  SYSTEM_APPEARANCE,
  type Appearance,
} from './appearance-cache.ts';

/** Writes the appearance if it has changed. Never fails: errors are logged. */
export function createAppearanceWriter(path: string, log: Log): (now: Appearance) => Promise<void> {
  const file = createJsonFileStore<Appearance>({
    ...{
      path,
      name: 'appearance',
      initial: SYSTEM_APPEARANCE,
      maxBytes: APPEARANCE_MAX_BYTES,
      log,
    },
    parse: (text) => {
      const value = parseAppearance(text);
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
