import * as v from 'valibot';
import {
  ConnectionInput,
  ConnectionKeepingSecrets,
  firstIssue,
} from '../../../shared/connections/connection.ts';
import { SecretInput } from '../../../shared/secrets/secret-input.ts';
import type { BrokenRule, Rule } from '../../../shared/base/rule.ts';
import {
  formField,
  type FormField,
  type FormProblems,
  type FormInput,
} from '../../../shared/connections/form-fields.ts';

const schemas = {
  connection: ConnectionInput,
  kept: ConnectionKeepingSecrets,
  keys: SecretInput,
} as const;

/** The forms: a new connection, a changed one that keeps its saved secrets, or new keys for a connection. */
export type FormKind = keyof typeof schemas;

/** The rules for empty fields that are chosen from a list. */
const CHOICES: Readonly<Partial<Record<FormField, Rule>>> = {
  region: 'choose-region',
  profile: 'choose-profile',
  accountId: 'choose-account',
  roleName: 'choose-role',
};

/**
 * The rules that a form breaks, by field: the first one of each field. Empty if the form would be accepted.
 * Contains nothing that was entered. Even the name of an unknown field is replaced by `connection`.
 */
export function formProblems(form: FormKind, values: FormInput): FormProblems {
  const parsed = v.safeParse(schemas[form], values);
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

/**
 * The form field at a path: `accessKeyId` for `credentials.base.accessKeyId`, `pin` for `tls.pin`, `quicPort` for
 * `gateway.quicPort`. There are two regions.
 */
function fieldOf(path: string): string {
  const [first = '', second = first] = path.split('.').filter((part) => part !== 'base');
  if (first === 'tls' || second === 'quicPort') return second;
  if (first !== 'credentials') return first;
  return second === 'region' ? 'signInRegion' : second;
}
