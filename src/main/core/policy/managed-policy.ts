import { parseUniqueJson } from '../base/unique-json.ts';
import { policyOf, unreadable, type PolicyResult } from './policy.ts';

/** The policy in the Windows registry: flat values by name. */
export type ManagedValues = Readonly<Record<string, unknown>>;

/**
 * The policy in flat values: `allow.kinds` is the field `kinds` of `allow`. A text that begins like JSON,
 * such as a list of connections, is parsed as JSON.
 */
export function policyOfValues(values: ManagedValues): PolicyResult {
  const policy: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, text] of Object.entries(values)) {
    const value = parsedValue(text);
    if (value === undefined || !put(policy, name.split('.'), value)) return unreadable('unfit');
  }
  return policyOf(policy);
}

function parsedValue(value: unknown): unknown {
  return typeof value === 'string' && /^\s*[[{]/.test(value) ? parseUniqueJson(value) : value;
}

/** Sets the value at `path`. Returns false if the path is taken or goes through a value that is not a group. */
function put(group: Record<string, unknown>, path: readonly string[], value: unknown): boolean {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    if (first in group) return false;
    group[first] = value;
    return true;
  }
  group[first] ??= Object.create(null);
  const below = group[first];
  // It is either a group, or a value that another name has set.
  return typeof below === 'object' && below !== null && !Array.isArray(below)
    ? put(below as Record<string, unknown>, rest, value)
    : false;
}

/**
 * The policy in a macOS configuration profile, grouped as in a policy file. Names that macOS adds are left out.
 */
export function policyOfProfile(value: unknown): PolicyResult {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return unreadable('unfit');
  return policyOf(
    Object.fromEntries(Object.entries(value).filter(([name]) => !/^Payload[A-Z]/.test(name))),
  );
}

/**
 * The values of a registry key as `stagedoor-system.exe` reports them: a number for a switch, `null` for a value of a type that
 * no policy has. `undefined` if one of them is not understood.
 */
export function registryValues(answer: unknown): ManagedValues | undefined {
  if (typeof answer !== 'object' || answer === null || Array.isArray(answer)) return undefined;
  const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, reported] of Object.entries(answer)) {
    const value = valueOf(reported);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

function valueOf(reported: unknown): unknown {
  if (typeof reported === 'string' || Array.isArray(reported)) return reported;
  return reported === 1 ? true : reported === 0 ? false : undefined;
}
