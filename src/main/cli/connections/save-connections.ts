import * as v from 'valibot';
import { isAws } from '../../../shared/connections/aws-connection.ts';
import { ConnectionInput, firstIssue } from '../../../shared/connections/connection.ts';
import { err, ok, type Result } from '../../../shared/base/failure.ts';
import { editConnection } from '../../core/connections/edit-connection.ts';
import { patchConnection } from '../../core/connections/patch-connection.ts';
import type { CommandServices } from '../command-services.ts';
import { defineCommand } from '../command-definition.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { CREDENTIALS_HELP } from '../help-text.ts';
import { JSON_FLAG, usage } from '../option-values.ts';
import { jsonLine, report, type CommandDeps } from '../terminal.ts';
import { CONNECTION_ID, findListed } from './connection-operand.ts';

/** More than any connection needs. */
const MAX_INPUT_BYTES = 64 * 1024;

export const addConnectionCommand = defineCommand(
  {
    name: 'connections add',
    summary: 'Save the connection on standard input and print its id',
    details: ['The connection is one JSON object of at most 64 KiB.', CREDENTIALS_HELP],
    options: { json: JSON_FLAG },
  },
  ({ json }) => ok({ json: json === true }),
  ({ json }, deps) => add(json, deps),
);

export const setConnectionCommand = defineCommand(
  {
    name: 'connections set',
    summary: 'Change a connection by the JSON merge patch on standard input',
    details: [
      'The patch is one JSON object of at most 64 KiB (RFC 7396) with the fields to change; null removes a field. Secrets that it does not contain stay, unless the sign-in or its address changes.',
    ],
    operand: CONNECTION_ID,
    options: {},
  },
  (_, [id = '']) => ok({ id }),
  ({ id }, deps) => set(id, deps),
);

async function add(
  json: boolean,
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const input = readInput(await terminal.read(MAX_INPUT_BYTES));
  if (!input.ok) return report(terminal, input.failure);
  const added = await services.connections.add(input.value, false);
  if (!added.ok) return report(terminal, added.failure);
  terminal.out(json ? jsonLine({ id: added.value.id }) : added.value.id);
  return EXIT.done;
}

async function set(
  id: string,
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const found = await findListed(services, id);
  if (!found.ok) return report(terminal, found.failure);
  const patch = readJson(await terminal.read(MAX_INPUT_BYTES));
  if (!patch.ok) return report(terminal, patch.failure);
  const edit = patchConnection(found.value, patch.value);
  if (!edit.ok) return report(terminal, edit.failure);
  const edited = await editConnection(services, found.value.id, edit.value, { orThisRun: false });
  return edited.ok ? EXIT.done : report(terminal, edited.failure);
}

function readJson(text: string | undefined): Result<unknown> {
  if (text === undefined)
    return usage('The connection on standard input is too large: at most 64 KiB.');
  try {
    return ok(JSON.parse(text.replace(/^\ufeff/, '')));
  } catch {
    return usage('Standard input must be one JSON object: the connection.');
  }
}

function readInput(text: string | undefined): Result<ConnectionInput> {
  const value = readJson(text);
  if (!value.ok) return value;
  const parsed = v.safeParse(ConnectionInput, value.value);
  if (!parsed.success) return err({ code: 'connection-invalid', ...firstIssue(parsed.issues) });
  return hasAgreement(parsed.output)
    ? err({
        code: 'connection-invalid',
        field: 'credentials.agreedCommand',
        rule: 'agreed-elsewhere',
      })
    : ok(parsed.output);
}

/** SECURITY: a script that adds a connection must not agree to running a program on the user's behalf. */
function hasAgreement(input: ConnectionInput): boolean {
  if (!isAws(input)) return false;
  const { credentials } = input;
  const base = credentials.source === 'assume-role' ? credentials.base : credentials;
  return base.source === 'profile' && base.agreedCommand !== undefined;
}
