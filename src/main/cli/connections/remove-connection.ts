import { ok } from '../../../shared/base/failure.ts';
import { removeConnection } from '../../core/connections/remove-connection.ts';
import type { CommandServices } from '../command-services.ts';
import { defineCommand } from '../command-definition.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { report, type CommandDeps } from '../terminal.ts';
import { CONNECTION_ID, findListed } from './connection-operand.ts';

export const removeConnectionCommand = defineCommand(
  {
    name: 'connections remove',
    summary: 'Remove a connection with its keys and its sign-in',
    operand: CONNECTION_ID,
    // For scripts that always pass it.
    options: { json: { kind: 'flag', about: 'without effect: nothing is printed' } },
  },
  (_, [id = '']) => ok({ id }),
  ({ id }, deps) => remove(id, deps),
);

async function remove(
  id: string,
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const found = await findListed(services, id);
  if (!found.ok) return report(terminal, found.failure);
  const removed = await removeConnection(services, found.value.id);
  return removed.ok ? EXIT.done : report(terminal, removed.failure);
}
