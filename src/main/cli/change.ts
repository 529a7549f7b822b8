import { ok, err, type Result } from '../../shared/base/failure.ts';
import type { LaunchId, ResourceId } from '../../shared/base/ids.ts';
import type { Change } from '../core/launch/change.ts';
import type { CommandServices } from './command-services.ts';
import { readArguments, readId, readNumber, usage } from './arguments.ts';
import type { ExitStatus } from './exit-status.ts';
import { tellLaunch } from './launch-telling.ts';
import { tell, type CommandDeps } from './terminal.ts';

const OPTIONS = {
  connection: { type: 'string' },
  studio: { type: 'string' },
  session: { type: 'string' },
  backup: { type: 'string' },
  profile: { type: 'string' },
  image: { type: 'string' },
  'instance-type': { type: 'string' },
  wait: { type: 'boolean' },
  timeout: { type: 'string' },
  json: { type: 'boolean' },
} as const;
type Option = keyof typeof OPTIONS;

/** What each command may be given beside connection, studio, wait, timeout and json. */
const MORE: Readonly<Record<Change['what'], readonly Option[]>> = {
  start: ['session', 'backup'],
  stop: ['session'],
  end: ['session'],
  create: ['profile', 'image', 'instance-type'],
};
const COMMON: readonly Option[] = ['connection', 'studio', 'wait', 'timeout', 'json'];

const DEFAULT_SECONDS = 1_800;
const MAX_SECONDS = 86_400;

interface Wish {
  readonly connection: string;
  readonly studio?: ResourceId;
  readonly session?: ResourceId;
  readonly change: Change;
  readonly wait: boolean;
  readonly limitMs: number;
  readonly json: boolean;
}

/** `stagedoor start`, `stop`, `end` and `new`: one change of a workstation, with `--wait` to its result. */
export const changeCommand =
  (what: Change['what']) =>
  async (args: readonly string[], deps: CommandDeps<CommandServices>): Promise<ExitStatus> => {
    const { services, terminal, signal } = deps;
    const wish = readWish(what, args);
    if (!wish.ok) return tell(terminal, wish.failure);
    const { connection: id, studio, session, change, wait, limitMs, json } = wish.value;
    const connection = await services.connections.find(id);
    if (!connection.ok) return tell(terminal, connection.failure);
    const plan = {
      // A UUID of ours has the form of a LaunchId.
      launch: services.uuid() as LaunchId,
      token: services.uuid(),
      change: { change, token: services.uuid(), wait, limitMs },
      limitMs,
      check: false,
      via: 'no-stream' as const,
      stayFor: 'file' as const,
      ...(studio !== undefined && { studio }),
      ...(session !== undefined && { session }),
    };
    return tellLaunch(services.launch(connection.value, plan, signal), json, terminal);
  };

function readWish(what: Change['what'], args: readonly string[]): Result<Wish> {
  const allowed = [...COMMON, ...MORE[what]];
  const options = Object.fromEntries(
    Object.entries(OPTIONS).filter(([name]) => allowed.some((one) => one === name)),
  );
  const read = readArguments(args, options, 0);
  if (!read.ok) return read;
  // Only names of OPTIONS were allowed, each with its own type.
  const values = read.value.values as {
    readonly [Name in Option]?: (typeof OPTIONS)[Name]['type'] extends 'boolean' ? boolean : string;
  };
  const timeout = readNumber('timeout', values.timeout, 1, MAX_SECONDS);
  if (!timeout.ok) return timeout;
  const studio = readId('studio', values.studio);
  if (!studio.ok) return studio;
  const session = readId('session', values.session);
  if (!session.ok) return session;
  const change = readChange(what, values);
  if (!change.ok) return change;
  const { connection } = values;
  if (connection === undefined) return usage('Say which connection: --connection ID.');
  if (what !== 'create' && session.value === undefined)
    return usage('Say which workstation: --session ID.');
  return ok({
    connection,
    change: change.value,
    wait: values.wait === true,
    limitMs: (timeout.value ?? DEFAULT_SECONDS) * 1_000,
    json: values.json === true,
    ...(studio.value !== undefined && { studio: studio.value }),
    ...(session.value !== undefined && { session: session.value }),
  });
}

function readChange(
  what: Change['what'],
  values: Readonly<Partial<Record<Option, string | boolean>>>,
): Result<Change> {
  const idOf = (name: Option) => {
    const text = values[name];
    return readId(name, typeof text === 'string' ? text : undefined);
  };
  if (what === 'stop' || what === 'end') return ok({ what });
  if (what === 'start') {
    const backup = idOf('backup');
    if (!backup.ok) return backup;
    return ok({ what, ...(backup.value !== undefined && { backup: backup.value }) });
  }
  const [profile, image, instanceType] = [idOf('profile'), idOf('image'), idOf('instance-type')];
  const wrong = [profile, image, instanceType].find(({ ok }) => !ok);
  if (wrong?.ok === false) return err(wrong.failure);
  if (!profile.ok || profile.value === undefined)
    return usage('Say which launch profile: --profile ID. “stagedoor profiles” lists them.');
  return ok({
    what,
    order: {
      profile: profile.value,
      ...(image.ok && image.value !== undefined && { image: image.value }),
      ...(instanceType.ok &&
        instanceType.value !== undefined && { instanceType: instanceType.value }),
    },
  });
}
