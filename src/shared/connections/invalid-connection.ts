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
  const unknown = unknownField(ConnectionInput, value);
  if (unknown === undefined) return invalid(connectionIssue(issues));
  return invalid({
    field: shownField(unknown.path.join('.')),
    rule: 'unknown-setting',
    ...(unknown.nearest && { nearest: unknown.nearest.join('.') }),
  });
}

const invalid = (facts: Omit<Invalid, 'code'>): Invalid => ({
  code: 'connection-invalid',
  ...facts,
});

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
