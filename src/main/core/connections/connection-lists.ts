import { ok, type Result } from '../../../shared/base/failure.ts';
import type { ResourceId } from '../../../shared/base/ids.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import type { TransientErrorCode } from '../../../shared/launch/transient-error.ts';
import { savedStudio } from '../launch/plan.ts';
import { retryShort, type PollDeps } from '../launch/poll.ts';
import type { Provider } from '../provider/provider.ts';
import {
  createWorkstationLists,
  type ShownPages,
  type WorkstationLists,
} from '../workstations/workstation-lists.ts';
import type { WorkstationMemory } from '../workstations/workstation-memory.ts';

/**
 * Opens a connection for reading its lists. `signal` aborts every request made for them; `onTransientError` is called for
 * each error that is retried.
 */
export type OpenLists = (
  connection: Connection,
  signal: AbortSignal,
  onTransientError?: (code: TransientErrorCode) => void,
) => Promise<Result<WorkstationLists>>;

export interface OpenListsDeps {
  readonly open: (connection: Connection) => Promise<Result<Provider>>;
  readonly pollDeps: (connection: Connection) => PollDeps;
  /** Remembers what lists show of workstations. */
  readonly workstations: Pick<WorkstationMemory, 'recordList'>;
}

/** {@link OpenLists} that requests the connection's studio if the caller names none. */
export function createOpenLists({ open, pollDeps, workstations }: OpenListsDeps): OpenLists {
  const pages = new Map<string, ShownPages>();
  return async (connection, signal, onTransientError) => {
    const provider = await open(connection);
    if (!provider.ok) return provider;
    // By the connection as it is saved: after a change, its agreements have to be shown again.
    const text = JSON.stringify(connection);
    const shownPages: ShownPages = pages.get(text) ?? new Map<ResourceId, URL>();
    pages.set(text, shownPages);
    const lists = createWorkstationLists({
      provider: provider.value,
      ask: retryShort(pollDeps(connection), signal, onTransientError),
      shownPages,
      isPractice: isPracticeStudio(connection),
    });
    return ok({
      ...lists,
      profiles: (studio) => lists.profiles(studio ?? savedStudio(connection)),
      workstations: (studio, onPage) =>
        lists.workstations(studio ?? savedStudio(connection), (items) => {
          workstations.recordList(connection.id, items);
          onPage(items);
        }),
    });
  };
}

/** The practice studio, or one that `stagedoor practice` serves: plain http is possible only on this machine. */
const isPracticeStudio = (connection: Connection): boolean =>
  connection.kind === 'practice' ||
  (connection.kind === 'nimble' && connection.endpoint?.startsWith('http:') === true);
