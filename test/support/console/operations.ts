import type * as v from 'valibot';
import { good, type Answer } from '../api/answer.ts';
import { checkBody, type Checked } from '../api/check.ts';
import type { Call } from '../api/serve.ts';
import { screenshotOf } from '../dcv/screenshot.ts';
import { pagedAnswer, sortedAnswer } from '../dcv/lists.ts';
import type { Session, SessionRequest } from '../dcv/wire.ts';
import type { SessionStore } from '../dcv/session-store.ts';
import { connectionUrls, type Gateway } from './connection.ts';
import { filtered, type FilterField, type FilterRequest } from './filters.ts';
import * as requests from './requests.ts';
import type { SessionTemplate } from './templates.ts';

/** What operations work on, for one caller. */
export interface OperationContext {
  readonly store: SessionStore;
  readonly templates: readonly SessionTemplate[];
  readonly gateway: Gateway | undefined;
  readonly pageSize: number;
  readonly user: string;
  readonly isAdmin: boolean;
}

interface Operation {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Given a reason, it does nothing and reports each item as failed for that reason. */
  readonly act: (context: OperationContext, call: Call, part: string, failAll?: string) => Answer;
}

const unknownPage = refused(400, 'NextToken was not issued by this server.');

/** Every operation, by the name in the path after the prefix. */
export const operations = {
  describeSessions: on('POST', requests.describeSessionsRequest, (context, request) => {
    const own = context.store.sessions().filter((session) => isOpenTo(context, session));
    return listed(context, 'Sessions', own.map(shown), requests.sessionFields, request);
  }),
  describeSessionTemplates: on('POST', requests.describeTemplatesRequest, (context, request) =>
    listed(context, 'SessionTemplates', context.templates, requests.templateFields, request),
  ),
  createSessions: on('POST', requests.createSessionsRequest, (context, items, failAll) =>
    sortedAnswer(items, ({ SessionTemplateId, Name, Owner }) => {
      const template = context.templates.find(({ Id }) => Id === SessionTemplateId);
      const request = sessionRequestOf(template, Name, Owner);
      const isMine = Owner === context.user || context.isAdmin;
      const made =
        failAll ??
        (template === undefined ? 'There is no such template.' : undefined) ??
        (isMine ? context.store.create(request) : 'Sessions for others are not allowed.');
      if (typeof made !== 'string') return { done: shown(made) };
      return { failed: { CreateSessionRequestData: request, FailureReasons: { Failure: made } } };
    }),
  ),
  deleteSessions: on('DELETE', requests.deleteSessionsRequest, (context, items, failAll) =>
    sortedAnswer(items, ({ SessionId, Owner }) => {
      const session = context.store.find(SessionId);
      const isOpen = session !== undefined && isOpenTo(context, session);
      if (failAll === undefined && isOpen && context.store.remove(SessionId, Owner)) {
        return { done: { SessionId, State: 'DELETING' } };
      }
      const reason = failAll ?? `User ${context.user} cannot delete this session.`;
      return { failed: { SessionId, FailureReasons: { Failure: reason } } };
    }),
  ),
  getSessionConnectionData: {
    method: 'POST',
    act(context, _, sessionId) {
      const session = context.store.find(sessionId);
      // The handler returns 401 here too, although the token is valid.
      if (session === undefined || !isOpenTo(context, session)) {
        return refused(401, 'The user may not connect to this session.');
      }
      const ConnectionToken = context.store.connect(sessionId, context.user);
      if (ConnectionToken === undefined) return refused(400, 'The session is not ready.');
      const urls = connectionUrls(session, ConnectionToken, context.gateway);
      return good({ Session: shown(session), ConnectionToken, ...urls });
    },
  },
  describeUserInfo: {
    method: 'GET',
    act: ({ user, isAdmin }) =>
      good({ Id: user, DisplayName: user, Role: isAdmin ? 'Admin' : 'User' }),
  },
  getSessionScreenshots: on('POST', requests.screenshotsRequest, (context, request, failAll) =>
    sortedAnswer(request.SessionIds, (SessionId) => {
      const session = context.store.find(SessionId);
      const isReady = session?.State === 'READY' && isOpenTo(context, session);
      if (failAll === undefined && isReady) {
        return { done: screenshotOf(SessionId, context.store.now()) };
      }
      const FailureReason = failAll ?? 'The session is not ready.';
      return { failed: { GetSessionScreenshotRequestData: { SessionId }, FailureReason } };
    }),
  ),
} as const satisfies Record<string, Operation>;

/** The name of an operation that a fault can be set for. */
export type OperationName = keyof typeof operations;

/** An error response in the handler's format. */
export function refused(status: number, message: string): Answer {
  return { status, body: { Error: { Code: String(status), Message: message } } };
}

function on<T>(
  method: Operation['method'],
  schema: v.GenericSchema<unknown, T>,
  act: (context: OperationContext, request: T, failAll?: string) => Answer,
): Operation {
  return {
    method,
    act(context, call, _, failAll) {
      const checked: Checked<T> = checkBody(call, schema);
      return checked.ok
        ? act(context, checked.value, failAll)
        : refused(checked.status, checked.message);
    },
  };
}

function isOpenTo({ user, isAdmin }: OperationContext, { Owner }: Session): boolean {
  return isAdmin || Owner === user;
}

function shown(session: Session): object {
  return { ...session, LevelOfAccess: 'Owner' };
}

function sessionRequestOf(
  template: SessionTemplate | undefined,
  name: string | undefined,
  Owner: string,
): SessionRequest {
  const { Name = '', Type = 'VIRTUAL', OsFamily, Requirements } = template ?? {};
  const os = OsFamily === undefined ? [] : [`server:Host.Os.Family='${OsFamily}'`];
  const all = [...os, ...(Requirements === undefined ? [] : [Requirements])].join(' and ');
  return { Name: name ?? Name, Owner, Type, ...(all === '' ? {} : { Requirements: all }) };
}

function listed(
  { pageSize }: OperationContext,
  name: string,
  items: readonly object[],
  fields: Readonly<Record<string, FilterField>>,
  request: FilterRequest,
): Answer {
  return pagedAnswer(name, filtered(items, fields, request), request, pageSize) ?? unknownPage;
}
