import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { Failure } from '../../../shared/base/failure.ts';
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
 *
 * A session can be listed as READY before connections to it are possible, and after they are not any
 * more: if the request for a token is refused, the session is read again. If its state has changed, or
 * the refusal is about its state, that is the response, and the launch waits. Otherwise the refusal
 * stands.
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
  const response = await source.connectionData(id, signal);
  if (response.kind === 'failure' && canBeEarly(response.failure)) {
    await turn(signal);
    return stateAfterRefusal(await source.session(id, signal), response);
  }
  if (response.kind !== 'answer') return response;
  const { Session: described = found.value, ConnectionToken: token } = response.value;
  if (described.Id !== undefined && described.Id !== id) return transientError('not-an-answer');
  const session = {
    ...described,
    State: described.State ?? found.value.State,
    Server: described.Server ?? found.value.Server,
  };
  const facts = streamFacts(session);
  if (session.State !== 'READY' || token === undefined)
    return answer({ facts }, response.serverTime);
  const address = await source.locate(session, response.value, signal);
  if (address.kind !== 'answer') return address;
  if (address.value === undefined)
    return failure({ code: 'stream-url-refused', reason: 'no-server' });
  const { quicPort } = address.value;
  const url = connectionUrl(address.value, id, token);
  return answer({ facts, url, ...omitUndefined({ quicPort }) }, response.serverTime);
}

/** True for the refusals that brokers use for a session without a connection yet, among others. */
const canBeEarly = ({ code }: Failure): boolean =>
  code === 'request-refused' || code === 'not-found';

/** “Session … is neither in READY nor in CREATING state”: with status 400, as for all other refusals. */
const ABOUT_STATE = /\b(READY|CREATING)\b|\bin (an? |the )?\w+ state\b/i;

/** The session as it is now if that explains the refusal, otherwise the refusal. */
function stateAfterRefusal(
  found: ServiceResponse<Session>,
  refusal: Extract<ServiceResponse<never>, { kind: 'failure' }>,
): ServiceResponse<Stream> {
  // A session that is gone is reported as such; after a transient error, everything is read again.
  if (found.kind !== 'answer') return found;
  const { failure: why } = refusal;
  // By its text, because the status is the same for all refusals. READY without an address is waited for.
  const isAboutState = 'detail' in why && ABOUT_STATE.test(why.detail ?? '');
  const isExplained = found.value.State !== 'READY' || isAboutState;
  return isExplained ? answer({ facts: streamFacts(found.value) }, found.serverTime) : refusal;
}

/** Pictures of all these sessions, a few at a time. */
export async function servedPictures(
  read: (
    ids: readonly ResourceId[],
    signal: AbortSignal,
  ) => Promise<ServiceResponse<readonly Screenshot[]>>,
  sessions: readonly ResourceId[],
  turn: Turn,
  signal: AbortSignal,
): Promise<ServiceResponse<readonly Screenshot[]>> {
  const pictures: Screenshot[] = [];
  for (let from = 0; from < sessions.length; from += PICTURES_AT_ONCE) {
    if (from > 0) await turn(signal);
    const response = await read(sessions.slice(from, from + PICTURES_AT_ONCE), signal);
    if (response.kind !== 'answer') return response;
    pictures.push(...response.value);
  }
  return answer(pictures);
}
