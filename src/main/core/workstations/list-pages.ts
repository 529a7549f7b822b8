import { err, ok } from '../../../shared/base/failure.ts';
import { SOLE_STUDIO, type ResourceId } from '../../../shared/base/ids.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import type { Work } from '../base/work.ts';
import type { Ask } from '../provider/service-response.ts';
import type { Page, Provider, Studio } from '../provider/provider.ts';
import type { ServiceResponse } from '../provider/service-response.ts';

/** The maximum number of pages in a row without an item. A filter can leave some pages of a list empty. */
const MAX_EMPTY_PAGES = 200;
/** The maximum number of items of a list, and of characters in them: what a service sends must fit into memory. */
const MAX_ITEMS = 20_000;
const MAX_CHARACTERS = 16 * 1024 * 1024;

/**
 * All items of a paged list. `onPage` is called for each page. Fails if a page token repeats or if page after
 * page is empty, either of which might never end, and if the list is too large; pages that were passed on stay valid.
 * The number of pages is not limited: services choose their size, and 10,000 workstations can come 50 at a time.
 */
export async function* everyPage<E, T>(
  readPage: (page: string | undefined, signal: AbortSignal) => Promise<ServiceResponse<Page<T>>>,
  ask: Ask<E>,
  onPage: (items: readonly T[]) => void = () => undefined,
): Work<E, readonly T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  let characters = 0;
  let emptyPages = 0;
  for (let next: string | undefined; ;) {
    const token = next;
    const page = yield* ask((signal) => readPage(token, signal));
    if (!page.ok) return page;
    characters += charactersIn(page.value.items);
    if (items.length + page.value.items.length > MAX_ITEMS || characters > MAX_CHARACTERS)
      return err({ code: 'answer-too-large' });
    items.push(...page.value.items);
    onPage(page.value.items);
    next = page.value.next;
    if (next === undefined) return ok(items);
    emptyPages = page.value.items.length === 0 ? emptyPages + 1 : 0;
    if (seen.has(next) || emptyPages >= MAX_EMPTY_PAGES) {
      return err({
        code: 'request-refused',
        detail: 'The list does not end: its pages repeat or are empty.',
      });
    }
    seen.add(next);
  }
}

/** The length of all texts directly in `items`. */
const charactersIn = (items: readonly unknown[]): number =>
  items
    .flatMap((item): unknown[] => (isObject(item) ? Object.values(item) : [item]))
    .reduce<number>((sum, one) => sum + (typeof one === 'string' ? one.length : 0), 0);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** All studios. Kinds of connections without studios have exactly one. */
export async function* listStudios<E>(
  { listStudios: list }: Provider,
  ask: Ask<E>,
): Work<E, readonly Studio[]> {
  if (list === undefined) return ok([{ id: SOLE_STUDIO }]);
  return yield* everyPage((page, signal) => list(page, signal), ask);
}

/** The studio that is named, otherwise the only one. */
export async function* findStudio<E>(
  named: ResourceId | undefined,
  provider: Provider,
  ask: Ask<E>,
): Work<E, ResourceId> {
  if (named !== undefined && provider.listStudios === undefined && named !== SOLE_STUDIO)
    return err({ code: 'not-found', what: 'studio' });
  if (named !== undefined) return ok(named);
  const studios = yield* listStudios(provider, ask);
  if (!studios.ok) return studios;
  const [only, ...others] = studios.value;
  if (only === undefined || others.length > 0)
    return err({ code: 'studio-unclear', count: studios.value.length });
  return ok(only.id);
}

/** All workstations of a studio. */
export function listWorkstations<E>(
  studio: ResourceId,
  provider: Provider,
  ask: Ask<E>,
): Work<E, readonly Workstation[]> {
  return everyPage((page, signal) => provider.listWorkstations(studio, page, signal), ask);
}
