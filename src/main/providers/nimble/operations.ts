import type { Failure } from '../../../shared/base/failure.ts';

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
  row('GetLaunchProfileDetails', 'GET', `${profiles}/{}/details`, 'thing'),
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

/** What was not found if an operation returns 404. */
export const subjectOf = (operation: Operation): Subject =>
  table.find(({ name }) => name === operation)?.subject ?? 'thing';

function row<Name extends string>(
  name: Name,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  subject: Subject,
) {
  return { name, method, subject, pattern: new RegExp(`${path.replaceAll('{}', '[^/]+')}$`) };
}
