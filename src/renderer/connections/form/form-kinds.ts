import type { Connection } from '../../../shared/connections/connection.ts';
import type { ImportedForm } from '../file-import.svelte.ts';
import type { PolicyAllows } from '../../../shared/policy/policy-rules.ts';
import type { ConnectionDraft, FormKind } from './connection-draft.ts';

/** Where the form for a new connection starts: at kinds to choose from, or at a file to import. */
export interface FormStart {
  readonly at: 'all' | 'nimble' | 'dcv' | 'file';
  /** The connection that the new one starts as a copy of. */
  readonly like?: Connection;
  /** What was imported. Each import starts a form of its own, so that nothing of an earlier one stays. */
  readonly imported?: ImportedForm;
}

const DCV: readonly FormKind[] = ['ec2', 'access-console', 'session-manager', 'direct'];
const ALL: readonly FormKind[] = ['nimble', ...DCV];

const startsWith: Readonly<Record<FormStart['at'], readonly FormKind[]>> = {
  all: ALL,
  nimble: ['nimble'],
  dcv: DCV,
  file: ALL,
};

/** The options that the policy allows; all of them if it does not restrict them. */
export const allowedOf = <Option extends string>(
  options: readonly Option[],
  allowed: readonly string[] | undefined,
): readonly Option[] => options.filter((one) => allowed?.includes(one) ?? true);

/** True if a form that starts there has any kind that the policy allows. */
export const hasKinds = (at: FormStart['at'], { kinds }: PolicyAllows): boolean =>
  allowedOf(startsWith[at], kinds).length > 0;

/** The kind that a form begins with. */
export const firstKind = ({ at }: FormStart, { kinds }: PolicyAllows): FormKind =>
  allowedOf(startsWith[at], kinds)[0] ?? startsWith[at][0] ?? 'nimble';

/** The kinds to choose from: the requested ones that are allowed, or all of these if an imported file has another kind. */
export function kindsFor(
  { at }: FormStart,
  chosen: FormKind,
  allowed: PolicyAllows,
): readonly FormKind[] {
  const kinds = startsWith[at];
  return allowedOf(kinds.includes(chosen) ? kinds : ALL, allowed.kinds);
}

/** True if a part of the connection can only be tested after a sign-in or an MFA code. */
export const waitsForPerson = (draft: ConnectionDraft): boolean =>
  draft.kind === 'access-console' ||
  ((draft.kind === 'nimble' || draft.kind === 'ec2') &&
    draft.throughRole &&
    draft.mfaSerial.trim() !== '');
