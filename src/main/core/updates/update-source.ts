import type { Preferences } from '../../../shared/settings/preferences.ts';
import type { UpdatesOff } from '../../../shared/updates/updates.ts';
import type { PolicyResult } from '../policy/policy.ts';

/** What is built in: where new versions come from, and whether there is a key to check them with. */
export interface UpdateBuild {
  /** The folder of the feed; nothing in a program that was built for none. */
  readonly feed: string | undefined;
  readonly hasKeys: boolean;
  /** False in a checkout: there is nothing that could be put in its place. */
  readonly isPackaged: boolean;
}

/**
 * Where to ask for a new version, or why nobody asks. The policy's folder takes the place of the one built
 * in; the keys are always those built in. A policy that cannot be followed may forbid it, so it does.
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
