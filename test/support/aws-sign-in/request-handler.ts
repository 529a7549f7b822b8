import type { Delivery } from '../../../src/practice/faults/fault-reply.ts';
import { parseJsonObject, type RequestHead } from '../../../src/practice/server/read-request.ts';
import { randomRequestId } from '../../../src/practice/data/random.ts';
import type { Reply } from '../../../src/practice/server/reply.ts';
import { jsonReply, refuse, type Answer } from './answer.ts';
import { deliveryOf } from './fault-reply.ts';
import type { NextFault } from './fault.ts';
import type { OidcDeps } from './oidc.ts';
import { pageAnswer, pageAt, type PageName, type PagesDeps } from './pages.ts';
import type { PortalDeps } from './portal.ts';
import { jsonRouteOf, type OperationName } from './routes.ts';
import { authorize, parseAction } from './sts.ts';
import type { StsDeps } from './sts-call.ts';
import { xmlReply } from './xml.ts';

/** Everything the request handler needs. */
export interface HandlerContext {
  readonly deps: StsDeps & OidcDeps & PortalDeps & PagesDeps;
  readonly nextFault: NextFault;
  /** The only Host header that is served. */
  readonly host: () => string;
}

/** A request's delivery, and its name in the log. */
export interface HandledRequest {
  readonly operation: OperationName | PageName | 'unknown';
  readonly delivery: Delivery;
}

/** Handles a request. `body` is undefined if it was too large. */
export function handleRequest(
  context: HandlerContext,
  head: RequestHead,
  body: Uint8Array | undefined,
  nowMs: number,
): HandledRequest {
  const { deps, nextFault, host } = context;
  // SECURITY: as in the practice studio, other names that resolve to 127.0.0.1 are not served.
  const hosts = head.headers.get('host') ?? [];
  if (hosts.length !== 1 || hosts[0] !== host()) return unknown(421, 'This host is not served.');
  if (body === undefined) return unknown(413, 'The body is too large.');
  const page = pageAt(head);
  if (page !== undefined) return wholeReply(page, pageAnswer(deps, page, head, body));
  if (head.method === 'POST' && head.path === '/')
    return handleStsRequest(context, head, body, nowMs);
  const route = jsonRouteOf(head.method, head.path);
  if (route === undefined) return unknown(404, 'There is no such operation.');
  const { service, operation } = route;
  const call = {
    deps,
    query: new URLSearchParams(head.query),
    body: parseJsonObject(body),
    token: head.headers.get('x-amz-sso_bearer_token')?.[0] ?? '',
  };
  const reply = (result: Answer): Reply => jsonReply(service, result);
  const authenticated = { service, run: () => route.answer(call), reply, nowMs };
  return { operation, delivery: deliveryOf(nextFault(operation), authenticated) };
}

function handleStsRequest(
  { deps, nextFault }: HandlerContext,
  head: RequestHead,
  body: Uint8Array,
  nowMs: number,
): HandledRequest {
  const requestId = randomRequestId(deps.random);
  const params = new URLSearchParams(Buffer.from(body).toString());
  const operation = parseAction(params);
  if (operation === undefined) {
    const refusal = refuse(400, 'InvalidAction', 'Could not find this operation.');
    return wholeReply('unknown', xmlReply('', requestId, refusal));
  }
  const reply = (result: Answer): Reply => xmlReply(operation, requestId, result);
  const authorized = authorize(deps, operation, { ...head, body }, params, nowMs);
  if (!('run' in authorized)) return wholeReply(operation, reply(authorized));
  const authenticated = { service: 'sts', run: authorized.run, reply, nowMs } as const;
  return { operation, delivery: deliveryOf(nextFault(operation), authenticated) };
}

function unknown(status: number, message: string): HandledRequest {
  return wholeReply(
    'unknown',
    jsonReply('portal', refuse(status, 'UnknownOperationException', message)),
  );
}

function wholeReply(operation: HandledRequest['operation'], reply: Reply): HandledRequest {
  return { operation, delivery: { mode: 'whole', reply } };
}
