/** What a build says of updates: where they come from and the keys they are signed with (docs/updates.md). */
export interface UpdateBuild {
  readonly feed: string;
  readonly keys: readonly { readonly id: string; readonly key: string }[];
}

/**
 * Reads it from the environment of the build. Throws where it is half of it or no good: a program that was meant
 * to look for updates and does not is found out too late.
 */
export function updateBuild(env: NodeJS.ProcessEnv): UpdateBuild {
  const feed = env.STAGEDOOR_UPDATE_FEED ?? '';
  const given = env.STAGEDOOR_UPDATE_KEYS ?? '';
  const keys: unknown = JSON.parse(given === '' ? '[]' : given);
  if (!Array.isArray(keys) || !keys.every(isKey))
    throw new Error('STAGEDOOR_UPDATE_KEYS is what “node scripts/sign-feed.mjs --public” prints');
  if (feed !== '' && !/^https:\/\/[\w.-]+(:\d+)?(\/[\w.-]+)*\/?$/.test(feed))
    throw new Error('STAGEDOOR_UPDATE_FEED is the https address of a folder');
  if (feed !== '' && keys.length === 0)
    throw new Error('STAGEDOOR_UPDATE_FEED without STAGEDOOR_UPDATE_KEYS would take no update');
  return { feed, keys };
}

function isKey(value: unknown): value is UpdateBuild['keys'][number] {
  if (typeof value !== 'object' || value === null) return false;
  const { id, key } = value as Readonly<Record<string, unknown>>;
  return (
    typeof id === 'string' &&
    /^[0-9a-f]{16}$/.test(id) &&
    typeof key === 'string' &&
    /^[A-Za-z0-9+/]{43}=$/.test(key)
  );
}
