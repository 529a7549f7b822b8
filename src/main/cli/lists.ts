import type { Result } from '../../shared/base/failure.ts';
import type { ResourceId } from '../../shared/base/ids.ts';
import type { LaunchProfile, Workstation } from '../../shared/workstations/workstation.ts';
import type { CommandServices } from './command-services.ts';
import type { WorkstationLists } from '../core/workstations/workstation-lists.ts';
import { readArguments, readId, usage } from './arguments.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { jsonLine, tell, type CommandDeps } from './terminal.ts';

const OPTIONS = {
  connection: { type: 'string' },
  studio: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** A command that prints one list of a connection: one JSON array, or a line each. */
const listCommand =
  <T>(
    read: (
      lists: WorkstationLists,
      studio: ResourceId | undefined,
    ) => Promise<Result<readonly T[]>>,
    cells: (item: T) => readonly (string | undefined)[],
  ) =>
  async (
    args: readonly string[],
    { services, terminal, signal }: CommandDeps<CommandServices>,
  ): Promise<ExitStatus> => {
    const given = readArguments(args, OPTIONS, 0);
    if (!given.ok) return tell(terminal, given.failure);
    const { connection: id, studio: studioText, json } = given.value.values;
    const studio = readId('studio', studioText);
    if (!studio.ok) return tell(terminal, studio.failure);
    const found =
      id === undefined
        ? usage('Say which connection: --connection ID.')
        : await services.connections.find(id);
    if (!found.ok) return tell(terminal, found.failure);
    const lists = await services.lists(found.value, signal);
    if (!lists.ok) return tell(terminal, lists.failure);
    const all = await read(lists.value, studio.value);
    if (!all.ok) return tell(terminal, all.failure);
    if (json === true) terminal.out(jsonLine(all.value));
    else {
      for (const item of all.value)
        terminal.out(
          cells(item)
            .map((cell) => cell ?? '-')
            .join('\t'),
        );
    }
    return EXIT.done;
  };

/** `stagedoor sessions --connection ID`: the workstations there are. */
export const sessions = listCommand<Workstation>(
  (lists, studio) => lists.workstations(studio, () => undefined),
  ({ id, name, state, instanceType, ownedBy }) => [id, name, state, instanceType, ownedBy],
);

/** `stagedoor profiles --connection ID`: what new workstations can be made from. */
export const profiles = listCommand<LaunchProfile>(
  (lists, studio) => lists.profiles(studio),
  ({ id, name, state, instanceTypes }) => [id, name, state, instanceTypes.join(' ')],
);
