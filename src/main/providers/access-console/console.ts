import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import * as v from 'valibot';
import type { ResourceId } from '../../../shared/base/ids.ts';
import type { Screenshot } from '../../../shared/workstations/workstation.ts';
import type { Page } from '../../core/provider/provider.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import type { JsonRequest, SendJson } from '../dcv/json-client.ts';
import { mapResponse, singleResult, itemResults } from '../dcv/item-results.ts';
import { Pictures, PICTURE_WIDTH, screenshotsFrom } from '../dcv/screenshots.ts';
import {
  ConnectionData,
  DescribedSessions,
  answeredList,
  optionalText,
  Session,
} from '../dcv/wire.ts';
import { gatewayIn } from './gateway.ts';
import { errorInSuccess } from './handler-errors.ts';

/** The request for a new session, in the handler's format. */
export interface SessionRequest {
  readonly SessionTemplateId: string;
  readonly Name: string;
  readonly Owner: string;
}

/** What sessions are created from. */
const Template = v.object({ Id: optionalText, Name: optionalText, Description: optionalText });
export type Template = v.InferOutput<typeof Template>;

/** The signed-in user, as the handler returns them. */
const ConsoleUser = v.object({ Id: optionalText, DisplayName: optionalText, Role: optionalText });
export type ConsoleUser = v.InferOutput<typeof ConsoleUser>;

/** Items per page: with all facts about a server, this stays well below the response limit. */
const PAGE_SIZE = 100;

const DescribedTemplates = v.object({
  SessionTemplates: answeredList(Template),
  NextToken: optionalText,
});
/** Only host and port of the web client's address are used; its token is in another field. */
const Connection = v.object({
  ...ConnectionData.entries,
  WebConnectionUrl: v.pipe(optionalText, v.transform(gatewayIn)),
});
export type ConsoleData = v.InferOutput<typeof Connection>;
const CreatedSessions = itemResults(Session);
const DeletedSessions = itemResults(v.object({ SessionId: optionalText, State: optionalText }));
const AnyObject = v.record(v.string(), v.unknown());

/**
 * The operations of the handler, each one request. All fail with `sign-in-needed` if the token is
 * rejected.
 */
export function createConsole(send: SendJson) {
  const call = async <T>(
    request: JsonRequest<T>,
    signal: AbortSignal,
  ): Promise<ServiceResponse<T>> => {
    const response = await send({ ...request, answer: AnyObject }, signal);
    if (response.kind === 'failure' && response.failure.code === 'credentials-refused')
      return failure({ code: 'sign-in-needed' });
    if (response.kind !== 'answer') return response;
    const error = errorInSuccess(response.value);
    if (error !== undefined) return error;
    const parsed = v.safeParse(request.answer, response.value);
    return parsed.success
      ? answer(parsed.output, response.serverTime)
      : transientError('not-an-answer');
  };

  return {
    async sessions(
      page: string | undefined,
      filters: Readonly<Record<string, unknown>>,
      signal: AbortSignal,
    ): Promise<ServiceResponse<Page<Session>>> {
      const body = { ...filters, ...pageParameters(page) };
      const response = await call(
        { ...post('describeSessions', body), answer: DescribedSessions },
        signal,
      );
      return mapResponse(response, ({ Sessions, NextToken }) => pageOf(Sessions, NextToken));
    },

    /** One session, if the user may see it. */
    async session(id: ResourceId, signal: AbortSignal): Promise<ServiceResponse<Session>> {
      const request = post('describeSessions', { SessionIds: equals(id) });
      const response = await call({ ...request, answer: DescribedSessions }, signal);
      if (response.kind !== 'answer') return response;
      const found = response.value.Sessions.find(({ Id }) => Id === id);
      return found === undefined
        ? failure({ code: 'not-found', what: 'workstation' })
        : answer(found, response.serverTime);
    },

    connectionData: (session: ResourceId, signal: AbortSignal) =>
      call(
        {
          operation: 'getSessionConnectionData',
          subject: 'workstation',
          method: 'POST',
          path: ['getSessionConnectionData', session],
          answer: Connection,
        },
        signal,
      ),

    async templates(
      page: string | undefined,
      filters: Readonly<Record<string, unknown>>,
      signal: AbortSignal,
    ): Promise<ServiceResponse<Page<Template>>> {
      const body = { ...filters, ...pageParameters(page) };
      const response = await call(
        { ...post('describeSessionTemplates', body), answer: DescribedTemplates },
        signal,
      );
      return mapResponse(response, ({ SessionTemplates, NextToken }) =>
        pageOf(SessionTemplates, NextToken),
      );
    },

    async create(request: SessionRequest, signal: AbortSignal): Promise<ServiceResponse<Session>> {
      const operation = post('createSessions', [request]);
      return singleResult(await call({ ...operation, answer: CreatedSessions }, signal));
    },

    async remove(
      id: ResourceId,
      owner: string,
      signal: AbortSignal,
    ): Promise<ServiceResponse<{ readonly State?: string | undefined }>> {
      const request = post('deleteSessions', [{ SessionId: id, Owner: owner }]);
      return singleResult(
        await call({ ...request, method: 'DELETE', answer: DeletedSessions }, signal),
      );
    },

    async pictures(
      sessions: readonly ResourceId[],
      signal: AbortSignal,
    ): Promise<ServiceResponse<readonly Screenshot[]>> {
      // Both sizes are needed: without one, the handler fails to parse the request.
      const body = { SessionIds: sessions, MaxWidth: PICTURE_WIDTH, MaxHeight: PICTURE_WIDTH };
      const response = await call(
        { ...post('getSessionScreenshots', body), answer: Pictures },
        signal,
      );
      return mapResponse(response, (pictures) => screenshotsFrom(pictures, sessions));
    },

    user: (signal: AbortSignal) =>
      call(
        {
          operation: 'describeUserInfo',
          subject: 'thing',
          method: 'GET',
          path: ['describeUserInfo'],
          answer: ConsoleUser,
        },
        signal,
      ),
  };
}
export type Console = ReturnType<typeof createConsole>;

/** A filter for one value. */
export const equals = (value: string) => [{ Operator: '=', Value: value }];

const post = (operation: string, body: unknown) =>
  ({ operation, subject: 'workstation', method: 'POST', path: [operation], body }) as const;

const pageParameters = (page: string | undefined) => ({
  MaxResults: PAGE_SIZE,
  ...omitUndefined({ NextToken: page }),
});

const pageOf = <T>(items: readonly T[], next: string | undefined): Page<T> =>
  next === undefined ? { items } : { items, next };
