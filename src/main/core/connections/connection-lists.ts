import { ok, type Result } from '../../../shared/base/failure.ts';
import type { Connection } from '../../../shared/connections/connection.ts';
import { savedStudio } from '../launch/plan.ts';
import type { PollDeps } from '../launch/poll.ts';
import { retryShort } from '../launch/retry.ts';
import type { Provider } from '../provider/provider.ts';
import {
  createWorkstationLists,
  type WorkstationLists,
} from '../workstations/workstation-lists.ts';
import type { WorkstationMemory } from '../workstations/workstation-memory.ts';

/** Opens a connection for reading its lists. `signal` aborts every request made for them. */
export type OpenLists = (
  connection: Connection,
  signal: AbortSignal,
) => Promise<Result<WorkstationLists>>;

export interface OpenListsDeps {
  readonly open: (connection: Connection) => Promise<Result<Provider>>;
  readonly pollDeps: (connection: Connection) => PollDeps;
  /** Remembers what lists show of workstations. */
  readonly workstations: Pick<WorkstationMemory, 'recordList'>;
}

/** {@link OpenLists} that asks for the connection's studio where the caller names none. */
export const createOpenLists =
  ({ open, pollDeps, workstations }: OpenListsDeps): OpenLists =>
  async (connection, signal) => {
    const provider = await open(connection);
    if (!provider.ok) return provider;
    const lists = createWorkstationLists(provider.value, retryShort(pollDeps(connection), signal));
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
