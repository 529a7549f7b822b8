import type { Refused } from '../../../shared/connections/imported.ts';

/** What an importer makes of a file's content. */
export interface Draft {
  readonly typed: Readonly<Record<string, unknown>>;
  readonly refused: readonly Refused[];
}

/** True for the names under which secrets stand in files of all kinds, whatever their case. */
export const isSecretName = (name: string): boolean =>
  /pass(word|wd|phrase|code)?$|secret|token(?!endpoint)|credential(?!s$)|accesskey|privatekey|^proxyuser/i.test(
    name.replace(/[-_. ]/g, ''),
  );

/** True for a name that can be repeated: a word, too short to be a secret itself. */
export const isPlainName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_.-]{0,39}$/.test(name);
