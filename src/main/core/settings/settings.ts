import * as v from 'valibot';
import type { Failure, Result } from '../../../shared/base/failure.ts';
import { Connection } from '../../../shared/connections/connection.ts';
import { ConnectionId } from '../../../shared/base/ids.ts';
import { Favorite } from '../../../shared/launch/history.ts';
import { isTooDeep, parseJson } from '../base/json.ts';
import { utf8Bytes } from '../base/text-bytes.ts';
import type { SavedPreferences } from './preferences.ts';

/** The version this program writes. A newer file is not changed, and defaults are used instead. */
export const SETTINGS_VERSION = 1;
/** A settings file has a few kilobytes; a larger file than this is not one. */
export const SETTINGS_MAX_BYTES = 1024 * 1024;

/** Consent to follow links to a connection. It is void if the id later names another target; see `consentTarget`. */
export const LinkConsent = v.strictObject({
  connection: ConnectionId,
  target: v.pipe(v.string(), v.maxLength(4_096)),
});
export type LinkConsent = Readonly<v.InferOutput<typeof LinkConsent>>;

/** Everything that is kept between runs, except secrets. */
export interface Settings {
  readonly connections: readonly Connection[];
  /** Connections this version cannot read (an unknown kind, a newer format): kept unchanged, never dropped. */
  readonly kept: readonly unknown[];
  /** Connections that links may open without asking. */
  readonly trusted: readonly LinkConsent[];
  /** The user's favourite workstations. */
  readonly favourites: readonly Favorite[];
  /** The user's preferences as they are in the file, including those of other versions. */
  readonly preferences: SavedPreferences;
  /** Keychain entries of connections that were removed, which are still to be removed; absent if there are none. */
  readonly leftKeys?: readonly string[];
  /** What only other versions know; absent if there is nothing. Written back unchanged. */
  readonly unknown?: UnknownSettings;
}

/** What this version does not know in a settings file, besides whole connections and preferences. */
export interface UnknownSettings {
  /** Fields of the file. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Entries of {@link Settings.trusted} and {@link Settings.favourites} in another form. Each names its connection. */
  readonly trusted: readonly UnknownEntry[];
  readonly favourites: readonly UnknownEntry[];
}
type UnknownEntry = Readonly<Record<string, unknown>> & { readonly connection: string };

export const NO_SETTINGS: Settings = {
  connections: [],
  kept: [],
  trusted: [],
  favourites: [],
  preferences: {},
};

/**
 * The settings and how reading went: a `damaged` file is set aside, a `newer` one is not overwritten, and one that is
 * `unreadable` is not touched. With `failure`, the defaults say nothing about what the user has saved.
 */
export interface SettingsResult {
  readonly settings: Settings;
  readonly state: 'well' | 'damaged' | 'newer' | 'unreadable';
  readonly failure?: Failure;
}

/** The settings that were parsed from a file. */
export interface ParsedSettings extends SettingsResult {
  readonly state: 'well' | 'damaged' | 'newer';
}

/** Stores the settings. */
export interface SettingsStore {
  read(): Promise<SettingsResult>;
  /** Reads, changes and writes the settings under a lock, so that changes by other processes are not lost. */
  update(change: (settings: Settings) => Settings): Promise<Result<Settings>>;
}

const KeyEntry = v.pipe(v.string(), v.uuid());
const Versioned = v.object({ version: v.number() });
const File = v.object({
  ...Versioned.entries,
  connections: v.optional(v.array(v.unknown()), []),
  trusted: v.optional(v.array(v.unknown()), []),
  favourites: v.optional(v.array(v.unknown()), []),
  leftKeys: v.fallback(v.optional(v.array(KeyEntry), []), []),
  // Damaged preferences must not make the connections unreadable.
  preferences: v.fallback(v.optional(v.record(v.string(), v.unknown()), {}), {}),
});

/** Parses the text of a settings file. Total: invalid entries are kept or dropped; it never throws. */
export function parseSettings(text: string): ParsedSettings {
  const value = withVersion(parseJson(text));
  // Checked before the schema: a newer version may have another one.
  if (v.is(Versioned, value) && value.version > SETTINGS_VERSION)
    return { settings: NO_SETTINGS, state: 'newer' };
  const file = v.safeParse(File, value);
  if (!file.success || isTooDeep(value)) return { settings: NO_SETTINGS, state: 'damaged' };
  const connections: Connection[] = [];
  const kept: unknown[] = [];
  for (const entry of file.output.connections) {
    const connection = v.safeParse(Connection, entry);
    const isNew = connection.success && !connections.some((one) => one.id === connection.output.id);
    if (connection.success && isNew) connections.push(connection.output);
    else kept.push(entry);
  }
  // The first format had only ids, which say nothing about the target: they count as no consent.
  const trusted = file.output.trusted.filter((one): one is LinkConsent => v.is(LinkConsent, one));
  const favourites = file.output.favourites.filter((one): one is Favorite => v.is(Favorite, one));
  const { preferences, leftKeys } = file.output;
  const unknown = {
    fields: isObject(value) ? withoutKnown(value) : {},
    trusted: file.output.trusted.filter(isUnknownEntry(LinkConsent)),
    favourites: file.output.favourites.filter(isUnknownEntry(Favorite)),
  };
  return {
    settings: {
      connections,
      kept,
      trusted,
      favourites,
      preferences,
      ...(leftKeys.length > 0 && { leftKeys }),
      ...present(unknown),
    },
    state: 'well',
  };
}

const withoutKnown = (file: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(file).filter(([name]) => !Object.hasOwn(File.entries, name)));

const isUnknownEntry =
  (known: v.GenericSchema) =>
  (one: unknown): one is UnknownEntry =>
    isObject(one) && typeof one.connection === 'string' && !v.is(known, one);

/** Absent if there is nothing, so that most settings do not have it. */
const present = (unknown: UnknownSettings): { unknown?: UnknownSettings } =>
  Object.keys(unknown.fields).length + unknown.trusted.length + unknown.favourites.length === 0
    ? {}
    : { unknown };

/**
 * The settings without consent and favourites of connections that no longer exist: the next connection with that
 * id would inherit them. `machine` has the ids of connections that exist without being saved. Returns the same
 * object if nothing has to be removed.
 */
export function withoutStrays(settings: Settings, machine: ReadonlySet<string>): Settings {
  const taken = takenIds(settings);
  const isThere = (id: string) => taken.has(id) || machine.has(id);
  const trusted = settings.trusted.filter(({ connection }) => isThere(connection));
  const favourites = settings.favourites.filter(({ connection }) => isThere(connection));
  const { unknown: before, ...rest } = settings;
  const unknown = before && {
    fields: before.fields,
    trusted: before.trusted.filter(({ connection }) => isThere(connection)),
    favourites: before.favourites.filter(({ connection }) => isThere(connection)),
  };
  const isSame =
    trusted.length === settings.trusted.length &&
    favourites.length === settings.favourites.length &&
    unknown?.trusted.length === before?.trusted.length &&
    unknown?.favourites.length === before?.favourites.length;
  return isSame ? settings : { ...rest, trusted, favourites, ...(unknown && present(unknown)) };
}

/**
 * The text of a settings file, as {@link parseSettings} reads it: indented for people, unless it would then be too large to be
 * read back.
 */
export function settingsText(settings: Settings): string {
  const { connections, kept, trusted, favourites, unknown, ...rest } = settings;
  const file = {
    version: SETTINGS_VERSION,
    connections: [...connections, ...kept],
    trusted: [...trusted, ...(unknown?.trusted ?? [])],
    favourites: [...favourites, ...(unknown?.favourites ?? [])],
    ...rest,
    ...unknown?.fields,
  };
  const text = `${JSON.stringify(file, null, 2)}\n`;
  return utf8Bytes(text) <= SETTINGS_MAX_BYTES ? text : `${JSON.stringify(file)}\n`;
}

/** Ids in use, including those of connections that this version cannot read. */
export function takenIds(settings: Settings): ReadonlySet<string> {
  const known = settings.connections.map((one) => one.id as string);
  const others = settings.kept.map((one) =>
    isObject(one) && typeof one.id === 'string' ? one.id : '',
  );
  return new Set([...known, ...others]);
}

/** A file without a version is from an early release or was written by hand. */
function withVersion(value: unknown): unknown {
  return isObject(value) && !('version' in value) ? { ...value, version: SETTINGS_VERSION } : value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
