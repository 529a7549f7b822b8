/*
 * The handler of a DCV Access Console on 127.0.0.1, for tests.
 *
 *     const login = await openLoginServer();
 *     const console = await openConsole({ login });
 *     console.origin, console.base  https://127.0.0.1:PORT, and the same with the prefix /smuihandler
 *     console.trust                 { caFile, pin } of its certificate (not the login server's)
 *     console.requests              each request: { method, path, query, status, body }
 *     console.store                 as in ../broker/broker.ts; pass one `store` to both to share servers and sessions
 *     console.faults.add({ on, times, fault })   (../api/fault.ts); `on` is the name of an operation. For an `Error` in a
 *                                   response with status 200:
 *                                   { kind: 'with', change: (body) => ({ ...body, Error: { Code: '500', Message: '…' } }) }
 *     console.refuseSeenTokens()    refuses every token it has received so far, as if it had expired
 *     console.stop()                stops listening before the test is over
 *
 * It accepts JWTs that `login` issued for its audience, and checks their signature, issuer, audience and expiry. Unknown
 * methods, paths, fields and types are refused. Like the real handler, it requires POST for getSessionConnectionData and
 * DELETE with a body for deleteSessions, returns errors as `{ Error: { Code, Message } }`, and returns 401 for a session of
 * another user even if the token is valid. Users see their own sessions; `admins` see all.
 */
import type { Delivery } from '../../../src/practice/faults/fault-reply.ts';
import { plainly } from '../api/answer.ts';
import { bearerOf } from '../api/check.ts';
import { createFaultQueue, planDelivery, type FaultQueue, type QueuedFault } from '../api/fault.ts';
import { serveApi, type ApiServer, type Call, type ServerOptions } from '../api/serve.ts';
import {
  createSessionStore,
  type SessionStore,
  type SessionStoreScript,
} from '../dcv/session-store.ts';
import type { LoginServer } from '../login/login-server.ts';
import { createBearerCheck } from './bearer.ts';
import type { Gateway } from './connection.ts';
import { operations, refused, type OperationContext, type OperationName } from './operations.ts';
import { defaultTemplates, type SessionTemplate } from './templates.ts';

/** How a console behaves. Everything except the login server is optional. */
export interface ConsoleScript extends SessionStoreScript, ServerOptions {
  readonly login: Pick<LoginServer, 'issuer' | 'audience' | 'trust'>;
  /** Precedes the name of every operation; `/smuihandler` by default. */
  readonly prefix?: string;
  readonly templates?: readonly SessionTemplate[];
  /** Users who see all sessions; none by default. */
  readonly admins?: readonly string[];
  readonly gateway?: Gateway;
  /** Items per page if a request does not set a number; 1,000 by default. */
  readonly pageSize?: number;
  readonly faults?: readonly QueuedFault<OperationName>[];
  /** Shared with another server; by default it has its own. */
  readonly store?: SessionStore;
}

/** A running console. */
export interface Console extends ApiServer {
  readonly base: string;
  readonly store: SessionStore;
  readonly faults: FaultQueue<OperationName>;
  refuseSeenTokens(): void;
}

/** Starts a console; it stops with the test. */
export async function openConsole(script: ConsoleScript): Promise<Console> {
  const { prefix = '/smuihandler', templates = defaultTemplates, admins = [], gateway } = script;
  const store = script.store ?? createSessionStore(script);
  const faults = createFaultQueue(script.faults);
  const check = createBearerCheck(script.login);
  const seen = new Set<string>();
  const refusedTokens = new Set<string>();
  const contextOf = (user: string): OperationContext => {
    const { pageSize = 1_000 } = script;
    return { store, templates, gateway, pageSize, user, isAdmin: admins.includes(user) };
  };
  const server = await serveApi(script, async (call) => {
    const token = bearerOf(call);
    const user = refusedTokens.has(token) ? undefined : await check(token);
    if (user === undefined) return unauthorized;
    seen.add(token);
    return receive(contextOf(user), faults, prefix, call);
  });
  return {
    ...server,
    base: `${server.origin}${prefix}`,
    store,
    faults,
    refuseSeenTokens: () => {
      for (const token of seen) refusedTokens.add(token);
    },
  };
}

const unauthorized: Delivery = {
  mode: 'whole',
  reply: { status: 401, headers: { 'www-authenticate': 'Bearer error="invalid_token"' }, body: '' },
};

function receive(
  context: OperationContext,
  faults: FaultQueue<OperationName>,
  prefix: string,
  call: Call,
): Delivery {
  const [first, name = '', ...parts] = call.path.startsWith(`${prefix}/`)
    ? call.path.slice(prefix.length).split('/')
    : [];
  if (first !== '' || !isOperation(name)) {
    return plainly(refused(404, 'There is no such operation.'));
  }
  const { method, act } = operations[name];
  const wanted = name === 'getSessionConnectionData' ? 1 : 0;
  const [part = ''] = parts;
  if (parts.length !== wanted || parts.includes('') || call.query !== '' || !isReadable(part)) {
    return plainly(refused(404, 'There is nothing at this path.'));
  }
  if (call.method !== method) return plainly(refused(405, 'This operation has another method.'));
  return planDelivery(faults.next(name), (failAll) =>
    act(context, call, decodeURIComponent(part), failAll),
  );
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

function isReadable(part: string): boolean {
  return !/%(?![\da-f]{2})/i.test(part);
}
