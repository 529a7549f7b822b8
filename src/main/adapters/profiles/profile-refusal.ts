import type { ProfileProblem } from '../../../shared/base/reasons.ts';
import { safeText } from '../../../shared/base/safe-text.ts';

/**
 * Why a profile gives no keys; `about` is the file, the other profile, the exit code or the folders. `detail` is what a
 * program wrote, redacted.
 */
export interface ProfileRefusal {
  readonly why: ProfileProblem;
  readonly about?: string;
  readonly detail?: string;
}

/** The result of reading a profile. */
export type ReadResult<T> =
  | { readonly ok: true; readonly value: T }
  | ({ readonly ok: false } & ProfileRefusal);

/** As long as a fact of a failure can be: a list of folders is long. */
const ABOUT_MAX = 512;

/** A failed {@link ReadResult}. `about` may be untrusted text; `detail` may not. */
export const refuse = (
  why: ProfileProblem,
  about?: string,
  detail?: string,
): Extract<ReadResult<never>, { ok: false }> => ({
  ok: false,
  why,
  ...(about !== undefined && { about: safeText(about, ABOUT_MAX) }),
  ...(detail !== undefined && detail !== '' && { detail }),
});
