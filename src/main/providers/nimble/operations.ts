import type { Failure } from '../../../shared/base/failure.ts';
import { parseObject } from '../../core/provider/service-answer.ts';

type Subject = Extract<Failure, { code: 'not-found' }>['what'];

const studios = '/2020-08-01/studios';
const sessions = '/studios/{}/streaming-sessions';
const profiles = '/studios/{}/launch-profiles';
const acceptances = '/studios/{}/eula-acceptances';

/**
 * The operations that are used: each with its method, the end of its path (an endpoint may have a
 * path prefix), and what is missing if it returns 404.
 */
const table = [
  row('ListStudios', 'GET', studios, 'studio'),
  row('ListStreamingSessions', 'GET', sessions, 'studio'),
  row('GetStreamingSession', 'GET', `${sessions}/{}`, 'workstation'),
  row('CreateStreamingSession', 'POST', sessions, 'thing'),
  row('StartStreamingSession', 'POST', `${sessions}/{}/start`, 'workstation'),
  row('StopStreamingSession', 'POST', `${sessions}/{}/stop`, 'workstation'),
  row('DeleteStreamingSession', 'DELETE', `${sessions}/{}`, 'workstation'),
  row('CreateStreamingSessionStream', 'POST', `${sessions}/{}/streams`, 'workstation'),
  row('GetStreamingSessionStream', 'GET', `${sessions}/{}/streams/{}`, 'stream'),
  row('ListLaunchProfiles', 'GET', profiles, 'studio'),
  row('GetLaunchProfileDetails', 'GET', `${profiles}/{}/details`, 'profile'),
  row('ListStreamingSessionBackups', 'GET', '/studios/{}/streaming-session-backups', 'studio'),
  row('GetEula', 'GET', '/2020-08-01/eulas/{}', 'thing'),
  row('ListEulaAcceptances', 'GET', acceptances, 'studio'),
  row('AcceptEulas', 'POST', acceptances, 'thing'),
] as const;

/** The name of an operation, as in the service's model and in a studio's permissions. */
export type Operation = (typeof table)[number]['name'];

/** The operation of a request. */
export function operationOf(request: {
  readonly method: string;
  readonly path: string;
}): Operation {
  const { method, path } = request;
  const found = table.find((one) => one.method === method && one.pattern.test(path));
  if (found === undefined) throw new Error(`no operation is a ${method} of this path`);
  return found.name;
}

/** What a request names: its path and its body. */
export interface Named {
  readonly path: string;
  readonly body?: unknown;
}

/**
 * What was not found if an operation returns 404. The service names the id of what is missing, which can be that of the
 * studio for every operation in it.
 */
export function subjectOf(
  operation: Operation,
  { path, body }: Named = { path: '' },
  resourceId?: string,
): Subject {
  if (resourceId !== undefined) {
    if (idIn(path, 'studios') === resourceId) return 'studio';
    if (idIn(path, 'streaming-sessions') === resourceId) return 'workstation';
    if (fieldOf(body, 'launchProfileId') === resourceId) return 'profile';
    if (fieldOf(body, 'backupId') === resourceId) return 'backup';
  } else if (fieldOf(body, 'backupId') !== undefined) {
    // A workstation is read before it is started, so it is there.
    return 'backup';
  }
  return table.find(({ name }) => name === operation)?.subject ?? 'thing';
}

/** The id that follows `name` in a path. */
function idIn(path: string, name: string): string | undefined {
  const parts = path.split('/');
  const id = parts[parts.lastIndexOf(name) + 1];
  return parts.includes(name) ? id?.replace(/%3A/gi, ':') : undefined;
}

const fieldOf = (body: unknown, name: string): unknown =>
  typeof body === 'string' ? parseObject(body)?.[name] : undefined;

function row<Name extends string>(
  name: Name,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  subject: Subject,
) {
  return { name, method, subject, pattern: new RegExp(`${path.replaceAll('{}', '[^/]+')}$`) };
}
