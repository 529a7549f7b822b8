import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import type { ResourceId } from '../../../shared/base/ids.ts';
import type { Screenshot } from '../../../shared/workstations/workstation.ts';
import type { Page } from '../../core/provider/provider.ts';
import { answer, failure, type ServiceResponse } from '../../core/provider/service-response.ts';
import type { SendJson } from '../dcv/json-client.ts';
import { mapped, only, itemResults } from '../dcv/item-results.ts';
import { Pictures, PICTURE_WIDTH, screenshotsFrom } from '../dcv/screenshots.ts';
import {
  ConnectionData,
  DescribedServers,
  DescribedSessions,
  maybeText,
  Session,
  type Server,
} from '../dcv/wire.ts';

/** What a new session is to be, in the broker's words. */
export interface SessionRequest {
  readonly Name: string;
  readonly Owner: string;
  readonly Type: string;
  readonly Requirements?: string;
}

/** Items a page: with all that is told of a server, as many stay well under our limit for an answer. */
const PAGE_SIZE = 100;

const CreatedSessions = itemResults(Session);
const DeletedSessions = itemResults(v.object({ SessionId: maybeText, State: maybeText }));

/** The broker's operations, each one request. */
export const createBroker = (send: SendJson) => ({
  async sessionsOf(
    owner: string,
    page: string | undefined,
    signal: AbortSignal,
  ): Promise<ServiceResponse<Page<Session>>> {
    const body = {
      Filters: [{ Key: 'owner', Value: owner }],
      MaxResults: PAGE_SIZE,
      ...omitUndefined({ NextToken: page }),
    };
    const given = await send(
      { ...post('describeSessions', body), answer: DescribedSessions },
      signal,
    );
    return mapped(given, ({ Sessions: items, NextToken: next }) =>
      next === undefined ? { items } : { items, next },
    );
  },

  /** One session, whoever owns it. */
  async session(id: ResourceId, signal: AbortSignal): Promise<ServiceResponse<Session>> {
    const wish = post('describeSessions', { SessionIds: [id] });
    const given = await send({ ...wish, answer: DescribedSessions }, signal);
    if (given.kind !== 'answer') return given;
    const found = given.value.Sessions.find(({ Id }) => Id === id);
    return found === undefined
      ? failure({ code: 'not-found', what: 'workstation' })
      : answer(found, given.serverTime);
  },

  /** Those with these ids, or the first page of all. */
  async servers(
    ids: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<ServiceResponse<readonly Server[]>> {
    const body = { ...omitUndefined({ ServerIds: ids }), MaxResults: PAGE_SIZE };
    const given = await send(
      { ...post('describeServers', body), answer: DescribedServers },
      signal,
    );
    return mapped(given, ({ Servers }) => Servers);
  },

  connectionData: (session: ResourceId, user: string, signal: AbortSignal) =>
    send(
      {
        operation: 'getSessionConnectionData',
        subject: 'workstation',
        method: 'GET',
        path: ['sessionConnectionData', session, user],
        answer: ConnectionData,
      },
      signal,
    ),

  async create(wish: SessionRequest, signal: AbortSignal): Promise<ServiceResponse<Session>> {
    const given = await send(
      { ...post('createSessions', [wish]), answer: CreatedSessions },
      signal,
    );
    return only(given);
  },

  async remove(
    id: ResourceId,
    owner: string,
    signal: AbortSignal,
  ): Promise<ServiceResponse<{ readonly State?: string | undefined }>> {
    const wish = post('deleteSessions', [{ SessionId: id, Owner: owner }]);
    return only(await send({ ...wish, answer: DeletedSessions }, signal));
  },

  async pictures(
    sessions: readonly ResourceId[],
    signal: AbortSignal,
  ): Promise<ServiceResponse<readonly Screenshot[]>> {
    const body = sessions.map((SessionId) => ({ SessionId, MaxWidth: PICTURE_WIDTH }));
    const given = await send({ ...post('getSessionScreenshots', body), answer: Pictures }, signal);
    return mapped(given, (pictures) => screenshotsFrom(pictures, sessions));
  },
});
export type Broker = ReturnType<typeof createBroker>;

const post = (operation: string, body: unknown) =>
  ({ operation, subject: 'workstation', method: 'POST', path: [operation], body }) as const;
