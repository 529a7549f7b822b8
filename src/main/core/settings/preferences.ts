import * as v from 'valibot';
import {
  PREFERENCE_NAMES,
  SomePreferences,
  USUAL_PREFERENCES,
  type PreferenceName,
  type Preferences,
  type PreferencesAnswer,
  type PreferencesChange,
} from '../../../shared/settings/preferences.ts';

/** Preferences as they stand in the file: what this version knows, and what another one does. */
export type KeptPreferences = Readonly<Record<string, unknown>>;

/** What a policy says of preferences: `defaults` may be changed by the user, `locked` may not. */
export interface PreferenceRules {
  readonly defaults?: SomePreferences | undefined;
  readonly locked?: SomePreferences | undefined;
}

/** Reads each preference by itself: one that is damaged or strange is left out, the others hold. */
export function readPreferences(kept: KeptPreferences): SomePreferences {
  let known: Nested = {};
  for (const name of PREFERENCE_NAMES) {
    const value = valueOf(kept, name);
    if (value === undefined) continue;
    const one = nested(name, value);
    if (v.is(SomePreferences, one)) known = merged(known, one);
  }
  return v.parse(SomePreferences, known);
}

/** What holds: the policy's locks over the user's own over the policy's defaults over the usual ones. */
export function inEffect(kept: KeptPreferences, rules: PreferenceRules = {}): PreferencesAnswer {
  const { defaults = {}, locked = {} } = rules;
  const layers = [defaults, readPreferences(kept), locked];
  // Each layer is a part of the whole, and so is what comes of laying them over it.
  const values = layers.reduce<Nested>(merged, { ...USUAL_PREFERENCES }) as unknown as Preferences;
  return { values, locked: namesIn(locked) };
}

/** The file's preferences with a change put in; a `null` takes one away. What is not known stays. */
export function changed(kept: KeptPreferences, change: PreferencesChange): KeptPreferences {
  const next = merged(kept, change);
  return Object.fromEntries(
    Object.entries(next).map(([name, value]) => [name, isObject(value) ? present(value) : value]),
  );
}

/** The names of the preferences that `some` says something of. */
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

/** `over` laid on `under`, group by group. */
function merged(under: Nested, over: Nested): Nested {
  const laid = Object.entries(over)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      const below = under[name];
      if (!isObject(value)) return [name, value] as const;
      return [name, { ...(isObject(below) && below), ...value }] as const;
    });
  return { ...under, ...Object.fromEntries(laid) };
}

const present = (group: Nested): Nested =>
  Object.fromEntries(Object.entries(group).filter(([, value]) => value !== null));

const isObject = (value: unknown): value is Nested =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
