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
import { mapped, only, itemResults } from '../dcv/item-results.ts';
import { Pictures, PICTURE_WIDTH, screenshotsFrom } from '../dcv/screenshots.ts';
import {
  ConnectionData,
  DescribedSessions,
  answeredList,
  maybeText,
  Session,
} from '../dcv/wire.ts';
import { gatewayIn } from './gateway.ts';
import { errorBeside } from './words.ts';

/** What a new session is to be, in the handler's words. */
export interface SessionRequest {
  readonly SessionTemplateId: string;
  readonly Name: string;
  readonly Owner: string;
}

/** What sessions are made from. */
const Template = v.object({ Id: maybeText, Name: maybeText, Description: maybeText });
export type Template = v.InferOutput<typeof Template>;

/** Who is signed in, as the handler knows them. */
const Me = v.object({ Id: maybeText, DisplayName: maybeText, Role: maybeText });
export type Me = v.InferOutput<typeof Me>;

/** Items a page: with all that is told of a server, as many stay well under our limit for an answer. */
const PAGE_SIZE = 100;

const DescribedTemplates = v.object({
  SessionTemplates: answeredList(Template),
  NextToken: maybeText,
});
/** What of the web client's address is used; its token is in a field of its own. */
const Connection = v.object({
  ...ConnectionData.entries,
  WebConnectionUrl: v.pipe(maybeText, v.transform(gatewayIn)),
});
export type ConsoleData = v.InferOutput<typeof Connection>;
const CreatedSessions = itemResults(Session);
const DeletedSessions = itemResults(v.object({ SessionId: maybeText, State: maybeText }));
const Whole = v.record(v.string(), v.unknown());

/** The operations of the handler, each one request. All fail with `sign-in-needed` where the token is not taken. */
export function createConsole(send: SendJson) {
  const ask = async <T>(
    request: JsonRequest<T>,
    signal: AbortSignal,
  ): Promise<ServiceResponse<T>> => {
    const given = await send({ ...request, answer: Whole }, signal);
    if (given.kind === 'failure' && given.failure.code === 'credentials-refused')
      return failure({ code: 'sign-in-needed' });
    if (given.kind !== 'answer') return given;
    const error = errorBeside(given.value);
    if (error !== undefined) return error;
    const parsed = v.safeParse(request.answer, given.value);
    return parsed.success
      ? answer(parsed.output, given.serverTime)
      : transientError('not-an-answer');
  };

  return {
    async sessions(
      page: string | undefined,
      filters: Readonly<Record<string, unknown>>,
      signal: AbortSignal,
    ): Promise<ServiceResponse<Page<Session>>> {
      const body = { ...filters, ...pageWish(page) };
      const given = await ask(
        { ...post('describeSessions', body), answer: DescribedSessions },
        signal,
      );
      return mapped(given, ({ Sessions, NextToken }) => pageOf(Sessions, NextToken));
    },

    /** One session, where the person may see it. */
    async session(id: ResourceId, signal: AbortSignal): Promise<ServiceResponse<Session>> {
      const wish = post('describeSessions', { SessionIds: equals(id) });
      const given = await ask({ ...wish, answer: DescribedSessions }, signal);
      if (given.kind !== 'answer') return given;
      const found = given.value.Sessions.find(({ Id }) => Id === id);
      return found === undefined
        ? failure({ code: 'not-found', what: 'workstation' })
        : answer(found, given.serverTime);
    },

    connectionData: (session: ResourceId, signal: AbortSignal) =>
      ask(
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
      const body = { ...filters, ...pageWish(page) };
      const given = await ask(
        { ...post('describeSessionTemplates', body), answer: DescribedTemplates },
        signal,
      );
      return mapped(given, ({ SessionTemplates, NextToken }) =>
        pageOf(SessionTemplates, NextToken),
      );
    },

    async create(wish: SessionRequest, signal: AbortSignal): Promise<ServiceResponse<Session>> {
      const wishes = post('createSessions', [wish]);
      return only(await ask({ ...wishes, answer: CreatedSessions }, signal));
    },

    async remove(
      id: ResourceId,
      owner: string,
      signal: AbortSignal,
    ): Promise<ServiceResponse<{ readonly State?: string | undefined }>> {
      const wish = post('deleteSessions', [{ SessionId: id, Owner: owner }]);
      return only(await ask({ ...wish, method: 'DELETE', answer: DeletedSessions }, signal));
    },

    async pictures(
      sessions: readonly ResourceId[],
      signal: AbortSignal,
    ): Promise<ServiceResponse<readonly Screenshot[]>> {
      // Both sizes, or the handler does not answer at all: it reads a missing one as a number.
      const body = { SessionIds: sessions, MaxWidth: PICTURE_WIDTH, MaxHeight: PICTURE_WIDTH };
      const given = await ask({ ...post('getSessionScreenshots', body), answer: Pictures }, signal);
      return mapped(given, (pictures) => screenshotsFrom(pictures, sessions));
    },

    me: (signal: AbortSignal) =>
      ask(
        {
          operation: 'describeUserInfo',
          subject: 'thing',
          method: 'GET',
          path: ['describeUserInfo'],
          answer: Me,
        },
        signal,
      ),
  };
}
export type Console = ReturnType<typeof createConsole>;

/** A filter that lets one value through. */
export const equals = (value: string) => [{ Operator: '=', Value: value }];

const post = (operation: string, body: unknown) =>
  ({ operation, subject: 'workstation', method: 'POST', path: [operation], body }) as const;

const pageWish = (page: string | undefined) => ({
  MaxResults: PAGE_SIZE,
  ...omitUndefined({ NextToken: page }),
});

const pageOf = <T>(items: readonly T[], next: string | undefined): Page<T> =>
  next === undefined ? { items } : { items, next };
