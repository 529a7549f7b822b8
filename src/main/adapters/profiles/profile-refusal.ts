import type { ProfileProblem } from '../../../shared/base/reasons.ts';
import { safeText } from '../../../shared/base/safe-text.ts';

/** Why a profile gives no keys; `about` is the file, the other profile or the exit code. */
export interface ProfileRefusal {
  readonly why: ProfileProblem;
  readonly about?: string;
}

/** The result of reading a profile. */
export type ReadResult<T> =
  { readonly ok: true; readonly value: T } | ({ readonly ok: false } & ProfileRefusal);

/** A failed {@link ReadResult}. `about` may be untrusted text. */
export const refuse = (
  why: ProfileProblem,
  about?: string,
): Extract<ReadResult<never>, { ok: false }> => ({
  ok: false,
  why,
  ...(about !== undefined && { about: safeText(about) }),
});
