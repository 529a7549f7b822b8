import * as v from 'valibot';
import { isAws } from '../../../shared/connections/aws-connection.ts';
import { ConnectionInput } from '../../../shared/connections/connection.ts';
import type { TextProblem } from '../../../shared/base/strict-text.ts';
import { decodeFile } from '../../../shared/connections/file-text.ts';
import { invalidConnection } from '../../../shared/connections/invalid-connection.ts';
import { err, ok, type Result } from '../../../shared/base/failure.ts';
import { parseUniqueJson } from '../../core/base/unique-json.ts';
import { editConnection } from '../../core/connections/edit-connection.ts';
import { patchConnection } from '../../core/connections/patch-connection.ts';
import type { CommandServices } from '../command-services.ts';
import { defineCommand } from '../command-definition.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { CREDENTIALS_HELP } from '../help-text.ts';
import { JSON_FLAG, usage } from '../option-values.ts';
import { jsonLine, readInput, report, reportUnsaved, type CommandDeps } from '../terminal.ts';
import { CONNECTION_ID, findListed } from './connection-operand.ts';

/** More than any connection needs. */
const MAX_INPUT_BYTES = 64 * 1024;
const NOT_ADDED = 'Neither the connection nor its keys were saved.';
const ID_MADE =
  'A new connection gets its id from its name. Remove “id” from the object. “stagedoor connections export ID” prints a connection without its id.';
const ID_FIXED =
  'The id of a connection never changes, and “id” in the patch is another one. Remove “id” from the patch.';
const NOT_CHANGED = 'The connection and its keys stay as they were.';

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
      'The patch is one JSON object of at most 64 KiB (RFC 7396) with the fields to change; null removes a field. Secrets that it does not contain stay, unless the sign-in or its address changes. The patch may be the output of “connections show”, with changes to other fields than id.',
    ],
    operand: CONNECTION_ID,
    options: {},
  },
  (_, [id = '']) => ok({ id }),
  ({ id }, deps) => set(id, deps),
);

async function add(json: boolean, deps: CommandDeps<CommandServices>): Promise<ExitStatus> {
  const { services, terminal } = deps;
  const input = parseInput(await readInput(deps, MAX_INPUT_BYTES));
  if (!input.ok) return report(terminal, input.failure);
  const added = await services.connections.add(input.value, false);
  if (!added.ok) return reportUnsaved(deps, added.failure, NOT_ADDED);
  terminal.out(json ? jsonLine({ id: added.value.id }) : added.value.id);
  return EXIT.done;
}

async function set(id: string, deps: CommandDeps<CommandServices>): Promise<ExitStatus> {
  const { services, terminal } = deps;
  const found = await findListed(services, id);
  if (!found.ok) return report(terminal, found.failure);
  const patch = parseObject(await readInput(deps, MAX_INPUT_BYTES), 'patch');
  if (!patch.ok) return report(terminal, patch.failure);
  const { id: named = found.value.id } = patch.value;
  if (named !== found.value.id) return report(terminal, usage(ID_FIXED).failure);
  const edit = patchConnection(found.value, patch.value);
  if (!edit.ok) return report(terminal, edit.failure);
  const edited = await editConnection(services, found.value.id, edit.value, { orThisRun: false });
  return edited.ok ? EXIT.done : reportUnsaved(deps, edited.failure, NOT_CHANGED);
}

const NO_TEXT: Readonly<Record<TextProblem, string>> = {
  encoding: 'is not UTF-8 text. Save it as UTF-8.',
  'utf-16': 'is UTF-16 text that is damaged or incomplete. Save it again as UTF-8.',
  nul: 'contains NUL characters, so it is probably damaged. Save it again as UTF-8.',
};

function parseObject(
  bytes: Uint8Array | undefined,
  what: 'connection' | 'patch',
): Result<Readonly<Record<string, unknown>>> {
  if (bytes === undefined)
    return usage(`The ${what} on standard input is too large: at most 64 KiB.`);
  // A closed standard input, or a folder in its place, also reads as empty.
  if (bytes.length === 0)
    return usage(
      `Standard input is empty or cannot be read. It must be one JSON object: the ${what}.`,
    );
  const read = decodeFile(bytes);
  if (!('text' in read)) return usage(`The ${what} on standard input ${NO_TEXT[read.why]}`);
  const value = parseUniqueJson(read.text);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? ok(value as Readonly<Record<string, unknown>>)
    : usage(`Standard input must be one JSON object, with each name once: the ${what}.`);
}

function parseInput(bytes: Uint8Array | undefined): Result<ConnectionInput> {
  const value = parseObject(bytes, 'connection');
  if (!value.ok) return value;
  if ('id' in value.value) return usage(ID_MADE);
  const parsed = v.safeParse(ConnectionInput, value.value);
  if (!parsed.success) return err(invalidConnection(value.value, parsed.issues));
  return hasAgreement(parsed.output)
    ? err({
        code: 'connection-invalid',
        field: 'credentials.agreedCommand',
        rule: 'agreed-elsewhere',
      })
    : ok(parsed.output);
}

/** SECURITY: a script that adds a connection must not consent to running a program on the user's behalf. */
function hasAgreement(input: ConnectionInput): boolean {
  if (!isAws(input)) return false;
  const { credentials } = input;
  const base = credentials.source === 'assume-role' ? credentials.base : credentials;
  return base.source === 'profile' && base.agreedCommand !== undefined;
}
