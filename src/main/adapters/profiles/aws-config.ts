import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import { groupValues, isGroup, parseIni, type IniSections, type IniValues } from './aws-ini.ts';
import { shellWords } from './shell-words.ts';

/** The text of `~/.aws/config` and `credentials`, read as botocore reads it. Total and pure. */

/** The settings of a section that have a value. Names are in lower case. */
export type Section = ReadonlyMap<string, string>;
export interface AwsConfig {
  readonly profiles: ReadonlyMap<string, Section>;
  readonly ssoSessions: ReadonlyMap<string, Section>;
  /** By name, then by service: the settings of a `[services NAME]` section. */
  readonly services: ReadonlyMap<string, ReadonlyMap<string, Section>>;
  /** The first line that could not be read: it may have been the header or a key of a profile. */
  readonly skipped?: { readonly file: 'config' | 'credentials'; readonly line: number };
}

/** What both files have for signing in. */
export function parseAwsConfig(config: string, credentials: string): AwsConfig {
  const { sections, skippedLine } = parseIni(config);
  const keys = parseIni(credentials);
  return {
    profiles: mapValues(mergedProfiles(sections, keys.sections), settingsOf),
    ssoSessions: mapValues(named(sections, 'sso-session'), settingsOf),
    services: mapValues(named(sections, 'services'), (values) => mapValues(values, groupValues)),
    ...omitUndefined({
      skipped: skippedIn('config', skippedLine) ?? skippedIn('credentials', keys.skippedLine),
    }),
  };
}

const skippedIn = (file: 'config' | 'credentials', line: number | undefined) =>
  line === undefined ? undefined : { file, line };

/** The profiles of both files. For a profile, the values in `credentials` win. */
export function mergedProfiles(
  config: IniSections,
  credentials: IniSections,
): ReadonlyMap<string, IniValues> {
  const profiles = new Map(named(config, 'profile', 'default'));
  for (const [name, values] of credentials)
    profiles.set(name, new Map([...(profiles.get(name) ?? []), ...values]));
  // Neither can be chosen: no name, and a name that objects have another use for.
  for (const name of ['', '__proto__']) profiles.delete(name);
  return profiles;
}

/**
 * The sections of one kind: those whose header begins with it and has a second word, which is their name, and the one
 * that is called `bare`. Two headers may be spelled differently and mean the same name; the later section counts.
 */
function named(sections: IniSections, kind: string, bare?: string): ReadonlyMap<string, IniValues> {
  const found = new Map<string, IniValues>();
  for (const [header, values] of sections) {
    const words = header.startsWith(kind) ? shellWords(header) : undefined;
    const name = header === bare ? bare : words?.length === 2 ? words[1] : undefined;
    if (name !== undefined) found.set(name, values);
  }
  return found;
}

/** The setting that may be over several lines. */
const COMMAND = 'credential_process';

/**
 * Without settings that have no value, and without those over several lines: groups such as `s3 =`, and settings with a
 * deeper one below. SECURITY: the latter contain what is below them, which can be keys, and most settings are shown.
 */
const settingsOf = (values: IniValues): Section =>
  new Map(
    [...values].filter(
      ([name, value]) =>
        value !== '' && !isGroup(value) && (name === COMMAND || !value.includes('\n')),
    ),
  );

const mapValues = <From, To>(map: ReadonlyMap<string, From>, to: (value: From) => To) =>
  new Map([...map].map(([name, value]) => [name, to(value)] as const));
