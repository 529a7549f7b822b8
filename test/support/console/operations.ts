import type * as v from 'valibot';
import { good, type Answer } from '../api/answer.ts';
import { checkBody, type Checked } from '../api/check.ts';
import type { Call } from '../api/serve.ts';
import { screenshotOf } from '../dcv/screenshot.ts';
import { pagedAnswer, sortedAnswer } from '../dcv/lists.ts';
import type { Session, SessionWish } from '../dcv/wire.ts';
import type { World } from '../dcv/world.ts';
import { connectionUrls, type Gateway } from './connection.ts';
import { filtered, type FilterField, type FilterWish } from './filters.ts';
import * as requests from './requests.ts';
import type { SessionTemplate } from './templates.ts';

/** What operations work on, for one caller. */
export interface Desk {
  readonly world: World;
  readonly templates: readonly SessionTemplate[];
  readonly gateway: Gateway | undefined;
  readonly pageSize: number;
  readonly user: string;
  readonly isAdmin: boolean;
}

interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Given a reason, it does nothing and reports each item as failed for that reason. */
  readonly act: (desk: Desk, call: Call, part: string, failAll?: string) => Answer;
}

const unknownPage = refused(400, 'NextToken: it was not given out here.');

/** Every operation, by the name in the path after the prefix. */
export const operations = {
  describeSessions: on('POST', requests.describeSessionsRequest, (desk, wish) => {
    const own = desk.world.sessions().filter((session) => isOpenTo(desk, session));
    return listed(desk, 'Sessions', own.map(shown), requests.sessionFields, wish);
  }),
  describeSessionTemplates: on('POST', requests.describeTemplatesRequest, (desk, wish) =>
    listed(desk, 'SessionTemplates', desk.templates, requests.templateFields, wish),
  ),
  createSessions: on('POST', requests.createSessionsRequest, (desk, wishes, failAll) =>
    sortedAnswer(wishes, ({ SessionTemplateId, Name, Owner }) => {
      const template = desk.templates.find(({ Id }) => Id === SessionTemplateId);
      const wish = wishOf(template, Name, Owner);
      const isMine = Owner === desk.user || desk.isAdmin;
      const made =
        failAll ??
        (template === undefined ? 'There is no such template.' : undefined) ??
        (isMine ? desk.world.create(wish) : 'Sessions for others are not allowed.');
      if (typeof made !== 'string') return { done: shown(made) };
      return { failed: { CreateSessionRequestData: wish, FailureReasons: { Failure: made } } };
    }),
  ),
  deleteSessions: on('DELETE', requests.deleteSessionsRequest, (desk, wishes, failAll) =>
    sortedAnswer(wishes, ({ SessionId, Owner }) => {
      const session = desk.world.find(SessionId);
      const isOpen = session !== undefined && isOpenTo(desk, session);
      if (failAll === undefined && isOpen && desk.world.remove(SessionId, Owner)) {
        return { done: { SessionId, State: 'DELETING' } };
      }
      const reason = failAll ?? `User ${desk.user} cannot delete this session.`;
      return { failed: { SessionId, FailureReasons: { Failure: reason } } };
    }),
  ),
  getSessionConnectionData: {
    method: 'POST',
    act(desk, _, sessionId) {
      const session = desk.world.find(sessionId);
      // The handler returns 401 here too, although the token is valid.
      if (session === undefined || !isOpenTo(desk, session)) {
        return refused(401, 'The user may not connect to this session.');
      }
      const ConnectionToken = desk.world.connect(sessionId, desk.user);
      if (ConnectionToken === undefined) return refused(400, 'The session is not ready.');
      const urls = connectionUrls(session, ConnectionToken, desk.gateway);
      return good({ Session: shown(session), ConnectionToken, ...urls });
    },
  },
  describeUserInfo: {
    method: 'GET',
    act: ({ user, isAdmin }) =>
      good({ Id: user, DisplayName: user, Role: isAdmin ? 'Admin' : 'User' }),
  },
  getSessionScreenshots: on('POST', requests.screenshotsRequest, (desk, wish, failAll) =>
    sortedAnswer(wish.SessionIds, (SessionId) => {
      const session = desk.world.find(SessionId);
      const isReady = session?.State === 'READY' && isOpenTo(desk, session);
      if (failAll === undefined && isReady) {
        return { done: screenshotOf(SessionId, desk.world.now()) };
      }
      const FailureReason = failAll ?? 'The session is not ready.';
      return { failed: { GetSessionScreenshotRequestData: { SessionId }, FailureReason } };
    }),
  ),
} as const satisfies Record<string, Operation>;

/** The name of an operation that a fault can wait for. */
export type OperationName = keyof typeof operations;

/** An error response in the handler's format. */
export function refused(status: number, message: string): Answer {
  return { status, body: { Error: { Code: String(status), Message: message } } };
}

function on<T>(
  method: Operation['method'],
  schema: v.GenericSchema<unknown, T>,
  act: (desk: Desk, wish: T, failAll?: string) => Answer,
): Operation {
  return {
    method,
    act(desk, call, _, failAll) {
      const checked: Checked<T> = checkBody(call, schema);
      return checked.ok
        ? act(desk, checked.value, failAll)
        : refused(checked.status, checked.message);
    },
  };
}

function isOpenTo({ user, isAdmin }: Desk, { Owner }: Session): boolean {
  return isAdmin || Owner === user;
}

function shown(session: Session): object {
  return { ...session, LevelOfAccess: 'Owner' };
}

function wishOf(
  template: SessionTemplate | undefined,
  name: string | undefined,
  Owner: string,
): SessionWish {
  const { Name = '', Type = 'VIRTUAL', OsFamily, Requirements } = template ?? {};
  const os = OsFamily === undefined ? [] : [`server:Host.Os.Family='${OsFamily}'`];
  const all = [...os, ...(Requirements === undefined ? [] : [Requirements])].join(' and ');
  return { Name: name ?? Name, Owner, Type, ...(all === '' ? {} : { Requirements: all }) };
}

function listed(
  { pageSize }: Desk,
  name: string,
  items: readonly object[],
  fields: Readonly<Record<string, FilterField>>,
  wish: FilterWish,
): Answer {
  return pagedAnswer(name, filtered(items, fields, wish), wish, pageSize) ?? unknownPage;
}
