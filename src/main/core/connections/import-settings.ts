import * as v from 'valibot';
import { ConnectionInput } from '../../../shared/connections/connection.ts';
import type { ImportRefusal, Refused } from '../../../shared/connections/imported.ts';
import { isPlainName, isSecretName, type Draft } from './import-draft.ts';

/**
 * Settings of a connection from an administrator: the input of `connections add` or the output of
 * `connections list --json`, without secrets. `undefined` if the kind is unknown. Total and pure.
 *
 * Settings that are left out are reported; the form asks for missing ones.
 */
export function importSettings(json: unknown): Draft | undefined {
  if (!isObject(json)) return undefined;
  const option = ConnectionInput.options.find(({ entries }) => v.is(entries.kind, json.kind));
  if (option === undefined) return undefined;
  const refused: Refused[] = [];
  const { id: _, ...settings } = json;
  const values = withoutForbidden(settings, refused);
  // Each turn removes one setting, so the loop ends.
  for (let next = misfit(values); next !== undefined; next = misfit(values)) {
    Reflect.deleteProperty(next.parent, next.name);
    refuse(refused, next.name, next.why);
  }
  return { values, refused };
}

type Settings = Record<string, unknown>;

const isObject = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy without secrets, consent, and paths and settings of the machine it came from. */
function withoutForbidden(settings: Readonly<Settings>, refused: Refused[]): Settings {
  const allowed: Settings = {};
  for (const [name, value] of Object.entries(settings)) {
    const why = whyForbidden(name);
    if (why !== undefined) refuse(refused, name, why);
    // Assigning `__proto__` would change the prototype instead of adding a setting.
    else if (name !== '__proto__')
      allowed[name] = isObject(value) ? withoutForbidden(value, refused) : value;
  }
  return allowed;
}

function whyForbidden(name: string): ImportRefusal | undefined {
  if (name === 'agreedCommand') return 'agreement';
  if (name === 'entry') return 'not-kept';
  if (name === 'caFile') return 'own-file';
  return isSecretName(name) ? 'secret' : undefined;
}

interface Setting {
  readonly parent: Settings;
  readonly name: string;
}

/** The first setting that is present but invalid. Missing settings are ignored. */
function misfit(values: Settings): (Setting & { readonly why: ImportRefusal }) | undefined {
  for (const issue of v.safeParse(ConnectionInput, values).issues ?? []) {
    const setting = settingAt(
      values,
      (issue.path ?? []).map(({ key }) => String(key)),
    );
    if (setting === undefined) continue;
    const isStrange = issue.type === 'strict_object' && issue.expected === 'never';
    return { ...setting, why: isStrange ? 'not-kept' : 'not-fitting' };
  }
  return undefined;
}

/** The setting at `path`, or the list that contains it; `undefined` if it is not there. */
function settingAt(values: Settings, path: readonly string[]): Setting | undefined {
  let parent = values;
  for (const [nth, name] of path.entries()) {
    if (!Object.hasOwn(parent, name)) return undefined;
    const value = parent[name];
    if (nth === path.length - 1 || !isObject(value)) return { parent, name };
    parent = value;
  }
  return undefined;
}

function refuse(refused: Refused[], name: string, why: ImportRefusal): void {
  if (isPlainName(name)) refused.push({ name, why });
}
