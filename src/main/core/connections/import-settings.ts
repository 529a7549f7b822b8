import * as v from 'valibot';
import { ConnectionInput } from '../../../shared/connections/connection.ts';
import type { ImportRefusal, Refused } from '../../../shared/connections/imported.ts';
import { isPlainName, isSecretName, type Draft } from './import-draft.ts';

/**
 * Settings of a connection as an administrator hands them out: what `connections add` takes, or what
 * `connections list --json` prints, without secrets. Nothing where they are of no kind we know. Total and pure.
 *
 * What is left out is named; what is missing, the form asks for.
 */
export function importSettings(json: unknown): Draft | undefined {
  if (!isObject(json)) return undefined;
  const option = ConnectionInput.options.find(({ entries }) => v.is(entries.kind, json.kind));
  if (option === undefined) return undefined;
  const refused: Refused[] = [];
  const { id: _, ...settings } = json;
  const typed = withoutForbidden(settings, refused);
  // Each turn takes one setting away, so there are no more turns than settings.
  for (let next = misfit(typed); next !== undefined; next = misfit(typed)) {
    Reflect.deleteProperty(next.parent, next.name);
    note(refused, next.name, next.why);
  }
  return { typed, refused };
}

type Settings = Record<string, unknown>;

const isObject = (value: unknown): value is Settings =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A copy without secrets, consent, and what belongs to the machine it came from. */
function withoutForbidden(settings: Readonly<Settings>, refused: Refused[]): Settings {
  const kept: Settings = {};
  for (const [name, value] of Object.entries(settings)) {
    const why = whyForbidden(name);
    if (why !== undefined) note(refused, name, why);
    // `__proto__` would not become a setting, but what the others inherit.
    else if (name !== '__proto__')
      kept[name] = isObject(value) ? withoutForbidden(value, refused) : value;
  }
  return kept;
}

function whyForbidden(name: string): ImportRefusal | undefined {
  if (name === 'agreedCommand') return 'agreement';
  if (name === 'entry') return 'not-kept';
  return isSecretName(name) ? 'secret' : undefined;
}

interface Setting {
  readonly parent: Settings;
  readonly name: string;
}

/** The first setting that is there and does not fit. That others are missing is not its fault. */
function misfit(typed: Settings): (Setting & { readonly why: ImportRefusal }) | undefined {
  for (const issue of v.safeParse(ConnectionInput, typed).issues ?? []) {
    const setting = settingAt(
      typed,
      (issue.path ?? []).map(({ key }) => String(key)),
    );
    if (setting === undefined) continue;
    const isStrange = issue.type === 'strict_object' && issue.expected === 'never';
    return { ...setting, why: isStrange ? 'not-kept' : 'not-fitting' };
  }
  return undefined;
}

/** The setting at `path`, or the list that it is part of; nothing where it is not there. */
function settingAt(typed: Settings, path: readonly string[]): Setting | undefined {
  let parent = typed;
  for (const [nth, name] of path.entries()) {
    if (!Object.hasOwn(parent, name)) return undefined;
    const value = parent[name];
    if (nth === path.length - 1 || !isObject(value)) return { parent, name };
    parent = value;
  }
  return undefined;
}

function note(refused: Refused[], name: string, why: ImportRefusal): void {
  if (isPlainName(name)) refused.push({ name, why });
}
