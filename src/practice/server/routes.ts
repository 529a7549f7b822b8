import type { OperationResult } from '../api/operation-result.ts';
import { getStreamingSessionBackup, listStreamingSessionBackups } from '../api/backups.ts';
import { createStreamingSession } from '../api/create-session.ts';
import { acceptEulas, getEula, listEulaAcceptances, listEulas } from '../api/eulas.ts';
import {
  getLaunchProfile,
  getLaunchProfileDetails,
  listLaunchProfiles,
} from '../api/launch-profiles.ts';
import {
  deleteStreamingSession,
  startStreamingSession,
  stopStreamingSession,
} from '../api/session-actions.ts';
import { getStreamingSession, listStreamingSessions } from '../api/sessions.ts';
import { createStreamingSessionStream, getStreamingSessionStream } from '../api/streams.ts';
import { getStudio, listStudios } from '../api/studios.ts';
import type { OperationCall } from '../api/operation-call.ts';

const studios = '/2020-08-01/studios';
const sessions = `${studios}/{studioId}/streaming-sessions` as const;
const session = `${sessions}/{sessionId}` as const;
const streams = `${session}/streams` as const;
const backups = `${studios}/{studioId}/streaming-session-backups` as const;
const profiles = `${studios}/{studioId}/launch-profiles` as const;
const profile = `${profiles}/{launchProfileId}` as const;
const eulas = '/2020-08-01/eulas';
const acceptances = `${studios}/{studioId}/eula-acceptances` as const;

/** Every operation of the practice studio. To add an operation, add a row. */
const table = [
  row('ListStudios', 'GET', studios, listStudios),
  row('GetStudio', 'GET', `${studios}/{studioId}`, getStudio),
  row('ListStreamingSessions', 'GET', sessions, listStreamingSessions),
  row('CreateStreamingSession', 'POST', sessions, createStreamingSession),
  row('GetStreamingSession', 'GET', session, getStreamingSession),
  row('StartStreamingSession', 'POST', `${session}/start`, startStreamingSession),
  row('StopStreamingSession', 'POST', `${session}/stop`, stopStreamingSession),
  row('DeleteStreamingSession', 'DELETE', session, deleteStreamingSession),
  row('CreateStreamingSessionStream', 'POST', streams, createStreamingSessionStream),
  row('GetStreamingSessionStream', 'GET', `${streams}/{streamId}`, getStreamingSessionStream),
  row('ListStreamingSessionBackups', 'GET', backups, listStreamingSessionBackups),
  row('GetStreamingSessionBackup', 'GET', `${backups}/{backupId}`, getStreamingSessionBackup),
  row('ListLaunchProfiles', 'GET', profiles, listLaunchProfiles),
  row('GetLaunchProfile', 'GET', profile, getLaunchProfile),
  row('GetLaunchProfileDetails', 'GET', `${profile}/details`, getLaunchProfileDetails),
  row('ListEulas', 'GET', eulas, listEulas),
  row('GetEula', 'GET', `${eulas}/{eulaId}`, getEula),
  row('ListEulaAcceptances', 'GET', acceptances, listEulaAcceptances),
  row('AcceptEulas', 'POST', acceptances, acceptEulas),
] as const;

/** The name of an operation in the service's model. */
export type OperationName = (typeof table)[number]['operation'];

/** The operation a request is for. `run` already has the parameters of the path. */
export interface Route {
  readonly operation: OperationName;
  readonly run: (call: Omit<OperationCall<never>, 'params'>) => OperationResult;
}

/** Finds the operation for a method and a path. The path is still percent-encoded. */
export function findRoute(method: string, path: string): Route | undefined {
  for (const { operation, method: wanted, pattern, run } of table) {
    if (wanted !== method) continue;
    const params = match(pattern, path);
    if (params !== undefined) {
      return { operation, run: (call) => run({ ...call, params }) };
    }
  }
  return undefined;
}

type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? Name | ParamsOf<Rest>
  : never;

interface Row<Name extends string> {
  readonly operation: Name;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly pattern: string;
  readonly run: (call: OperationCall<string>) => OperationResult;
}

function row<Name extends string, Path extends string>(
  operation: Name,
  method: 'GET' | 'POST' | 'DELETE',
  pattern: Path,
  run: (call: OperationCall<ParamsOf<Path>>) => OperationResult,
): Row<Name> {
  // A path that matches the pattern has a value for each parameter that the pattern names.
  return { operation, method, pattern, run };
}

function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const segments = path.split('/');
  if (wanted.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const segment = segments[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (segment !== part) return undefined;
    } else {
      const value = decode(segment);
      if (value === undefined || value === '') return undefined;
      params[name] = value;
    }
  }
  return params;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
