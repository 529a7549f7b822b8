import { refuse, serviceError, type ErrorName } from './answer.ts';
import { authenticate, type Keys } from './authenticate.ts';
import { desktopPath, desktopReply } from './desktop.ts';
import { eulaReply } from './eula-page.ts';
import { deliveryOf, type Delivery } from './fault-reply.ts';
import type { NextFault } from './fault.ts';
import { bodyLimitBytes, parseBody, type Incoming } from './incoming.ts';
import { errorReply, replyOf, type Reply } from './reply.ts';
import type { LoggedRequest } from './request-log.ts';
import { routeOf, type Route } from './routes.ts';
import type { World } from './world.ts';

/** All that is needed to answer a request. */
export interface Reception {
  readonly world: World;
  readonly keys: Keys;
  readonly nextFault: NextFault;
  /** The one Host header that is ours. */
  readonly host: () => string;
}

/** A request's answer, and what the log calls the request. */
export interface Received {
  readonly operation: LoggedRequest['operation'];
  readonly delivery: Delivery;
}

/** What is said before a body is read: for foreign hosts, the pages and unknown paths. */
export function receiveHead(
  { world, host }: Reception,
  head: Incoming,
  nowMs: number,
): Received | Route {
  // SECURITY: a web page elsewhere can point its own name at 127.0.0.1 (DNS rebinding); its
  // requests then carry that name as their Host.
  const hosts = head.headers.get('host') ?? [];
  if (hosts.length !== 1 || hosts[0] !== host()) {
    return received('unknown', refusal('MisdirectedRequestException', 'This host is not served.'));
  }
  if (head.path === desktopPath && head.method === 'GET') {
    const token = new URLSearchParams(head.query).get('authToken') ?? '';
    return received('desktop', desktopReply(world.streams.admit(token, nowMs)));
  }
  const terms = head.method === 'GET' ? eulaReply(head.path, world.eulas()) : undefined;
  if (terms !== undefined) return received('eula', terms);
  const message = 'There is no such operation.';
  return (
    routeOf(head.method, head.path) ??
    received('unknown', refusal('UnknownOperationException', message))
  );
}

/** What is said to a request for an operation. `body` is undefined where it was too large. */
export function receiveCall(
  { world, keys, nextFault }: Reception,
  route: Route,
  head: Incoming,
  body: Uint8Array | undefined,
  nowMs: number,
): Received {
  const { operation } = route;
  if (body === undefined) {
    const message = `A body has at most ${bodyLimitBytes} bytes.`;
    return received(operation, refusal('RequestEntityTooLargeException', message));
  }
  const denial = authenticate({ ...head, body }, keys, nowMs);
  if (denial !== undefined) return received(operation, errorReply(denial));

  const carryOut = (): Reply => {
    const fields = parseBody(body);
    if (fields === undefined) return refusal('SerializationException', 'The body is no object.');
    const query = new URLSearchParams(head.query);
    const clientToken = clientTokenOf(head);
    return replyOf(route.answer({ world, query, body: fields, clientToken, nowMs }));
  };
  const fault = nextFault(operation);
  if (fault === undefined) return received(operation, carryOut());
  return { operation, delivery: deliveryOf(fault, carryOut) };
}

/** The caller's name for one wish, kept the same when asking again. */
export function clientTokenOf(head: Incoming): string | undefined {
  return head.headers.get('x-amz-client-token')?.[0];
}

function refusal(name: ErrorName, message: string): Reply {
  return replyOf(refuse(serviceError(name, name, message)));
}

function received(operation: LoggedRequest['operation'], reply: Reply): Received {
  return { operation, delivery: { way: 'whole', reply } };
}
