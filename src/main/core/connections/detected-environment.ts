import type { DetectedEnvironment } from '../../../shared/ipc/contract-first-run.ts';
import type { AwsProfile } from '../../../shared/sign-in/credentials.ts';
import type { Result } from '../../../shared/base/failure.ts';
import { safeText } from '../../../shared/base/safe-text.ts';

/** What was found on this machine, for the first window. `version` is the viewer's version text, if it reports one. */
export function detectEnvironment(
  viewer: Result<string>,
  version: string | undefined,
  profiles: Result<readonly AwsProfile[]>,
): DetectedEnvironment {
  return {
    viewer: viewer.ok
      ? { found: true, name: version ?? safeText(fileName(viewer.value)) }
      : { found: false, failure: viewer.failure },
    profiles: profiles.ok ? usableOf(profiles.value) : 0,
    ...(!profiles.ok && { profilesFailure: profiles.failure }),
  };
}

/** How many of these can be signed in with. */
function usableOf(profiles: readonly AwsProfile[]): number {
  const usable = profiles.filter(({ kind }) => kind !== 'incomplete').map(({ name }) => name);
  return new Set(usable).size;
}

/** The last part of a path with slashes or backslashes. */
const fileName = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;
