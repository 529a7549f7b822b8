/** One page of a list, and the token of the next page where there is one. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string;
}

const prefix = 'page-from:';

/**
 * Cuts a page out of a list. Tokens are opaque to the caller.
 * Answers undefined for a token that this function did not make.
 */
export function pageOf<Item>(
  all: readonly Item[],
  size: number,
  token: string | null,
): Page<Item> | undefined {
  const from = token === null ? 0 : parseToken(token);
  if (from === undefined) return undefined;
  const items = all.slice(from, from + size);
  return from + size < all.length ? { items, nextToken: tokenFor(from + size) } : { items };
}

/** The token of a list's first page, which no list gives out. */
export const firstPageToken = tokenFor(0);

function tokenFor(from: number): string {
  return Buffer.from(`${prefix}${String(from)}`).toString('base64url');
}

function parseToken(token: string): number | undefined {
  const text = Buffer.from(token, 'base64url').toString();
  const from = /^page-from:(\d{1,9})$/.exec(text)?.[1];
  return from === undefined ? undefined : Number(from);
}
