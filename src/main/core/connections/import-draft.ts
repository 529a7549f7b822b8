import type { Refused } from '../../../shared/connections/imported.ts';

/** The result of an importer: the form's fields, and the settings that were refused. */
export interface Draft {
  readonly values: Readonly<Record<string, unknown>>;
  readonly refused: readonly Refused[];
}

/** True for names of secrets in files of all kinds, in any case. */
export const isSecretName = (name: string): boolean =>
  /pass(word|wd|phrase|code)?$|secret|token(?!endpoint)|credential(?!s$)|accesskey|privatekey|^proxyuser/i.test(
    name.replace(/[-_. ]/g, ''),
  );

/** True for a name that may be shown: one word that is too short to be a secret. */
export const isPlainName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_.-]{0,39}$/.test(name);
