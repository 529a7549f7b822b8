import * as v from 'valibot';
import { ConnectionInput, firstIssue } from '../../../shared/connections/connection.ts';
import { SecretInput } from '../../../shared/secrets/secret-input.ts';
import type { BrokenRule, Rule } from '../../../shared/base/rule.ts';
import {
  formField,
  type FormField,
  type FormProblems,
  type FormInput,
} from '../../../shared/connections/form-fields.ts';

const schemas = { connection: ConnectionInput, keys: SecretInput } as const;

/** What a form may be for: a new connection, or new keys for one. */
export type FormKind = keyof typeof schemas;

/** What is said where nothing was chosen, of fields that are chosen from a list and not typed. */
const CHOICES: Readonly<Partial<Record<FormField, Rule>>> = {
  region: 'choose-region',
  profile: 'choose-profile',
  accountId: 'choose-account',
  roleName: 'choose-role',
};

/**
 * Which rule a form as it is typed is against, by field; the first of each. Empty where it would be accepted.
 * Holds nothing of what was typed, not even the name of a field that no connection has: that is told as
 * `connection`.
 */
export function formProblems(form: FormKind, typed: FormInput): FormProblems {
  const parsed = v.safeParse(schemas[form], typed);
  if (parsed.success) return {};
  const problems: Partial<Record<FormField, BrokenRule>> = {};
  for (const issue of parsed.issues) {
    const { field: path, ...broken } = firstIssue([issue]);
    const field = broken.rule === 'unknown-setting' ? 'connection' : formField(fieldOf(path));
    const choice = issue.input === '' ? CHOICES[field] : undefined;
    problems[field] ??= choice === undefined ? broken : { rule: choice };
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
