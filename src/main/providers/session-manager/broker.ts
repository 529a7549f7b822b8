import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import type { ResourceId } from '../../../shared/base/ids.ts';
import type { Screenshot } from '../../../shared/workstations/workstation.ts';
import type { Page } from '../../core/provider/provider.ts';
import { answer, failure, type ServiceResponse } from '../../core/provider/service-response.ts';
import type { SendJson } from '../dcv/json-client.ts';
import { mapResponse, singleResult, itemResults } from '../dcv/item-results.ts';
import { Pictures, PICTURE_WIDTH, screenshotsFrom } from '../dcv/screenshots.ts';
import {
  ConnectionData,
  DescribedServers,
  DescribedSessions,
  optionalText,
  Session,
  type Server,
} from '../dcv/wire.ts';

/** The request for a new session, in the broker's format. */
export interface SessionRequest {
  readonly Name: string;
  readonly Owner: string;
  readonly Type: string;
  readonly Requirements?: string;
}

/** Items per page: with all facts about a server, this stays well below the response limit. */
const PAGE_SIZE = 100;

const CreatedSessions = itemResults(Session);
const DeletedSessions = itemResults(v.object({ SessionId: optionalText, State: optionalText }));

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
    const response = await send(
      { ...post('describeSessions', body), answer: DescribedSessions },
      signal,
    );
    return mapResponse(response, ({ Sessions: items, NextToken: next }) =>
      next === undefined ? { items } : { items, next },
    );
  },

  /** One session of any owner. */
  async session(id: ResourceId, signal: AbortSignal): Promise<ServiceResponse<Session>> {
    const request = post('describeSessions', { SessionIds: [id] });
    const response = await send({ ...request, answer: DescribedSessions }, signal);
    if (response.kind !== 'answer') return response;
    const found = response.value.Sessions.find(({ Id }) => Id === id);
    return found === undefined
      ? failure({ code: 'not-found', what: 'workstation' })
      : answer(found, response.serverTime);
  },

  /** The servers with these ids, or the first page of all. */
  async servers(
    ids: readonly string[] | undefined,
    signal: AbortSignal,
  ): Promise<ServiceResponse<readonly Server[]>> {
    const body = { ...omitUndefined({ ServerIds: ids }), MaxResults: PAGE_SIZE };
    const response = await send(
      { ...post('describeServers', body), answer: DescribedServers },
      signal,
    );
    return mapResponse(response, ({ Servers }) => Servers);
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

  async create(request: SessionRequest, signal: AbortSignal): Promise<ServiceResponse<Session>> {
    const response = await send(
      { ...post('createSessions', [request]), answer: CreatedSessions },
      signal,
    );
    return singleResult(response);
  },

  async remove(
    id: ResourceId,
    owner: string,
    signal: AbortSignal,
  ): Promise<ServiceResponse<{ readonly State?: string | undefined }>> {
    const request = post('deleteSessions', [{ SessionId: id, Owner: owner }]);
    return singleResult(await send({ ...request, answer: DeletedSessions }, signal));
  },

  async pictures(
    sessions: readonly ResourceId[],
    signal: AbortSignal,
  ): Promise<ServiceResponse<readonly Screenshot[]>> {
    const body = sessions.map((SessionId) => ({ SessionId, MaxWidth: PICTURE_WIDTH }));
    const response = await send(
      { ...post('getSessionScreenshots', body), answer: Pictures },
      signal,
    );
    return mapResponse(response, (pictures) => screenshotsFrom(pictures, sessions));
  },
});
export type Broker = ReturnType<typeof createBroker>;

const post = (operation: string, body: unknown) =>
  ({ operation, subject: 'workstation', method: 'POST', path: [operation], body }) as const;
