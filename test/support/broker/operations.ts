import type * as v from 'valibot';
import { good, type Answer } from '../api/answer.ts';
import { checkBody, type Checked } from '../api/check.ts';
import type { Call } from '../api/serve.ts';
import { screenshotOf } from '../dcv/screenshot.ts';
import { pagedAnswer, sortedAnswer } from '../dcv/lists.ts';
import type { Session } from '../dcv/wire.ts';
import type { World } from '../dcv/world.ts';
import {
  createSessionsRequest,
  deleteSessionsRequest,
  describeServersRequest,
  describeSessionsRequest,
  screenshotsRequest,
} from './requests.ts';

/** What operations work on. */
export interface Desk {
  readonly world: World;
  /** Items per page if a request asks for no number. */
  readonly pageSize: number;
  /** Connection data contain only the id of the server, as lists of sessions always do. */
  readonly bareServers: boolean;
}

/** Runs a call. Given a reason, it does nothing and reports each item as failed for that reason. */
export type Operation = (
  desk: Desk,
  call: Call,
  /** The parts of the path after the operation's name, decoded. */
  parts: readonly string[],
  failAll?: string,
) => Answer;

const unknownPage = refused(400, 'NextToken: it was not given out here.');

/** Every operation except the token's, by the first part of its path. */
export const operations = {
  describeSessions: on(describeSessionsRequest, (desk, wish) => {
    const { SessionIds: ids, Filters: filters = [] } = wish;
    const found = desk.world
      .sessions()
      .filter((one) => ids === undefined || ids.length === 0 || ids.includes(one.Id))
      .filter((one) => filters.every(({ Key, Value }) => fits(one, Key, Value)))
      .map(shown);
    return pagedAnswer('Sessions', found, wish, desk.pageSize) ?? unknownPage;
  }),
  describeServers: on(describeServersRequest, (desk, wish) => {
    const { ServerIds: ids } = wish;
    const found = desk.world.servers.filter(
      ({ Id }) => ids === undefined || ids.length === 0 || ids.includes(Id),
    );
    return pagedAnswer('Servers', found, wish, desk.pageSize) ?? unknownPage;
  }),
  createSessions: on(createSessionsRequest, (desk, wishes, failAll) =>
    sortedAnswer(wishes, (wish) => {
      const made = failAll ?? desk.world.create(wish);
      return typeof made === 'string'
        ? { failed: { CreateSessionRequestData: wish, FailureReason: made } }
        : { done: shown(made) };
    }),
  ),
  deleteSessions: on(deleteSessionsRequest, (desk, wishes, failAll) =>
    sortedAnswer(wishes, ({ SessionId, Owner }) => {
      if (failAll === undefined && desk.world.remove(SessionId, Owner)) {
        return { done: { SessionId, State: 'DELETING' } };
      }
      return { failed: { SessionId, FailureReason: failAll ?? 'There is no such session.' } };
    }),
  ),
  getSessionScreenshots: on(screenshotsRequest, (desk, wishes, failAll) =>
    sortedAnswer(wishes, (wish) => {
      const { world } = desk;
      if (failAll === undefined && world.find(wish.SessionId)?.State === 'READY') {
        return { done: screenshotOf(wish.SessionId, world.now()) };
      }
      const FailureReason = failAll ?? 'The session is not ready.';
      return { failed: { GetSessionScreenshotRequestData: wish, FailureReason } };
    }),
  ),
  sessionConnectionData: (desk, _, [sessionId = '', user = '']) => {
    const ConnectionToken = desk.world.connect(sessionId, user);
    const session = desk.world.find(sessionId);
    if (session === undefined || ConnectionToken === undefined) {
      return refused(400, `Session ${sessionId} is neither in READY nor in CREATING state.`);
    }
    return good({ Session: desk.bareServers ? shown(session) : session, ConnectionToken });
  },
} as const satisfies Record<string, Operation>;

/** The name of an operation that a fault can wait for. */
export type OperationName = keyof typeof operations | 'token';

/** An error response. */
export function refused(status: number, message: string): Answer {
  return { status, body: { message } };
}

function on<T>(
  schema: v.GenericSchema<unknown, T>,
  act: (desk: Desk, wish: T, failAll?: string) => Answer,
): Operation {
  return (desk, call, _, failAll) => {
    const checked: Checked<T> = checkBody(call, schema, {});
    return checked.ok
      ? act(desk, checked.value, failAll)
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
