import type { Connection } from '../../../shared/connections/connection.ts';
import { ok } from '../../../shared/base/failure.ts';
import type { PolicyState } from '../../../shared/policy/policy-rules.ts';
import { exportDcvFile } from '../../core/connections/export-dcv.ts';
import { exportedConnection, shownConnection } from '../../core/connections/shown-connection.ts';
import type { LeftOut } from '../../core/connections/connections.ts';
import { redact } from '../../core/base/redact.ts';
import type { CommandServices } from '../command-services.ts';
import { defineCommand } from '../command-definition.ts';
import { EXIT, type ExitStatus } from '../exit-status.ts';
import { JSON_FLAG, usage } from '../option-values.ts';
import { jsonLine, report, type CommandDeps } from '../terminal.ts';
import { CONNECTION_ID, findListed } from './connection-operand.ts';
import { unreadConnections } from './unread-connections.ts';

export const listConnectionsCommand = defineCommand(
  {
    name: 'connections list',
    summary: 'List the saved connections',
    details: ['Each line holds the id, the type and the name. Secrets are never printed.'],
    options: { json: JSON_FLAG },
  },
  ({ json }) => ok({ json: json === true }),
  ({ json }, deps) => list(json, deps),
);

export const showConnectionCommand = defineCommand(
  {
    name: 'connections show',
    summary: 'Print a connection without its secrets',
    details: ['The output is JSON, on one line with --json.'],
    operand: CONNECTION_ID,
    options: { json: JSON_FLAG },
  },
  ({ json }, [id = '']) => ok({ id, json: json === true }),
  ({ id, json }, deps) => show(id, json, deps),
);

export const exportConnectionCommand = defineCommand(
  {
    name: 'connections export',
    summary: 'Print a connection without its secrets, to add it elsewhere',
    details: [
      'The output is the JSON object that “stagedoor connections add” reads, or with --dcv a connection file of the DCV viewer, which the window imports.',
    ],
    operand: CONNECTION_ID,
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
  const leftOut = await services.connections.leftOut();
  const unread = await unreadConnections(services);
  // An empty list would say that there are no connections.
  const isListed = unread === undefined || all.length > 0;
  if (json && isListed) {
    const marks = await services.policy.state();
    terminal.out(jsonLine(all.map((one) => ({ ...shownConnection(one), ...marked(one, marks) }))));
  } else if (isListed && all.length === 0 && leftOut.length === 0)
    terminal.err('There are no connections yet. Add one with: stagedoor connections add');
  else for (const one of all) terminal.out([one.id, one.kind, one.name].join('\t'));
  for (const one of leftOut) terminal.err(redact(leftOutText(one)));
  return unread === undefined ? EXIT.done : report(terminal, unread);
}

/** Why a saved connection is not in the list. */
function leftOutText({ id, unknownKind }: LeftOut): string {
  const which = id ?? 'a connection without a valid id';
  return unknownKind === undefined
    ? `Left out: ${which}, because its settings do not fit this version of Stagedoor. It stays saved.`
    : `Left out: ${which}, because this version of Stagedoor does not know connections of type “${unknownKind}”. It stays saved; update Stagedoor to use it.`;
}

/** The policy's statement about a connection: that the policy added it, or which rule forbids it. */
function marked({ id }: Connection, { machine, refused }: PolicyState): object {
  const against = refused.find(({ connection }) => connection === id);
  return {
    ...(machine.includes(id) && { machine: true }),
    ...(against !== undefined && { notAllowed: against.rule }),
  };
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
