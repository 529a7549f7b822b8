import { parseJson } from '../base/json.ts';
import { policyOf, unreadable, type PolicyResult } from './policy.ts';

/** The policy as Windows' registry has it: flat values by name. */
export type ManagedValues = Readonly<Record<string, unknown>>;

/**
 * The policy that flat values say: `allow.kinds` is the field `kinds` of `allow`. A text that begins like
 * JSON is read as JSON, as lists of connections are.
 */
export function policyOfValues(values: ManagedValues): PolicyResult {
  const whole: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, given] of Object.entries(values)) {
    const value = unpacked(given);
    if (value === undefined || !put(whole, name.split('.'), value)) return unreadable('unfit');
  }
  return policyOf(whole);
}

function unpacked(value: unknown): unknown {
  return typeof value === 'string' && /^\s*[[{]/.test(value) ? parseJson(value) : value;
}

/** False where a name goes through something that is no group. */
function put(group: Record<string, unknown>, path: readonly string[], value: unknown): boolean {
  const [first = '', ...rest] = path;
  if (rest.length === 0) {
    if (first in group) return false;
    group[first] = value;
    return true;
  }
  group[first] ??= Object.create(null);
  const below = group[first];
  // Either it was just made, or another name has put a value where a group should be.
  return typeof below === 'object' && below !== null && !Array.isArray(below)
    ? put(below as Record<string, unknown>, rest, value)
    : false;
}

/**
 * The policy that a profile of macOS says, in groups as a file has them. macOS adds names of its own to what
 * it was given; those are left out.
 */
export function policyOfProfile(value: unknown): PolicyResult {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return unreadable('unfit');
  return policyOf(
    Object.fromEntries(Object.entries(value).filter(([name]) => !/^Payload[A-Z]/.test(name))),
  );
}

const LINE = /^ {4}(.+?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/;

/** The values that `reg query` prints of one key; nothing where a line is of no kind we know. */
export function parseRegistry(output: string): ManagedValues | undefined {
  const values: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const line of output.split(/\r?\n/)) {
    const [, name, type, text = ''] = LINE.exec(line) ?? [];
    if (name === undefined || type === undefined) {
      // The name of the key itself, or of one below it, which is none of ours.
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
