import { invalidParameter, type OperationResult } from './operation-result.ts';
import type { OperationCall } from './operation-call.ts';

/** One page of a list. The last page has no token. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken?: string;
}

const prefix = 'page-from:';

/**
 * The page of `size` items that a token names; the first page if the token is null. Undefined for
 * a token that this function did not create.
 */
export function slicePage<Item>(
  all: readonly Item[],
  size: number,
  token: string | null,
): Page<Item> | undefined {
  const from = token === null ? 0 : parseToken(token);
  if (from === undefined) return undefined;
  const items = all.slice(from, from + size);
  return from + size < all.length ? { items, nextToken: tokenFor(from + size) } : { items };
}

/** The token of the first page. Only endless lists return it. */
export const firstPageToken = tokenFor(0);

function tokenFor(from: number): string {
  return Buffer.from(`${prefix}${String(from)}`).toString('base64url');
}

function parseToken(token: string): number | undefined {
  const text = Buffer.from(token, 'base64url').toString();
  const from = /^page-from:(\d{1,9})$/.exec(text)?.[1];
  return from === undefined ? undefined : Number(from);
}

/** The result with the page that a call asks for. `name` is the field of the list in the body. */
export function pageResult(
  { deps, query }: Pick<OperationCall<never>, 'deps' | 'query'>,
  name: string,
  all: readonly object[],
): OperationResult {
  const wanted = query.get('maxResults');
  if (wanted !== null && !/^([1-9]\d?|100)$/.test(wanted)) {
    return invalidParameter('maxResults', 'maxResults is a whole number, 1 to 100.');
  }
  const size = Math.min(deps.pageSize, Number(wanted ?? deps.pageSize));
  const page = slicePage(all, size, query.get('nextToken'));
  if (page === undefined) return invalidParameter('nextToken', 'This nextToken was not made here.');
  const { items, ...rest } = page;
  const next = deps.endlessLists ? { nextToken: firstPageToken } : rest;
  return { ok: true, body: { [name]: items, ...next } };
}
