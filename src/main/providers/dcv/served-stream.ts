import type { ResourceId } from '../../../shared/base/ids.ts';
import type { Screenshot } from '../../../shared/workstations/workstation.ts';
import type { Stream } from '../../core/provider/provider.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import { connectionUrl, type Address } from './connection-url.ts';
import { PICTURES_AT_ONCE } from './screenshots.ts';
import { streamFacts } from './session-mapping.ts';
import type { ConnectionData, Session } from './wire.ts';

type Turn = (signal: AbortSignal) => Promise<void>;

/** A service that knows sessions and gives tokens for them: a broker or a console. */
export interface StreamSource<Data extends ConnectionData> {
  session(id: ResourceId, signal: AbortSignal): Promise<ServiceResponse<Session>>;
  connectionData(id: ResourceId, signal: AbortSignal): Promise<ServiceResponse<Data>>;
  /** Where the session is now; undefined if that is not known. */
  locate(
    session: Session,
    data: Data,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Address | undefined>>;
}

/**
 * The stream of a session. Nothing is created: each call reads where the session is now and, once
 * it is READY, requests a new token, which only this call uses. Each further request waits for its
 * turn.
 */
export async function servedStream<Data extends ConnectionData>(
  source: StreamSource<Data>,
  id: ResourceId,
  turn: Turn,
  signal: AbortSignal,
): Promise<ServiceResponse<Stream>> {
  const found = await source.session(id, signal);
  if (found.kind !== 'answer') return found;
  if (found.value.State !== 'READY')
    return answer({ facts: streamFacts(found.value) }, found.serverTime);
  await turn(signal);
  const given = await source.connectionData(id, signal);
  if (given.kind !== 'answer') return given;
  const { Session: told = found.value, ConnectionToken: token } = given.value;
  if (told.Id !== undefined && told.Id !== id) return transientError('not-an-answer');
  const session = {
    ...told,
    State: told.State ?? found.value.State,
    Server: told.Server ?? found.value.Server,
  };
  const facts = streamFacts(session);
  if (session.State !== 'READY' || token === undefined) return answer({ facts }, given.serverTime);
  const place = await source.locate(session, given.value, signal);
  if (place.kind !== 'answer') return place;
  if (place.value === undefined)
    return failure({ code: 'stream-url-refused', reason: 'no-server' });
  return answer({ facts, url: connectionUrl(place.value, id, token) }, given.serverTime);
}

/** Pictures of all these sessions, a few at a time. */
export async function servedPictures(
  read: (
    some: readonly ResourceId[],
    signal: AbortSignal,
  ) => Promise<ServiceResponse<readonly Screenshot[]>>,
  sessions: readonly ResourceId[],
  turn: Turn,
  signal: AbortSignal,
): Promise<ServiceResponse<readonly Screenshot[]>> {
  const pictures: Screenshot[] = [];
  for (let from = 0; from < sessions.length; from += PICTURES_AT_ONCE) {
    if (from > 0) await turn(signal);
    const given = await read(sessions.slice(from, from + PICTURES_AT_ONCE), signal);
    if (given.kind !== 'answer') return given;
    pictures.push(...given.value);
  }
  return answer(pictures);
}
