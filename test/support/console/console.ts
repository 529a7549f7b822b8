/*
 * The handler of a DCV Access Console on 127.0.0.1, for tests.
 *
 *     const login = await openLoginServer();
 *     const console = await openConsole({ login });
 *     console.origin, console.base  https://127.0.0.1:PORT and the same with the prefix /smuihandler
 *     console.trust                 { caFile, pin } of its certificate (not the login server's)
 *     console.requests              each request: { method, path, query, status, body }
 *     console.world                 as the broker's (../broker/broker.ts); give both one `world` to let them show the same
 *     console.faults.add({ on, times, fault })   (../api/fault.ts), `on` is an operation's name. An `Error` beside 200:
 *                                   { kind: 'with', change: (body) => ({ ...body, Error: { Code: '500', Message: '…' } }) }
 *     console.refuseSeenTokens()    every token that came so far counts as ended
 *     console.stop()                before the test is over
 *
 * It takes JWTs of `login` for its audience: signature, issuer, audience and end are checked. Methods, paths, fields and
 * types it does not know are refused. As the real one, it wants POST for getSessionConnectionData and DELETE with a body for
 * deleteSessions, says errors as `{ Error: { Code, Message } }`, and answers 401 for a session of somebody else although the
 * token is good. People see their own sessions; those in `admins` see all.
 */
import type { Delivery } from '../../../src/practice/faults/fault-reply.ts';
import { plainly } from '../api/answer.ts';
import { bearerOf } from '../api/check.ts';
import { createFaultQueue, planDelivery, type FaultQueue, type QueuedFault } from '../api/fault.ts';
import { serveApi, type ApiServer, type Call, type Place } from '../api/serve.ts';
import { createWorld, type World, type WorldScript } from '../dcv/world.ts';
import type { LoginServer } from '../login/login-server.ts';
import { createBearerCheck } from './bearer.ts';
import type { Gateway } from './connection.ts';
import { operations, refused, type Desk, type OperationName } from './operations.ts';
import { usualTemplates, type SessionTemplate } from './templates.ts';

/** How a console behaves. Everything but the login server may be left out. */
export interface ConsoleScript extends WorldScript, Place {
  readonly login: Pick<LoginServer, 'issuer' | 'audience' | 'trust'>;
  /** Before every operation's name; `/smuihandler` where not given. */
  readonly prefix?: string;
  readonly templates?: readonly SessionTemplate[];
  /** Who sees everything; nobody where not given. */
  readonly admins?: readonly string[];
  readonly gateway?: Gateway;
  /** Items a page where a request asks for no number; 1,000 where not given. */
  readonly pageSize?: number;
  readonly faults?: readonly QueuedFault<OperationName>[];
  /** A world that something else shows too, instead of one of its own. */
  readonly world?: World;
}

/** A console that runs. */
export interface Console extends ApiServer {
  readonly base: string;
  readonly world: World;
  readonly faults: FaultQueue<OperationName>;
  refuseSeenTokens(): void;
}

/** Starts a console; it stops with the test. */
export async function openConsole(script: ConsoleScript): Promise<Console> {
  const { prefix = '/smuihandler', templates = usualTemplates, admins = [], gateway } = script;
  const world = script.world ?? createWorld(script);
  const faults = createFaultQueue(script.faults);
  const check = createBearerCheck(script.login);
  const seen = new Set<string>();
  const refusedTokens = new Set<string>();
  const deskOf = (user: string): Desk => {
    const { pageSize = 1_000 } = script;
    return { world, templates, gateway, pageSize, user, isAdmin: admins.includes(user) };
  };
  const server = await serveApi(script, async (call) => {
    const token = bearerOf(call);
    const user = refusedTokens.has(token) ? undefined : await check(token);
    if (user === undefined) return unauthorized;
    seen.add(token);
    return receive(deskOf(user), faults, prefix, call);
  });
  return {
    ...server,
    base: `${server.origin}${prefix}`,
    world,
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
  desk: Desk,
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
    act(desk, call, decodeURIComponent(part), failAll),
  );
}

function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}

function isReadable(part: string): boolean {
  return !/%(?![\da-f]{2})/i.test(part);
}
