import { omitUndefined } from '../../shared/base/omit-undefined.ts';
import { ok, err, type Result } from '../../shared/base/failure.ts';
import type { LaunchId, ResourceId } from '../../shared/base/ids.ts';
import type { Change } from '../core/launch/change.ts';
import type { ActiveRecord } from '../core/launch/records/records.ts';
import type { CommandServices } from './command-services.ts';
import { defineCommand, type OptionDefinitions, type OptionValues } from './command-definition.ts';
import type { ExitStatus } from './exit-status.ts';
import { findConnection } from './find-connection.ts';
import { printLaunch } from './launch-output.ts';
import {
  CONNECTION,
  JSON_LINES,
  readId,
  readNumber,
  REQUEST_ID,
  STUDIO,
  usage,
} from './option-values.ts';
import { report, type CommandDeps } from './terminal.ts';

const DEFAULT_SECONDS = 1_800;
const MAX_SECONDS = 86_400;

const SESSION = { kind: 'text', value: 'ID', about: 'the workstation', required: true } as const;
const COMMON = {
  studio: STUDIO,
  wait: { kind: 'flag', about: 'wait for the result; by default, only until it is accepted' },
  timeout: {
    kind: 'text',
    value: 'SECONDS',
    about: `the time limit, 1 to ${MAX_SECONDS}; ${DEFAULT_SECONDS} by default`,
  },
  json: JSON_LINES,
} as const satisfies OptionDefinitions;

/** `stagedoor start`: with `--backup`, from a backup of the workstation. */
export const startCommand = defineCommand(
  {
    name: 'start',
    summary: 'Start a stopped workstation',
    options: {
      connection: CONNECTION,
      session: SESSION,
      backup: {
        kind: 'text',
        value: 'ID',
        about: 'the backup that a stopped workstation is started from',
      },
      'request-id': REQUEST_ID,
      ...COMMON,
    },
  },
  (values) => {
    const backup = readId('backup', values.backup);
    if (!backup.ok) return backup;
    return readRequest(values, {
      what: 'start',
      ...omitUndefined({ backup: backup.value }),
    });
  },
  runChange,
);

export const stopCommand = defineCommand(
  {
    name: 'stop',
    summary: 'Stop a workstation',
    options: { connection: CONNECTION, session: SESSION, ...COMMON },
  },
  (values) => readRequest(values, { what: 'stop' }),
  runChange,
);

export const rebootCommand = defineCommand(
  {
    name: 'reboot',
    summary: 'Restart a running workstation',
    details: [
      'Ends when the service has accepted it, also with --wait: no service reports when a restart is over.',
    ],
    options: { connection: CONNECTION, session: SESSION, ...COMMON },
  },
  (values) => readRequest(values, { what: 'reboot' }),
  runChange,
);

export const endCommand = defineCommand(
  {
    name: 'end',
    summary: 'Delete a workstation, without asking',
    options: { connection: CONNECTION, session: SESSION, ...COMMON },
  },
  (values) => readRequest(values, { what: 'end' }),
  runChange,
);

export const newCommand = defineCommand(
  {
    name: 'new',
    summary: 'Create a workstation',
    details: [
      'Without --request-id, the same command within two minutes after one that was killed or reached its time limit continues that one, and says so.',
      'The command accepts no license agreement. If the image has one that has not been accepted yet, the service refuses; read and accept it in the window.',
    ],
    options: {
      connection: CONNECTION,
      profile: {
        kind: 'text',
        value: 'ID',
        about: 'the launch profile; “stagedoor profiles” lists them',
        required: true,
      },
      image: { kind: 'text', value: 'ID', about: 'the image; by default, the service chooses' },
      'instance-type': {
        kind: 'text',
        value: 'TYPE',
        about: 'the instance type; by default, the service chooses',
      },
      'request-id': REQUEST_ID,
      ...COMMON,
    },
  },
  (values) => {
    const [profile, image, instanceType] = [
      readId('profile', values.profile),
      readId('image', values.image),
      readId('instance-type', values['instance-type']),
    ];
    const wrong = [profile, image, instanceType].find(({ ok }) => !ok);
    if (wrong?.ok === false) return err(wrong.failure);
    if (!profile.ok || profile.value === undefined)
      return usage('Name the launch profile with --profile ID.');
    return readRequest(values, {
      what: 'create',
      order: {
        profile: profile.value,
        ...(image.ok && image.value !== undefined && { image: image.value }),
        ...(instanceType.ok &&
          instanceType.value !== undefined && { instanceType: instanceType.value }),
      },
    });
  },
  runChange,
);

interface ChangeRequest {
  readonly connection: string;
  readonly studio?: ResourceId;
  readonly session?: ResourceId;
  readonly requestId?: ResourceId;
  readonly change: Change;
  readonly wait: boolean;
  readonly limitMs: number;
  readonly json: boolean;
}

function readRequest(
  values: OptionValues<typeof COMMON> & {
    readonly connection?: string;
    readonly session?: string;
    readonly 'request-id'?: string;
  },
  change: Change,
): Result<ChangeRequest> {
  const timeout = readNumber('timeout', values.timeout, 1, MAX_SECONDS);
  if (!timeout.ok) return timeout;
  const studio = readId('studio', values.studio);
  if (!studio.ok) return studio;
  const session = readId('session', values.session);
  if (!session.ok) return session;
  const requestId = readId('request-id', values['request-id']);
  if (!requestId.ok) return requestId;
  return ok({
    connection: values.connection ?? '',
    change,
    wait: values.wait === true,
    limitMs: (timeout.value ?? DEFAULT_SECONDS) * 1_000,
    json: values.json === true,
    ...omitUndefined({
      studio: studio.value,
      session: session.value,
      requestId: requestId.value,
    }),
  });
}

async function runChange(
  request: ChangeRequest,
  { services, terminal, signal }: CommandDeps<CommandServices>,
): Promise<ExitStatus> {
  const { studio, session, requestId, change, wait, limitMs, json } = request;
  const connection = await findConnection(services, request.connection);
  if (!connection.ok) return report(terminal, connection.failure);
  const { id } = connection.value;
  const earlier =
    requestId === undefined && change.what === 'create'
      ? await services.findInterrupted({
          connection: id,
          order: change.order,
          ...omitUndefined({ studio }),
        })
      : undefined;
  if (earlier !== undefined) terminal.err(continues(earlier));
  const plan = {
    // Our UUIDs have the form of a LaunchId.
    launch: earlier?.launch ?? (services.uuid() as LaunchId),
    token: services.uuid(),
    change: {
      change,
      token:
        requestId === undefined
          ? (earlier?.change?.token ?? services.uuid())
          : services.requestToken(change.what, id, requestId),
      wait,
      limitMs,
    },
    limitMs,
    check: false,
    via: 'no-stream' as const,
    waitFor: 'file' as const,
    ...omitUndefined({ studio, session }),
  };
  return printLaunch(services.launch(connection.value, plan, signal), json, terminal);
}

/** Says that the command continues an earlier one instead of requesting a second workstation. */
function continues({ at, session }: ActiveRecord): string {
  const time = new Date(at).toLocaleTimeString('en-GB');
  const what = session === undefined ? 'may have created a workstation' : `created ${session}`;
  return `The same command ended at ${time} without its result and ${what}. This continues it; to create another workstation, add --request-id with a new id.`;
}
