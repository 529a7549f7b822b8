import { ok } from '../../../shared/base/failure.ts';
import type { CommandServices } from '../command-services.ts';
import { inEnglish, printChecks } from '../checks-output.ts';
import { defineCommand } from '../command-definition.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { findConnection } from '../find-connection.ts';
import { JSON_FLAG } from '../option-values.ts';
import { report, type CommandDeps } from '../terminal.ts';
import { CONNECTION_ID } from './connection-operand.ts';

export const testConnectionCommand = defineCommand(
  {
    name: 'connections test',
    summary: 'Check a connection: sign-in, service, clock and permissions',
    details: [
      'The exit status is 5 if the first check that fails is about signing in or permissions, and 10 for any other.',
    ],
    operand: CONNECTION_ID,
    options: { json: JSON_FLAG },
  },
  ({ json }, [id = '']) => ok({ id, json: json === true }),
  ({ id, json }, deps) => test(id, json, deps),
);

/** Checks that fail if nobody is signed in, or something is not allowed. */
const SIGN_IN_CHECKS: ReadonlySet<string> = new Set([
  ...['sign-in', 'create-stream', 'read-stream', 'start', 'stop', 'tunnel'],
]);

async function test(
  id: string,
  json: boolean,
  { services, terminal, signal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const found = await findConnection(services, id);
  if (!found.ok) return report(terminal, found.failure);
  const checks = await services.test(found.value, signal);
  if (!checks.ok) return report(terminal, checks.failure);
  const shownChecks = checks.value.map(inEnglish);
  printChecks(shownChecks, json, terminal);
  const wrong = shownChecks.find(({ ok }) => !ok);
  if (wrong === undefined) return EXIT.done;
  return SIGN_IN_CHECKS.has(wrong.name) ? EXIT.signIn : EXIT.unreachable;
}
