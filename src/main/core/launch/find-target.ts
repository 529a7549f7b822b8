import { ok, err } from '../../../shared/base/failure.ts';
import { isResourceId, type ResourceId } from '../../../shared/base/ids.ts';
import type { Work } from '../base/work.ts';
import type { Ask } from '../provider/service-response.ts';
import type { Target, Provider } from '../provider/provider.ts';
import { listWorkstations } from '../workstations/list-pages.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';

/** A workstation that was found, with its name if that is known. */
export interface FoundTarget extends Target {
  readonly name?: string;
}

/** The workstation to use if none is named: the only one in the studio that is ready. */
export async function* findOnlyReady<E>(
  studio: ResourceId,
  provider: Provider,
  ask: Ask<E>,
): Work<E, FoundTarget> {
  const all = yield* listWorkstations(studio, provider, ask);
  if (!all.ok) return all;
  const ready = all.value.filter((one) => one.state === 'READY');
  // Without a manager, a single workstation is used in any state: connecting then shows what is wrong with it.
  const candidates = provider.manager === undefined && all.value.length === 1 ? all.value : ready;
  const [only, ...others] = candidates;
  if (only === undefined || others.length > 0 || !isResourceId(only.id)) {
    return err({ code: 'workstation-unclear', ready: ready.length });
  }
  return ok({ studio, session: only.id, ...omitUndefined({ name: only.name }) });
}
