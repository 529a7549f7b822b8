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

const LINE = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/** The values of one key in the output of `reg query`; `undefined` if a line is not understood. */
export function parseRegistry(output: string): ManagedValues | undefined {
  const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const line of output.split(/\r?\n/)) {
    const [, name, type, text = ''] = LINE.exec(line) ?? [];
    if (name === undefined || type === undefined) {
      // The name of the key itself, or of a key below it, which is ignored.
      if (line.trim() === '' || line.startsWith('HKEY_')) continue;
      return undefined;
    }
    const value = valueOf(type, text);
    if (value === undefined) return undefined;
    values[name] = value;
  }
  return values;
}

function valueOf(type: string, text: string): unknown {
  switch (type) {
    case 'REG_SZ':
      return text;
    case 'REG_MULTI_SZ':
      return text.split('\\0').filter((one) => one !== '');
    case 'REG_DWORD':
      return text === '0x1' ? true : text === '0x0' ? false : undefined;
    default:
      return undefined;
  }
}
