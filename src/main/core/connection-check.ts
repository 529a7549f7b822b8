import * as v from 'valibot';
import { ConnectionInput, firstIssue } from '../../shared/connection.ts';
import { SecretInput } from '../../shared/secret-input.ts';
import { formField, type FormField, type Typed } from '../../shared/typed.ts';

const schemas = { connection: ConnectionInput, keys: SecretInput } as const;

/** What a form may be for: a new connection, or new keys for one. */
export type FormKind = keyof typeof schemas;

/** Fields that are chosen from a list, not typed. */
const CHOICES: Readonly<Record<string, string>> = {
  region: 'Choose a region.',
  profile: 'Choose a profile.',
  accountId: 'Sign in, then choose an account.',
  roleName: 'Choose a role.',
};

/**
 * What is wrong with a form as it is typed, in sentences, by field; the first thing of each. Empty where it
 * would be accepted. Holds nothing of what was typed, not even the name of a field that no connection has:
 * that is told as `connection`.
 */
export function formProblems(form: FormKind, typed: Typed): Partial<Record<FormField, string>> {
  const parsed = v.safeParse(schemas[form], typed);
  if (parsed.success) return {};
  const problems: Partial<Record<FormField, string>> = {};
  for (const issue of parsed.issues) {
    const { field: path, rule } = firstIssue([issue]);
    const isStrange = issue.type === 'strict_object' && issue.expected === 'never';
    const field = isStrange ? 'connection' : formField(fieldOf(path));
    problems[field] ??= (issue.input === '' ? CHOICES[field] : undefined) ?? sentence(rule);
  }
  return problems;
}

/** `credentials.base.accessKeyId` is the field `accessKeyId`; there are two regions; `tls.pin` is `pin`. */
function fieldOf(path: string): string {
  const [first = '', second = first] = path.split('.').filter((part) => part !== 'base');
  if (first === 'tls') return second;
  if (first !== 'credentials') return first;
  return second === 'region' ? 'signInRegion' : second;
}

const sentence = (rule: string): string =>
  `${rule.charAt(0).toUpperCase()}${rule.slice(1)}${rule.endsWith('…') ? '' : '.'}`;
