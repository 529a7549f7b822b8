import * as v from 'valibot';
import { ConnectionName } from '../../../shared/connections/connection.ts';
import { ok } from '../../../shared/base/failure.ts';
import type { CommandServices } from '../command-services.ts';
import { defineCommand } from '../command-definition.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { JSON_FLAG, usage } from '../option-values.ts';
import { jsonLine, report, reportUnsaved, type CommandDeps } from '../terminal.ts';
import { CONNECTION_ID, findListed } from './connection-operand.ts';

export const duplicateConnectionCommand = defineCommand(
  {
    name: 'connections duplicate',
    summary: 'Save a copy of a connection, with its secrets, and print its id',
    operand: CONNECTION_ID,
    options: {
      name: { kind: 'text', value: 'NAME', about: "the copy's name", required: true },
      json: JSON_FLAG,
    },
  },
  ({ name, json }, [id = '']) => {
    const parsed = v.safeParse(ConnectionName, name);
    return parsed.success
      ? ok({ id, name: parsed.output, json: json === true })
      : usage('Give the copy a name of at most 80 characters with --name NAME.');
  },
  (request, deps) => duplicate(request, deps),
);

async function duplicate(
  { id, name, json }: { readonly id: string; readonly name: string; readonly json: boolean },
  deps: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const { services, terminal } = deps;
  const found = await findListed(services, id);
  if (!found.ok) return report(terminal, found.failure);
  const copy = await services.connections.duplicate(found.value.id, name);
  if (!copy.ok) return reportUnsaved(deps, copy.failure, 'No copy was saved.');
  terminal.out(json ? jsonLine({ id: copy.value }) : copy.value);
  return EXIT.done;
}
