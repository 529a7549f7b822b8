import * as v from 'valibot';
import type { Result } from '../../../shared/base/failure.ts';
import { Connection } from '../../../shared/connections/connection.ts';
import { ConnectionId } from '../../../shared/base/ids.ts';
import { Favourite } from '../../../shared/launch/history.ts';
import { isDeep, parseJson } from '../base/json.ts';
import type { KeptPreferences } from './preferences.ts';

/** The version this program writes. A newer one is read as defaults and left alone. */
export const SETTINGS_VERSION = 1;
/** A settings file is some kilobytes; more than this is not one. */
export const SETTINGS_MAX_BYTES = 1024 * 1024;

/** All that is kept between runs, but for secrets. */
export interface Settings {
  readonly connections: readonly Connection[];
  /** Connections this version cannot read (another kind, a newer shape): kept as they are, never dropped. */
  readonly kept: readonly unknown[];
  /** Connections that links may open without asking again. */
  readonly trusted: readonly ConnectionId[];
  /** Workstations the user has marked. */
  readonly favourites: readonly Favourite[];
  /** What the user prefers, as it stands in the file: what another version knows is kept. */
  readonly preferences: KeptPreferences;
}

export const NO_SETTINGS: Settings = {
  connections: [],
  kept: [],
  trusted: [],
  favourites: [],
  preferences: {},
};

/** How reading went: `damaged` is set aside, `newer` is not written over. */
export interface SettingsResult {
  readonly settings: Settings;
  readonly state: 'well' | 'damaged' | 'newer';
}

/** Where settings live. */
export interface SettingsStore {
  read(): Promise<SettingsResult>;
  /** Reads again, changes, writes, all under a lock, so that nothing another process saved is lost. */
  update(change: (settings: Settings) => Settings): Promise<Result<Settings>>;
}

const Versioned = v.object({ version: v.number() });
const File = v.object({
  ...Versioned.entries,
  connections: v.optional(v.array(v.unknown()), []),
  trusted: v.optional(v.array(v.unknown()), []),
  favourites: v.optional(v.array(v.unknown()), []),
  // Damaged preferences are no reason to set connections aside.
  preferences: v.fallback(v.optional(v.record(v.string(), v.unknown()), {}), {}),
});

/** Reads the text of a settings file. Total: what does not fit is kept, dropped or damaged, never thrown. */
export function parseSettings(text: string): SettingsResult {
  const value = withVersion(parseJson(text));
  // Before its shape is judged: a newer version may have another one, and is not damaged by that.
  if (v.is(Versioned, value) && value.version > SETTINGS_VERSION)
    return { settings: NO_SETTINGS, state: 'newer' };
  const file = v.safeParse(File, value);
  if (!file.success || isDeep(file.output)) return { settings: NO_SETTINGS, state: 'damaged' };
  const connections: Connection[] = [];
  const kept: unknown[] = [];
  for (const entry of file.output.connections) {
    const connection = v.safeParse(Connection, entry);
    const isNew = connection.success && !connections.some((one) => one.id === connection.output.id);
    if (connection.success && isNew) connections.push(connection.output);
    else kept.push(entry);
  }
  const trusted = file.output.trusted.filter((id): id is ConnectionId => v.is(ConnectionId, id));
  const favourites = file.output.favourites.filter((one): one is Favourite => v.is(Favourite, one));
  const { preferences } = file.output;
  return { settings: { connections, kept, trusted, favourites, preferences }, state: 'well' };
}

/**
 * The settings without consent and marks for connections that are not there: the next one of that name would
 * inherit them. `machine` names those that are there without being saved. The same object where all is well.
 */
export function withoutStrays(settings: Settings, machine: ReadonlySet<string>): Settings {
  const taken = takenIds(settings);
  const isThere = (id: string) => taken.has(id) || machine.has(id);
  const trusted = settings.trusted.filter(isThere);
  const favourites = settings.favourites.filter(({ connection }) => isThere(connection));
  const isSame =
    trusted.length === settings.trusted.length && favourites.length === settings.favourites.length;
  return isSame ? settings : { ...settings, trusted, favourites };
}

/** The text that {@link parseSettings} reads back. */
export function settingsText(settings: Settings): string {
  const { connections, kept, ...rest } = settings;
  const file = { version: SETTINGS_VERSION, connections: [...connections, ...kept], ...rest };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Ids that are taken, by connections we can read and those we cannot. */
export function takenIds(settings: Settings): ReadonlySet<string> {
  const known = settings.connections.map((one) => one.id as string);
  const others = settings.kept.map((one) =>
    isObject(one) && typeof one.id === 'string' ? one.id : '',
  );
  return new Set([...known, ...others]);
}

/** A file without a version is an early one, or written by hand. */
function withVersion(value: unknown): unknown {
  return isObject(value) && !('version' in value) ? { ...value, version: SETTINGS_VERSION } : value;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
