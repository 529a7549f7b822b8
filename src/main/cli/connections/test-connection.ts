import { isOk, type Finding } from '../../../shared/base/check.ts';
import { ok } from '../../../shared/base/failure.ts';
import type { CommandServices } from '../command-services.ts';
import { inEnglish, printChecks } from '../checks-output.ts';
import { defineCommand } from '../command-definition.ts';
import { EXIT, exitStatusOf, type ExitStatus } from '../exit-status.ts';
import { findConnection } from '../find-connection.ts';
import { JSON_FLAG } from '../option-values.ts';
import { report, type CommandDeps } from '../terminal.ts';
import { CONNECTION_ID } from './connection-operand.ts';

export const testConnectionCommand = defineCommand(
  {
    name: 'connections test',
    summary: 'Check a connection: sign-in, service, clock and permissions',
    details: [
      'The exit status is that of the first check that fails, the same as of a command that fails for this reason: 5 for signing in and permissions, 7 for what is not found, 8 for the keychain, 10 for what cannot be reached.',
    ],
    operand: CONNECTION_ID,
    options: { json: JSON_FLAG },
  },
  ({ json }, [id = '']) => ok({ id, json: json === true }),
  ({ id, json }, deps) => test(id, json, deps),
);

/** The exit status of other commands for the same cause. */
const statusOf = (found: Finding): ExitStatus =>
  found.found === 'failure' ? exitStatusOf(found.failure.code) : EXIT.unreachable;

async function test(
  id: string,
  json: boolean,
  { services, terminal, signal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const found = await findConnection(services, id);
  if (!found.ok) return report(terminal, found.failure);
  const checks = await services.test(found.value, signal);
  if (!checks.ok) return report(terminal, checks.failure);
  printChecks(checks.value.map(inEnglish), json, terminal);
  const wrong = checks.value.find((one) => !isOk(one));
  return wrong === undefined ? EXIT.done : statusOf(wrong);
}
