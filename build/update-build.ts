/** A build's update settings: the address of the feed and the keys that sign it (docs/updates.md). */
export interface UpdateBuild {
  readonly feed: string;
  readonly keys: readonly { readonly id: string; readonly key: string }[];
}

/**
 * Reads it from the build's environment. Throws if it is incomplete or invalid, because otherwise a program that does not
 * check for updates would be noticed too late.
 */
export function updateBuild(env: NodeJS.ProcessEnv): UpdateBuild {
  const feed = env.STAGEDOOR_UPDATE_FEED ?? '';
  const text = env.STAGEDOOR_UPDATE_KEYS ?? '';
  const keys: unknown = JSON.parse(text === '' ? '[]' : text);
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
