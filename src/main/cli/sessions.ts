import type { Services } from '../core/services.ts';
import { readArguments, readId, usage } from './arguments.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { jsonLine, tell, type CommandWorld } from './terminal.ts';

const OPTIONS = {
  connection: { type: 'string' },
  studio: { type: 'string' },
  json: { type: 'boolean' },
} as const;

/** `stagedoor sessions --connection ID`: the workstations there are. */
export async function sessions(
  args: readonly string[],
  world: CommandWorld<Services>,
): Promise<ExitStatus> {
  const { services, terminal, signal } = world;
  const read = readArguments(args, OPTIONS, 0);
  if (!read.ok) return tell(terminal, read.failure);
  const { connection: id, studio: studioText, json } = read.value.values;
  const studio = readId('studio', studioText);
  if (!studio.ok) return tell(terminal, studio.failure);
  const found =
    id === undefined
      ? usage('Say which connection: --connection ID.')
      : await services.connections.find(id);
  if (!found.ok) return tell(terminal, found.failure);
  const all = await services.workstations(found.value, studio.value, signal);
  if (!all.ok) return tell(terminal, all.failure);
  if (json === true) terminal.out(jsonLine(all.value));
  else {
    for (const { id: session, name, state, instanceType, ownedBy } of all.value) {
      terminal.out(
        [session, name, state, instanceType, ownedBy].map((field) => field ?? '-').join('\t'),
      );
    }
  }
  return EXIT.done;
}
