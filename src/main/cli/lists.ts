import { ok, type Result } from '../../shared/base/failure.ts';
import type { ResourceId } from '../../shared/base/ids.ts';
import type { LaunchProfile, Workstation } from '../../shared/workstations/workstation.ts';
import type { WorkstationLists } from '../core/workstations/workstation-lists.ts';
import { defineCommand } from './command-definition.ts';
import { EXIT } from './exit-status.ts';
import { findConnection } from './find-connection.ts';
import { CONNECTION, JSON_FLAG, readId, STUDIO } from './option-values.ts';
import { jsonLine, report } from './terminal.ts';

const OPTIONS = { connection: CONNECTION, studio: STUDIO, json: JSON_FLAG } as const;

/** A command that prints one list of a connection: one JSON array, or a line for each item. */
const listCommand = <T>(
  { none, ...facts }: { readonly name: string; readonly summary: string; readonly none: string },
  read: (lists: WorkstationLists, studio: ResourceId | undefined) => Promise<Result<readonly T[]>>,
  cells: (item: T) => readonly (string | undefined)[],
) =>
  defineCommand(
    { ...facts, options: OPTIONS },
    ({ connection = '', studio: text, json }) => {
      const studio = readId('studio', text);
      return studio.ok ? ok({ connection, studio: studio.value, json: json === true }) : studio;
    },
    async ({ connection, studio, json }, { services, terminal, signal }) => {
      const found = await findConnection(services, connection);
      if (!found.ok) return report(terminal, found.failure);
      const lists = await services.lists(found.value, signal);
      if (!lists.ok) return report(terminal, lists.failure);
      const all = await read(lists.value, studio);
      if (!all.ok) return report(terminal, all.failure);
      if (json) terminal.out(jsonLine(all.value));
      else {
        if (all.value.length === 0) terminal.err(none);
        for (const item of all.value)
          terminal.out(
            cells(item)
              .map((cell) => cell ?? '-')
              .join('\t'),
          );
      }
      return EXIT.done;
    },
  );

export const sessionsCommand = listCommand<Workstation>(
  {
    name: 'sessions',
    summary: 'List the workstations of a connection',
    none: 'There are no workstations.',
  },
  (lists, studio) => lists.workstations(studio, () => undefined),
  ({ id, name, state, instanceType, ownedBy }) => [id, name, state, instanceType, ownedBy],
);

export const profilesCommand = listCommand<LaunchProfile>(
  {
    name: 'profiles',
    summary: 'List the launch profiles that new workstations can be created from',
    none: 'There are no launch profiles.',
  },
  (lists, studio) => lists.profiles(studio),
  ({ id, name, state, instanceTypes }) => [id, name, state, instanceTypes.join(' ')],
);
