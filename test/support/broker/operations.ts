import type * as v from 'valibot';
import { good, type Answer } from '../api/answer.ts';
import { checkBody, type Checked } from '../api/check.ts';
import type { Call } from '../api/serve.ts';
import { screenshotOf } from '../dcv/screenshot.ts';
import { pagedAnswer, sortedAnswer } from '../dcv/lists.ts';
import type { Session } from '../dcv/wire.ts';
import type { SessionStore } from '../dcv/session-store.ts';
import {
  createSessionsRequest,
  deleteSessionsRequest,
  describeServersRequest,
  describeSessionsRequest,
  screenshotsRequest,
} from './requests.ts';

/** What operations work on. */
export interface OperationContext {
  readonly store: SessionStore;
  /** Items per page if a request asks for no number. */
  readonly pageSize: number;
  /** Connection data contain only the id of the server, as lists of sessions always do. */
  readonly bareServers: boolean;
}

/** Runs a call. Given a reason, it does nothing and reports each item as failed for that reason. */
export type Operation = (
  context: OperationContext,
  call: Call,
  /** The parts of the path after the operation's name, decoded. */
  parts: readonly string[],
  failAll?: string,
) => Answer;

const unknownPage = refused(400, 'NextToken was not issued by this server.');

/** Every operation except the token's, by the first part of its path. */
export const operations = {
  describeSessions: on(describeSessionsRequest, (context, request) => {
    const { SessionIds: ids, Filters: filters = [] } = request;
    const found = context.store
      .sessions()
      .filter((one) => ids === undefined || ids.length === 0 || ids.includes(one.Id))
      .filter((one) => filters.every(({ Key, Value }) => fits(one, Key, Value)))
      .map(shown);
    return pagedAnswer('Sessions', found, request, context.pageSize) ?? unknownPage;
  }),
  describeServers: on(describeServersRequest, (context, request) => {
    const { ServerIds: ids } = request;
    const found = context.store.servers.filter(
      ({ Id }) => ids === undefined || ids.length === 0 || ids.includes(Id),
    );
    return pagedAnswer('Servers', found, request, context.pageSize) ?? unknownPage;
  }),
  createSessions: on(createSessionsRequest, (context, items, failAll) =>
    sortedAnswer(items, (request) => {
      const made = failAll ?? context.store.create(request);
      return typeof made === 'string'
        ? { failed: { CreateSessionRequestData: request, FailureReason: made } }
        : { done: shown(made) };
    }),
  ),
  deleteSessions: on(deleteSessionsRequest, (context, items, failAll) =>
    sortedAnswer(items, ({ SessionId, Owner }) => {
      if (failAll === undefined && context.store.remove(SessionId, Owner)) {
        return { done: { SessionId, State: 'DELETING' } };
      }
      return { failed: { SessionId, FailureReason: failAll ?? 'There is no such session.' } };
    }),
  ),
  getSessionScreenshots: on(screenshotsRequest, (context, items, failAll) =>
    sortedAnswer(items, (request) => {
      const { store } = context;
      if (failAll === undefined && store.find(request.SessionId)?.State === 'READY') {
        return { done: screenshotOf(request.SessionId, store.now()) };
      }
      const FailureReason = failAll ?? 'The session is not ready.';
      return { failed: { GetSessionScreenshotRequestData: request, FailureReason } };
    }),
  ),
  sessionConnectionData: (context, _, [sessionId = '', user = '']) => {
    const ConnectionToken = context.store.connect(sessionId, user);
    const session = context.store.find(sessionId);
    if (session === undefined || ConnectionToken === undefined) {
      return refused(400, `Session ${sessionId} is neither in READY nor in CREATING state.`);
    }
    return good({ Session: context.bareServers ? shown(session) : session, ConnectionToken });
  },
} as const satisfies Record<string, Operation>;

/** The name of an operation that a fault can be set for. */
export type OperationName = keyof typeof operations | 'token';

/** An error response. */
export function refused(status: number, message: string): Answer {
  return { status, body: { message } };
}

function on<T>(
  schema: v.GenericSchema<unknown, T>,
  act: (context: OperationContext, request: T, failAll?: string) => Answer,
): Operation {
  return (context, call, _, failAll) => {
    const checked: Checked<T> = checkBody(call, schema, {});
    return checked.ok
      ? act(context, checked.value, failAll)
      : refused(checked.status, checked.message);
  };
}

function fits({ Owner, Server }: Session, key: string, value: string): boolean {
  if (key === 'owner') return Owner === value;
  return Server?.Tags?.some((tag) => `tag:${tag.Key}` === key && tag.Value === value) ?? false;
}

function shown(session: Session): Session {
  const { Server: server } = session;
  return server === undefined ? session : { ...session, Server: { Id: server.Id } };
}
