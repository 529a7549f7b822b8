import { parseDeepLink } from '../../shared/links/deep-link.ts';
import { ok, err, type Result } from '../../shared/base/failure.ts';
import type { ResourceId } from '../../shared/base/ids.ts';
import type { LaunchId } from '../../shared/base/ids.ts';
import type { CommandServices } from './command-services.ts';
import { readArguments, readId, readNumber, usage } from './arguments.ts';
import type { ExitStatus } from './exit-status.ts';
import { tellLaunch } from './launch-telling.ts';
import { tell, type CommandDeps } from './terminal.ts';

const OPTIONS = {
  connection: { type: 'string' },
  studio: { type: 'string' },
  session: { type: 'string' },
  stream: { type: 'string' },
  timeout: { type: 'string' },
  'no-viewer': { type: 'boolean' },
  'no-check': { type: 'boolean' },
  json: { type: 'boolean' },
} as const;

const DEFAULT_SECONDS = 600;
const MAX_SECONDS = 86_400;

interface Wish {
  readonly connection: string;
  readonly studio?: ResourceId;
  readonly session?: ResourceId;
  readonly stream?: ResourceId;
  readonly limitMs: number;
  readonly viewer: boolean;
  readonly check: boolean;
  readonly json: boolean;
}

/** `stagedoor connect`: one launch, told as it goes, its end as the exit status. */
export async function connect(
  args: readonly string[],
  deps: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const { services, terminal, signal } = deps;
  const wish = readWish(args);
  if (!wish.ok) return tell(terminal, wish.failure);
  const connection = await services.connections.find(wish.value.connection);
  if (!connection.ok) return tell(terminal, connection.failure);
  const { studio, session, stream, limitMs, viewer, check, json } = wish.value;
  const plan = {
    // A UUID of ours has the form of a LaunchId.
    launch: services.uuid() as LaunchId,
    token: services.uuid(),
    limitMs,
    check,
    via: viewer ? ('viewer' as const) : ('none' as const),
    stayFor: 'file' as const,
    ...(studio !== undefined && { studio }),
    ...(session !== undefined && { session }),
    ...(stream !== undefined && { stream }),
  };
  return tellLaunch(services.launch(connection.value, plan, signal), json, terminal);
}

function readWish(args: readonly string[]): Result<Wish> {
  const read = readArguments(args, OPTIONS, 1);
  if (!read.ok) return read;
  const { values, words } = read.value;
  const timeout = readNumber('timeout', values.timeout, 1, MAX_SECONDS);
  if (!timeout.ok) return timeout;
  const how = {
    limitMs: (timeout.value ?? DEFAULT_SECONDS) * 1_000,
    viewer: values['no-viewer'] !== true,
    check: values['no-check'] !== true,
    json: values.json === true,
  };
  const [link] = words;
  if (link !== undefined) {
    if (
      [values.connection, values.studio, values.session, values.stream].some(
        (one) => one !== undefined,
      )
    ) {
      return usage(
        'A link names everything itself: leave out --connection, --studio, --session and --stream.',
      );
    }
    const parsed = parseDeepLink(link);
    if (!parsed.ok) {
      const { reason, part } = parsed;
      return err({ code: 'link-refused', reason, part });
    }
    if (parsed.link.verb !== 'connect')
      return usage('This link opens the window; it names nothing to connect to.');
    const { verb: _, ...place } = parsed.link;
    return ok({ ...place, ...how });
  }
  if (values.connection === undefined)
    return usage('Say which connection: --connection ID, or a link.');
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
    ...(studio !== undefined && { studio }),
    ...(session !== undefined && { session }),
    ...(stream !== undefined && { stream }),
    ...how,
  });
}
