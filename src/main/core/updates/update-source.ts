import type { Preferences } from '../../../shared/settings/preferences.ts';
import type { UpdatesOff } from '../../../shared/updates/updates.ts';
import type { PolicyResult } from '../policy/policy.ts';

/** The update settings of the build. */
export interface UpdateBuild {
  /** The folder of the feed. Undefined if the program was built without updates. */
  readonly feed: string | undefined;
  readonly hasKeys: boolean;
  /** False in a checkout, which cannot be updated. */
  readonly isPackaged: boolean;
}

/**
 * The folder of the feed, or why updates are off. The policy can replace the folder, but never the built-in keys. A
 * policy that cannot be read might forbid updates, so they are off.
 */
export function updateSource(
  build: UpdateBuild,
  policy: PolicyResult,
  { checkForUpdates }: Pick<Preferences, 'checkForUpdates'>,
): { readonly folder: URL } | { readonly off: UpdatesOff } {
  if (policy.state === 'unreadable') return { off: 'policy' };
  const rules = policy.state === 'applies' ? policy.policy.updates : undefined;
  if (rules?.enabled === false) return { off: 'policy' };
  const feed = rules?.feed ?? build.feed;
  if (feed === undefined || !build.hasKeys || !build.isPackaged) return { off: 'not-configured' };
  return checkForUpdates ? { folder: new URL(feed) } : { off: 'preference' };
}
