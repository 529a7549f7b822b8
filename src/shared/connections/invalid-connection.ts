import type * as v from 'valibot';
import type { Failure } from '../base/failure.ts';
import { rule } from '../base/rule.ts';
import { ConnectionInput, firstIssue, shownField } from './connection.ts';
import { unknownField } from './unknown-field.ts';

type Invalid = Extract<Failure, { code: 'connection-invalid' }>;

/**
 * The first thing wrong with a connection that its schema refuses. A field that does not exist comes first, because the others
 * may follow from it: `regoin` leaves the region missing.
 */
export function invalidConnection(
  value: unknown,
  issues: readonly v.BaseIssue<unknown>[],
): Invalid {
  const facts = unknownSetting(ConnectionInput, value) ?? connectionIssue(issues);
  return { code: 'connection-invalid', ...facts };
}

/** The first setting that does not exist, with the one that was probably meant. */
export function unknownSetting(
  ...[schema, value]: Parameters<typeof unknownField>
): ReturnType<typeof firstIssue> | undefined {
  const unknown = unknownField(schema, value);
  return (
    unknown && {
      field: shownField(unknown.path.join('.')),
      rule: rule('unknown-setting'),
      ...(unknown.nearest && { nearest: unknown.nearest.join('.') }),
    }
  );
}

/** As {@link firstIssue}. A setting that only other kinds have comes with these kinds in `expected`. */
function connectionIssue(issues: readonly v.BaseIssue<unknown>[]): ReturnType<typeof firstIssue> {
  const issue = firstIssue(issues);
  if (issue.rule !== 'unknown-setting') return issue;
  // A field that no sign-in has would have been found before.
  if (issue.field.startsWith('credentials.')) return { ...issue, rule: rule('sign-in-setting') };
  const kinds = ConnectionInput.options.flatMap(({ entries }) =>
    Object.hasOwn(entries, issue.field) ? [`"${entries.kind.literal}"`] : [],
  );
  return kinds.length === 0 ? issue : { ...issue, expected: kinds.join(' | ') };
}
