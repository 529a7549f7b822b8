import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import { decodeLoosely } from '../../shared/connections/file-text.ts';
import { looksLikeLink, parseDeepLink } from '../../shared/links/deep-link.ts';
import { ok, err, type Result } from '../../shared/base/failure.ts';
import type { LaunchId, ResourceId } from '../../shared/base/ids.ts';
import type { Connection } from '../../shared/connections/connection.ts';
import {
  ONE_TIME_MAX_BYTES,
  oneTimeConnection,
  oneTimeTarget,
  readOneTimeAddress,
  type OneTimeAddress,
} from '../core/launch/one-time-address.ts';
import type { CommandServices } from './command-services.ts';
import { defineCommand, type OptionValues, type Parsed } from './command-definition.ts';
import type { ExitStatus } from './exit-status.ts';
import { findConnection } from './find-connection.ts';
import { suggestConnection } from './misplaced-id.ts';
import { isWebAddress, ONE_TIME_ARGUMENT } from './one-time-argument.ts';
import { printLaunch, type FailureHints } from './launch-output.ts';
import { JSON_LINES, readId, readNumber, REQUEST_ID, STUDIO, usage } from './option-values.ts';
import { readInput, report, type CommandDeps } from './terminal.ts';

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
  start: { kind: 'flag', about: 'start the workstation first if it is stopped' },
  'no-viewer': { kind: 'flag', about: 'stop when the stream is ready' },
  'no-check': { kind: 'flag', about: 'open the viewer without checking the host first' },
  'request-id': REQUEST_ID,
  json: JSON_LINES,
} as const;

/** The operand that stands for a one-time address on standard input, where no other program can see it. */
const STDIN = '-';
const NOTHING_NAMED =
  'Name the connection with --connection ID, give a link, or pass a one-time address on standard input.';
const NO_LINK =
  'The argument is not a link, which would start with stagedoor://connect. If it is an id, use --connection ID and --session ID. “stagedoor connections list” lists the connections, and “stagedoor sessions --connection ID” lists the workstations.';
/** How an address is refused whose end or middle was not copied. */
const INCOMPLETE: ReadonlySet<string> = new Set(['not-a-stream', 'no-token', 'no-session']);
const COPY_AGAIN =
  'The one-time address is incomplete or damaged. Copy it again in full, from https:// to the session after the #.';
const START = { what: 'start' } as const;
const HINTS: FailureHints = {
  start: 'To start it first, run the command again with --start.',
  'install-viewer':
    'To stop when the stream is ready, without a viewer, run the command again with --no-viewer.',
  'try-anyway': 'To open the viewer without this check, run the command again with --no-check.',
};

interface ConnectRequest {
  /** Undefined if standard input has the address to connect to. */
  readonly connection: string | undefined;
  /** True if standard input was not named explicitly. Then possibly nothing is ever written to it. */
  readonly isInputImplied?: boolean;
  readonly studio?: ResourceId;
  readonly session?: ResourceId;
  readonly stream?: ResourceId;
  readonly requestId?: ResourceId;
  readonly limitMs: number;
  readonly start: boolean;
  readonly viewer: boolean;
  readonly check: boolean;
  readonly json: boolean;
}

/** `stagedoor connect`: one launch, reported as it proceeds. Its result determines the exit status. */
export const connectCommand = defineCommand(
  {
    name: 'connect',
    summary: 'Connect to a workstation and open it in the viewer',
    details: [
      'A link names the connection and the workstation, so it cannot be combined with --connection, --studio, --session or --stream.',
      'An address with a token that is valid once, such as “pcluster dcv-connect --show-url” prints, is read from standard input, if the link is - or nothing else is named. It may stand among other text. Never pass it as an argument, because other programs can see those.',
      'The command exits about ten seconds after the viewer has started, without waiting for the viewer to close. Through a tunnel it stays until the viewer closes, because the tunnel ends with it. A stopped workstation is started only with --start.',
    ],
    operand: {
      name: 'LINK',
      about: 'a stagedoor://connect link, or - for an address on standard input',
    },
    options: OPTIONS,
  },
  readRequest,
  connect,
);

async function connect(
  request: ConnectRequest,
  deps: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const { services, terminal, signal } = deps;
  const found =
    request.connection === undefined
      ? await readAddress(deps, request.isInputImplied === true)
      : await findTarget(services, request.connection);
  if (!found.ok) {
    const { failure } = found;
    const isIncomplete = failure.code === 'stream-url-refused' && INCOMPLETE.has(failure.reason);
    return report(terminal, failure, isIncomplete ? COPY_AGAIN : undefined);
  }
  const { connection, address } = found.value;
  const { requestId, limitMs, start, viewer, check, json } = request;
  const target =
    address === undefined
      ? { studio: request.studio, session: request.session }
      : oneTimeTarget(address.host, services.uuid());
  const tokenFor = (what: 'stream' | 'start') =>
    requestId === undefined
      ? services.uuid()
      : services.requestToken(what, connection.id, requestId);
  const plan = {
    // A UUID that Stagedoor generates has the form of a LaunchId.
    launch: services.uuid() as LaunchId,
    token: tokenFor('stream'),
    limitMs,
    check,
    via: viewer ? ('viewer' as const) : ('none' as const),
    waitFor: 'file' as const,
    // An address belongs to a running session.
    ...(start &&
      address === undefined && {
        change: { change: START, token: tokenFor('start'), wait: true, onlyIfStopped: true },
      }),
    ...omitUndefined({ ...target, stream: request.stream, address }),
  };
  return printLaunch(services.launch(connection, plan, signal), json, terminal, HINTS);
}

interface ConnectTarget {
  readonly connection: Connection;
  readonly address?: OneTimeAddress;
}

async function findTarget(services: CommandServices, id: string): Promise<Result<ConnectTarget>> {
  const connection = await findConnection(services, id);
  return connection.ok ? ok({ connection: connection.value }) : connection;
}

/** The one-time address on standard input, and the connection that stands for it. */
async function readAddress(
  deps: CommandDeps<CommandServices>,
  isImplied: boolean,
): Promise<Result<ConnectTarget>> {
  const { services, terminal } = deps;
  if (isImplied && terminal.isPiped === false) return usage(NOTHING_NAMED);
  const bytes = await readInput(deps, ONE_TIME_MAX_BYTES);
  if (bytes === undefined) return usage('The text on standard input is too large: at most 16 KiB.');
  // Other programs print the text around an address in the code page of the terminal.
  const text = decodeLoosely(bytes);
  if (text.trim() === '') return usage(NOTHING_NAMED);
  const address = readOneTimeAddress(text);
  if (address === undefined)
    return usage('Standard input must have one https address with a token, and no other address.');
  if (!address.ok) return address;
  const connection = await services.allowed(oneTimeConnection(address.value));
  return connection.ok ? ok({ connection: connection.value, address: address.value }) : connection;
}

function readRequest(
  values: OptionValues<typeof OPTIONS>,
  [link]: readonly string[],
): Parsed<ConnectRequest> {
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
    start: values.start === true,
    viewer: values['no-viewer'] !== true,
    check: values['no-check'] !== true,
    json: values.json === true,
  });
}

type Target = Pick<
  ConnectRequest,
  'connection' | 'isInputImplied' | 'studio' | 'session' | 'stream'
>;

function readLink(link: string, values: OptionValues<typeof OPTIONS>): Parsed<Target> {
  const { connection, studio, session, stream } = values;
  if (link !== STDIN && !isWebAddress(link) && !looksLikeLink(link))
    return {
      ...usage(NO_LINK),
      ...omitUndefined({ suggest: suggestConnection([link], connection !== undefined) }),
    };
  if ([connection, studio, session, stream].some((one) => one !== undefined))
    return usage('A link cannot be combined with --connection, --studio, --session or --stream.');
  if (link === STDIN) return ok({ connection: undefined });
  if (isWebAddress(link)) return usage(ONE_TIME_ARGUMENT);
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
  const { connection } = values;
  if (connection === undefined)
    return [values.studio, values.session, values.stream].every((one) => one === undefined)
      ? ok({ connection, isInputImplied: true })
      : usage(NOTHING_NAMED);
  const ids = [
    readId('studio', values.studio),
    readId('session', values.session),
    readId('stream', values.stream),
  ] as const;
  const wrong = ids.find((id) => !id.ok);
  if (wrong !== undefined) return wrong;
  const [studio, session, stream] = ids.map((id) => (id.ok ? id.value : undefined));
  return ok({
    connection,
    ...omitUndefined({ studio, session, stream }),
  });
}
