import * as v from 'valibot';
import { isAws } from '../../shared/connections/aws-connection.ts';
import {
  ConnectionInput,
  ConnectionName,
  firstIssue,
  type Connection,
} from '../../shared/connections/connection.ts';
import { err, ok, type Result } from '../../shared/base/failure.ts';
import type { PolicyState } from '../../shared/policy/policy-rules.ts';
import { editConnection } from '../core/connections/edit-connection.ts';
import { exportDcvFile } from '../core/connections/export-dcv.ts';
import { patchConnection } from '../core/connections/patch-connection.ts';
import { removeConnection } from '../core/connections/remove-connection.ts';
import { exportedConnection, shownConnection } from '../core/connections/shown-connection.ts';
import type { CommandServices } from './command-services.ts';
import { inEnglish, printChecks } from './checks-output.ts';
import { defineCommand } from './command-definition.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { findConnection } from './find-connection.ts';
import { CREDENTIALS_HELP } from './help-text.ts';
import { JSON_FLAG, usage } from './option-values.ts';
import { jsonLine, report, type CommandDeps } from './terminal.ts';

/** More than any connection needs. */
const MAX_INPUT_BYTES = 64 * 1024;

const ID = {
  name: 'ID',
  about: "the connection's id",
  required: true,
  completes: 'connections',
} as const;

export const listConnectionsCommand = defineCommand(
  {
    name: 'connections list',
    summary: 'List the saved connections',
    details: ['Each line holds the id, the kind and the name. Secrets are never printed.'],
    options: { json: JSON_FLAG },
  },
  ({ json }) => ok({ json: json === true }),
  ({ json }, deps) => list(json, deps),
);

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

export const showConnectionCommand = defineCommand(
  {
    name: 'connections show',
    summary: 'Print a connection without its secrets',
    details: ['The output is JSON, on one line with --json.'],
    operand: ID,
    options: { json: JSON_FLAG },
  },
  ({ json }, [id = '']) => ok({ id, json: json === true }),
  ({ id, json }, deps) => show(id, json, deps),
);

export const setConnectionCommand = defineCommand(
  {
    name: 'connections set',
    summary: 'Change a connection by the JSON merge patch on standard input',
    details: [
      'The patch is one JSON object of at most 64 KiB (RFC 7396) with the fields to change; null removes a field. Secrets that it does not contain stay, unless the sign-in or its address changes.',
    ],
    operand: ID,
    options: {},
  },
  (_, [id = '']) => ok({ id }),
  ({ id }, deps) => set(id, deps),
);

export const duplicateConnectionCommand = defineCommand(
  {
    name: 'connections duplicate',
    summary: 'Save a copy of a connection, with its secrets, and print its id',
    operand: ID,
    options: {
      name: { kind: 'text', value: 'NAME', about: "the copy's name; required" },
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

export const removeConnectionCommand = defineCommand(
  {
    name: 'connections remove',
    summary: 'Remove a connection with its keys and its sign-in',
    operand: ID,
    // Nothing is printed; scripts may give it all the same.
    options: { json: JSON_FLAG },
  },
  (_, [id = '']) => ok({ id }),
  ({ id }, deps) => remove(id, deps),
);

export const testConnectionCommand = defineCommand(
  {
    name: 'connections test',
    summary: 'Check a connection: sign-in, service, clock and permissions',
    details: [
      'The exit status is 5 if the first check that fails is about signing in or permissions, and 10 for any other.',
    ],
    operand: ID,
    options: { json: JSON_FLAG },
  },
  ({ json }, [id = '']) => ok({ id, json: json === true }),
  ({ id, json }, deps) => test(id, json, deps),
);

export const exportConnectionCommand = defineCommand(
  {
    name: 'connections export',
    summary: 'Print a connection without its secrets, to add it elsewhere',
    details: [
      'The output is the JSON object that “stagedoor connections add” reads, or with --dcv a connection file of the DCV viewer, which the window imports.',
    ],
    operand: ID,
    options: {
      dcv: { kind: 'flag', about: 'print a .dcv file; only for connections to a DCV host' },
    },
  },
  ({ dcv }, [id = '']) => ok({ id, dcv: dcv === true }),
  ({ id, dcv }, deps) => exportConnection(id, dcv, deps),
);

async function list(
  json: boolean,
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const readable = await services.connections.readable();
  if (!readable.ok) return report(terminal, readable.failure);
  const all = await services.connections.list();
  if (json) {
    const marks = await services.policy.state();
    terminal.out(jsonLine(all.map((one) => ({ ...shownConnection(one), ...marked(one, marks) }))));
  } else if (all.length === 0)
    terminal.err('There are no connections yet. Add one with: stagedoor connections add');
  else for (const one of all) terminal.out([one.id, one.kind, one.name].join('\t'));
  return EXIT.done;
}

/** What the machine's policy says about it: that the policy added it, or which rule forbids it. */
function marked({ id }: Connection, { machine, refused }: PolicyState): object {
  const against = refused.find(({ connection }) => connection === id);
  return {
    ...(machine.includes(id) && { machine: true }),
    ...(against !== undefined && { notAllowed: against.rule }),
  };
}

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

async function show(
  id: string,
  json: boolean,
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const found = await findListed(services, id);
  if (!found.ok) return report(terminal, found.failure);
  const shown = shownConnection(found.value);
  terminal.out(json ? jsonLine(shown) : JSON.stringify(shown, undefined, 2));
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

async function duplicate(
  { id, name, json }: { readonly id: string; readonly name: string; readonly json: boolean },
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const found = await findListed(services, id);
  if (!found.ok) return report(terminal, found.failure);
  const copy = await services.connections.duplicate(found.value.id, name);
  if (!copy.ok) return report(terminal, copy.failure);
  terminal.out(json ? jsonLine({ id: copy.value }) : copy.value);
  return EXIT.done;
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

/** Also a connection that the policy does not allow. */
async function findListed(services: CommandServices, id: string): Promise<Result<Connection>> {
  const listed = (await services.connections.list()).find((one) => one.id === id);
  return listed === undefined ? findConnection(services, id) : ok(listed);
}

/** Checks that fail if nobody is signed in, or something is not allowed. */
const SIGN_IN_CHECKS: ReadonlySet<string> = new Set([
  ...['sign-in', 'create-stream', 'read-stream', 'start', 'stop', 'tunnel'],
]);

async function remove(
  id: string,
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const found = await findListed(services, id);
  if (!found.ok) return report(terminal, found.failure);
  const removed = await removeConnection(services, found.value.id);
  return removed.ok ? EXIT.done : report(terminal, removed.failure);
}

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

async function exportConnection(
  id: string,
  asDcv: boolean,
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const found = await findListed(services, id);
  if (!found.ok) return report(terminal, found.failure);
  if (!asDcv) {
    terminal.out(JSON.stringify(exportedConnection(found.value), undefined, 2));
    return EXIT.done;
  }
  if (found.value.kind !== 'direct')
    return report(
      terminal,
      usage('Only a connection to a DCV host can be exported as a .dcv file.').failure,
    );
  const { text, leftOut } = exportDcvFile(found.value);
  terminal.out(text.trimEnd());
  for (const name of leftOut)
    terminal.err(`Left out, because a .dcv file has no such setting: ${name}`);
  return EXIT.done;
}
