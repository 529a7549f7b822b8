import * as v from 'valibot';
import {
  PREFERENCE_NAMES,
  SomePreferences,
  DEFAULT_PREFERENCES,
  type PreferenceName,
  type Preferences,
  type PreferencesAnswer,
  type PreferencesChange,
} from '../../../shared/settings/preferences.ts';

/** Preferences as they are in the file: those of this version, and those that only other versions know. */
export type SavedPreferences = Readonly<Record<string, unknown>>;

/** What a policy sets: the user may change `defaults`, but not `locked` preferences. */
export interface PreferenceRules {
  readonly defaults?: SomePreferences | undefined;
  readonly locked?: SomePreferences | undefined;
}

/** Reads each preference separately: invalid and unknown ones are left out, the others are used. */
export function readPreferences(saved: SavedPreferences): SomePreferences {
  let known: Nested = {};
  for (const name of PREFERENCE_NAMES) {
    const value = valueOf(saved, name);
    if (value === undefined) continue;
    const one = nested(name, value);
    if (v.is(SomePreferences, one)) known = merged(known, one);
  }
  return v.parse(SomePreferences, known);
}

/**
 * The preferences in effect. The policy's locked ones override the user's, which override the policy's defaults,
 * which override the built-in ones.
 */
export function effectivePreferences(
  saved: SavedPreferences,
  rules: PreferenceRules = {},
): PreferencesAnswer {
  const { defaults = {}, locked = {} } = rules;
  const layers = [defaults, readPreferences(saved), locked];
  // Each layer has some of the fields, so the merged value has all of the built-in ones.
  const values = layers.reduce<Nested>(merged, {
    ...DEFAULT_PREFERENCES,
  }) as unknown as Preferences;
  return { values, locked: namesIn(locked) };
}

/** The file's preferences with `change` applied; `null` removes one. Unknown preferences stay. */
export function changed(saved: SavedPreferences, change: PreferencesChange): SavedPreferences {
  const next = merged(saved, change);
  return Object.fromEntries(
    Object.entries(next).map(([name, value]) => [name, isObject(value) ? present(value) : value]),
  );
}

/** The names of the preferences that `some` sets. */
export const namesIn = (some: PreferencesChange): PreferenceName[] =>
  PREFERENCE_NAMES.filter((name) => valueOf(some, name) !== undefined);

type Nested = Readonly<Record<string, unknown>>;

function valueOf(all: Nested, name: PreferenceName): unknown {
  const [first = '', second] = name.split('.');
  const value = Object.hasOwn(all, first) ? all[first] : undefined;
  if (second === undefined) return value;
  return isObject(value) && Object.hasOwn(value, second) ? value[second] : undefined;
}

function nested(name: PreferenceName, value: unknown): Nested {
  const [first = '', second] = name.split('.');
  return { [first]: second === undefined ? value : { [second]: value } };
}

/** `under` with the fields of `over`, merged group by group. */
function merged(under: Nested, over: Nested): Nested {
  const fields = Object.entries(over)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const below = under[name];
      if (!isObject(value)) return [name, value] as const;
      return [name, { ...(isObject(below) && below), ...value }] as const;
    });
  return { ...under, ...Object.fromEntries(fields) };
}

const present = (group: Nested): Nested =>
  Object.fromEntries(Object.entries(group).filter(([, value]) => value !== null));

const isObject = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
