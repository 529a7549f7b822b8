import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { isResourceId, SOLE_STUDIO, type ResourceId } from '../../../shared/base/ids.ts';
import type { Workstation } from '../../../shared/workstations/workstation.ts';
import type { Page, Target, Provider, Studio } from '../provider/provider.ts';
import type { ServiceResponse } from '../provider/service-response.ts';

/** Work that tells events of type `E` on its way to an outcome. */
export type Work<E, T> = AsyncGenerator<E, Result<T>, void>;

/** Asks one thing until it is answered or ended; how patiently is the caller's business. */
export type Ask<E> = <T>(read: (signal: AbortSignal) => Promise<ServiceResponse<T>>) => Work<E, T>;

/** The most pages a list is followed for; 1,000 workstations come on 20. */
const MAX_PAGES = 200;

/** Every item of a paged list, each page told as it comes. A token that repeats would be a loop, so it ends with words. */
export async function* everyPage<E, T>(
  readPage: (page: string | undefined, signal: AbortSignal) => Promise<ServiceResponse<Page<T>>>,
  ask: Ask<E>,
  onPage: (items: readonly T[]) => void = () => undefined,
): Work<E, readonly T[]> {
  const items: T[] = [];
  const seen = new Set<string>();
  for (let next: string | undefined; ;) {
    const asked = next;
    const page = yield* ask((signal) => readPage(asked, signal));
    if (!page.ok) return page;
    items.push(...page.value.items);
    onPage(page.value.items);
    next = page.value.next;
    if (next === undefined) return ok(items);
    if (seen.has(next) || seen.size >= MAX_PAGES) {
      return err({ code: 'request-refused', detail: 'The list goes in circles.' });
    }
    seen.add(next);
  }
}

/** All studios; the only one there is where a kind of connection has none. */
export async function* listStudios<E>(
  { listStudios: list }: Provider,
  ask: Ask<E>,
): Work<E, readonly Studio[]> {
  if (list === undefined) return ok([{ id: SOLE_STUDIO }]);
  return yield* everyPage((page, signal) => list(page, signal), ask);
}

/** The studio that is meant: the one named, else the only one there is. */
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

/** A workstation that was found without being named. */
export interface Found extends Target {
  readonly name?: string;
}

/** The workstation that is meant where none is named: the only one of the studio that is ready. */
export async function* findOnlyReady<E>(
  studio: ResourceId,
  provider: Provider,
  ask: Ask<E>,
): Work<E, Found> {
  const all = yield* listWorkstations(studio, provider, ask);
  if (!all.ok) return all;
  const ready = all.value.filter((one) => one.state === 'READY');
  // Where nothing can be changed, the only one there is is meant: connecting tells what is wrong with it.
  const meant = provider.manager === undefined && all.value.length === 1 ? all.value : ready;
  const [only, ...others] = meant;
  if (only === undefined || others.length > 0 || !isResourceId(only.id)) {
    return err({ code: 'workstation-unclear', ready: ready.length });
  }
  return ok({ studio, session: only.id, ...(only.name !== undefined && { name: only.name }) });
}

/** All workstations of a studio. */
export function listWorkstations<E>(
  studio: ResourceId,
  provider: Provider,
  ask: Ask<E>,
): Work<E, readonly Workstation[]> {
  return everyPage((page, signal) => provider.listWorkstations(studio, page, signal), ask);
}

/** Work whose events interest nobody: just its outcome. */
export async function outcomeOf<T>(work: Work<unknown, T>): Promise<Result<T>> {
  for (;;) {
    const step = await work.next();
    if (step.done === true) return step.value;
  }
}
