import * as v from 'valibot';
import {
  ConnectionInput,
  firstIssue,
  type Connection,
} from '../../shared/connections/connection.ts';
import { err, ok, type Result } from '../../shared/base/failure.ts';
import type { PolicyState } from '../../shared/policy/policy-rules.ts';
import { removeConnection } from '../core/connections/remove-connection.ts';
import type { CommandServices } from './command-services.ts';
import { readArguments, usage } from './arguments.ts';
import { checksOut, inEnglish } from './checks.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { jsonLine, tell, type CommandDeps } from './terminal.ts';

/** More than any connection needs. */
const MAX_INPUT_BYTES = 64 * 1024;
const JSON_ONLY = { json: { type: 'boolean' } } as const;

/** `stagedoor connections list | add | remove ID | test ID`. */
export async function connections(
  args: readonly string[],
  deps: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const { terminal } = deps;
  const [what, ...rest] = args;
  const takesId = what === 'remove' || what === 'test';
  const read = readArguments(rest, JSON_ONLY, takesId ? 1 : 0);
  if (!read.ok) return tell(terminal, read.failure);
  const json = read.value.values.json === true;
  const [id = ''] = read.value.words;
  switch (what) {
    case 'list':
      return list(json, deps);
    case 'add':
      return add(json, deps);
    case 'remove':
      return id === '' ? missingId(deps) : remove(id, deps);
    case 'test':
      return id === '' ? missingId(deps) : test(id, json, deps);
    default:
      return tellUsage(deps, 'Say what: connections list, add, remove ID or test ID.');
  }
}

const tellUsage = ({ terminal }: CommandDeps<CommandServices>, message: string): ExitStatus =>
  tell(terminal, usage(message).failure);
const missingId = (deps: CommandDeps<CommandServices>) =>
  tellUsage(deps, 'Say which connection, by its id.');

async function list(
  json: boolean,
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const all = await services.connections.list();
  if (json) {
    const marks = await services.policy.state();
    terminal.out(jsonLine(all.map((one) => ({ ...shown(one), ...marked(one, marks) }))));
  } else if (all.length === 0)
    terminal.err('There are no connections yet. Add one with: stagedoor connections add');
  else for (const one of all) terminal.out([one.id, one.kind, one.name].join('\t'));
  return EXIT.done;
}

/** What the machine's policy says of it: that it is the machine's own, or which rule it is against. */
function marked({ id }: Connection, { machine, refused }: PolicyState): object {
  const against = refused.find(({ connection }) => connection === id);
  return {
    ...(machine.includes(id) && { machine: true }),
    ...(against !== undefined && { notAllowed: against.rule }),
  };
}

/** A connection as scripts see it: what was given to `add`, with its id and without secrets. */
function shown(connection: Connection): object {
  if (!('credentials' in connection)) return connection;
  const { credentials } = connection;
  return credentials.source === 'assume-role'
    ? { ...connection, credentials: { ...credentials, base: withoutEntry(credentials.base) } }
    : { ...connection, credentials: withoutEntry(credentials) };
}

/** The vault's entry is of no use to anybody but us. */
const withoutEntry = (credentials: object): object =>
  Object.fromEntries(Object.entries(credentials).filter(([name]) => name !== 'entry'));

async function add(
  json: boolean,
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const input = readInput(await terminal.read(MAX_INPUT_BYTES));
  if (!input.ok) return tell(terminal, input.failure);
  const added = await services.connections.add(input.value, false);
  if (!added.ok) return tell(terminal, added.failure);
  terminal.out(json ? jsonLine({ id: added.value.id }) : added.value.id);
  return EXIT.done;
}

function readInput(text: string | undefined): Result<ConnectionInput> {
  if (text === undefined) return usage('The connection on standard input is too large.');
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return usage('Standard input has to hold one JSON object: the connection.');
  }
  const parsed = v.safeParse(ConnectionInput, value);
  if (!parsed.success) return err({ code: 'connection-invalid', ...firstIssue(parsed.issues) });
  return hasAgreement(parsed.output)
    ? err({
        code: 'connection-invalid',
        field: 'credentials.agreedCommand',
        rule: 'agreed-elsewhere',
      })
    : ok(parsed.output);
}

/** SECURITY: whoever pipes a connection in must not agree to a program in the user's place. */
function hasAgreement(input: ConnectionInput): boolean {
  if (input.kind !== 'nimble') return false;
  const { credentials } = input;
  const base = credentials.source === 'assume-role' ? credentials.base : credentials;
  return base.source === 'profile' && base.agreedCommand !== undefined;
}

/** Those that say one is not signed in, or not allowed. */
const SIGN_IN_CHECKS: ReadonlySet<string> = new Set(['sign-in', 'create-stream', 'read-stream']);

async function remove(
  id: string,
  { services, terminal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const listed = (await services.connections.list()).find((one) => one.id === id);
  const found = listed === undefined ? await services.connections.find(id) : ok(listed);
  if (!found.ok) return tell(terminal, found.failure);
  const removed = await removeConnection(services, found.value.id);
  return removed.ok ? EXIT.done : tell(terminal, removed.failure);
}

async function test(
  id: string,
  json: boolean,
  { services, terminal, signal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const found = await services.connections.find(id);
  if (!found.ok) return tell(terminal, found.failure);
  const checks = await services.test(found.value, signal);
  if (!checks.ok) return tell(terminal, checks.failure);
  const told = checks.value.map(inEnglish);
  checksOut(told, json, terminal);
  const wrong = told.find(({ ok }) => !ok);
  if (wrong === undefined) return EXIT.done;
  return SIGN_IN_CHECKS.has(wrong.name) ? EXIT.signIn : EXIT.unreachable;
}
