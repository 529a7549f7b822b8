import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import { parseDeepLink } from '../../shared/links/deep-link.ts';
import { ok, err, type Result } from '../../shared/base/failure.ts';
import type { LaunchId, ResourceId } from '../../shared/base/ids.ts';
import type { CommandServices } from './command-services.ts';
import { defineCommand, type OptionValues } from './command-definition.ts';
import type { ExitStatus } from './exit-status.ts';
import { findConnection } from './find-connection.ts';
import { printLaunch } from './launch-output.ts';
import { JSON_LINES, readId, readNumber, REQUEST_ID, STUDIO, usage } from './option-values.ts';
import { report, type CommandDeps } from './terminal.ts';

const DEFAULT_SECONDS = 600;
const MAX_SECONDS = 86_400;

const OPTIONS = {
  connection: {
    kind: 'text',
    value: 'ID',
    about: 'the connection to use; required without a link',
    completes: 'connections',
  },
  studio: STUDIO,
  session: {
    kind: 'text',
    value: 'ID',
    about: 'the workstation; by default, the only one that is ready',
  },
  stream: {
    kind: 'text',
    value: 'ID',
    about: 'watch this stream instead of requesting a new one',
  },
  timeout: {
    kind: 'text',
    value: 'SECONDS',
    about: `the time limit, 1 to ${MAX_SECONDS}; ${DEFAULT_SECONDS} by default`,
  },
  'no-viewer': { kind: 'flag', about: 'stop when the stream is ready' },
  'no-check': { kind: 'flag', about: 'open the viewer without checking the host first' },
  'request-id': REQUEST_ID,
  json: JSON_LINES,
} as const;

interface ConnectRequest {
  readonly connection: string;
  readonly studio?: ResourceId;
  readonly session?: ResourceId;
  readonly stream?: ResourceId;
  readonly requestId?: ResourceId;
  readonly limitMs: number;
  readonly viewer: boolean;
  readonly check: boolean;
  readonly json: boolean;
}

/** `stagedoor connect`: one launch, reported as it proceeds; its end is the exit status. */
export const connectCommand = defineCommand(
  {
    name: 'connect',
    summary: 'Connect to a workstation and open it in the viewer',
    details: [
      'A link names the connection and the workstation, so it cannot be combined with --connection, --studio, --session or --stream.',
      'The command exits about ten seconds after the viewer has started, without waiting for the viewer to close. It starts no stopped workstation: run “stagedoor start --wait” first.',
    ],
    operand: { name: 'LINK', about: 'a stagedoor://connect link' },
    options: OPTIONS,
  },
  readRequest,
  connect,
);

async function connect(
  request: ConnectRequest,
  { services, terminal, signal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const connection = await findConnection(services, request.connection);
  if (!connection.ok) return report(terminal, connection.failure);
  const { studio, session, stream, requestId, limitMs, viewer, check, json } = request;
  const plan = {
    // A UUID of ours has the form of a LaunchId.
    launch: services.uuid() as LaunchId,
    token:
      requestId === undefined
        ? services.uuid()
        : services.requestToken('stream', connection.value.id, requestId),
    limitMs,
    check,
    via: viewer ? ('viewer' as const) : ('none' as const),
    stayFor: 'file' as const,
    ...omitUndefined({ studio, session, stream }),
  };
  return printLaunch(services.launch(connection.value, plan, signal), json, terminal);
}

function readRequest(
  values: OptionValues<typeof OPTIONS>,
  [link]: readonly string[],
): Result<ConnectRequest> {
  const timeout = readNumber('timeout', values.timeout, 1, MAX_SECONDS);
  if (!timeout.ok) return timeout;
  const target = link === undefined ? readTarget(values) : readLink(link, values);
  if (!target.ok) return target;
  const requestId = readId('request-id', values['request-id']);
  if (!requestId.ok) return requestId;
  return ok({
    ...target.value,
    ...omitUndefined({ requestId: requestId.value }),
    limitMs: (timeout.value ?? DEFAULT_SECONDS) * 1_000,
    viewer: values['no-viewer'] !== true,
    check: values['no-check'] !== true,
    json: values.json === true,
  });
}

type Target = Pick<ConnectRequest, 'connection' | 'studio' | 'session' | 'stream'>;

function readLink(link: string, values: OptionValues<typeof OPTIONS>): Result<Target> {
  const { connection, studio, session, stream } = values;
  if ([connection, studio, session, stream].some((one) => one !== undefined))
    return usage('A link cannot be combined with --connection, --studio, --session or --stream.');
  const parsed = parseDeepLink(link);
  if (!parsed.ok) {
    const { reason, part } = parsed;
    return err({ code: 'link-refused', reason, part });
  }
  if (parsed.link.verb !== 'connect')
    return usage('This link opens the window. It names nothing to connect to.');
  const { verb: _, ...target } = parsed.link;
  return ok(target);
}

function readTarget(values: OptionValues<typeof OPTIONS>): Result<Target> {
  if (values.connection === undefined)
    return usage('Name the connection with --connection ID, or give a link.');
  const ids = [
    readId('studio', values.studio),
    readId('session', values.session),
    readId('stream', values.stream),
  ] as const;
  const wrong = ids.find((id) => !id.ok);
  if (wrong !== undefined) return wrong;
  const [studio, session, stream] = ids.map((id) => (id.ok ? id.value : undefined));
  return ok({
    connection: values.connection,
    ...omitUndefined({ studio, session, stream }),
  });
}
