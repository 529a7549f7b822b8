import { failure, serviceError, type ErrorName } from '../api/operation-result.ts';
import { authenticate, type StudioKeys } from './authenticate.ts';
import { desktopPath, desktopPageReply } from './desktop-page.ts';
import { eulaPageReply } from './eula-page.ts';
import {
  handleInstanceRequest,
  isForInstances,
  type InstanceServices,
} from './instance-services.ts';
import { planDelivery } from '../faults/fault-reply.ts';
import type { NextFault } from '../faults/fault.ts';
import { bodyLimitBytes, parseJsonObject, type RequestHead } from './read-request.ts';
import { errorReply, operationReply, type Reply } from './reply.ts';
import type { HandledRequest } from './handled-request.ts';
import type { LoggedRequest } from './request-log.ts';
import { findRoute, type Route } from './routes.ts';
import type { OperationDeps } from '../api/operation-call.ts';

/** What the request handler needs. */
export interface RequestHandlerDeps {
  readonly operationDeps: OperationDeps;
  readonly instanceServices: InstanceServices;
  readonly keys: StudioKeys;
  readonly nextFault: NextFault;
  /** The only Host header that is served: `127.0.0.1:PORT`. */
  readonly host: () => string;
}

/**
 * Handles what needs no body: other hosts, web pages and unknown paths. Returns the route of a
 * request that is for an operation; `handleOperation` continues with it.
 */
export function handleHead(
  { operationDeps, host }: RequestHandlerDeps,
  head: RequestHead,
  nowMs: number,
): HandledRequest | Route | 'instances' {
  // SECURITY: a website can point its own name at 127.0.0.1 (DNS rebinding). Its requests then
  // have that name as their Host header.
  const hosts = head.headers.get('host') ?? [];
  if (hosts.length !== 1 || hosts[0] !== host()) {
    return handled(
      'unknown',
      namedErrorReply('MisdirectedRequestException', 'This host is not served.'),
    );
  }
  if (isForInstances(head)) return 'instances';
  if (head.path === desktopPath && head.method === 'GET') {
    const token = new URLSearchParams(head.query).get('authToken') ?? '';
    return handled('desktop', desktopPageReply(operationDeps.streams.checkToken(token, nowMs)));
  }
  const eulaPage =
    head.method === 'GET' ? eulaPageReply(head.path, operationDeps.eulas()) : undefined;
  if (eulaPage !== undefined) return handled('eula', eulaPage);
  const message = 'There is no such operation.';
  return (
    findRoute(head.method, head.path) ??
    handled('unknown', namedErrorReply('UnknownOperationException', message))
  );
}

/** Handles a request for an operation. `body` is undefined if it was too large. */
export function handleOperation(
  { operationDeps, instanceServices, keys, nextFault, host }: RequestHandlerDeps,
  route: Route | 'instances',
  head: RequestHead,
  body: Uint8Array | undefined,
  nowMs: number,
): HandledRequest {
  if (route === 'instances')
    return handleInstanceRequest(instanceServices, {
      head,
      body,
      keys,
      nextFault,
      nowMs,
      host: host(),
    });
  const { operation } = route;
  if (body === undefined) {
    const message = `A body has at most ${bodyLimitBytes} bytes.`;
    return handled(operation, namedErrorReply('RequestEntityTooLargeException', message));
  }
  const authError = authenticate({ ...head, body }, keys, nowMs);
  if (authError !== undefined) return handled(operation, errorReply(authError));

  const runOperation = (): Reply => {
    const fields = parseJsonObject(body);
    if (fields === undefined)
      return namedErrorReply('SerializationException', 'The body is no object.');
    const query = new URLSearchParams(head.query);
    const clientToken = clientTokenOf(head);
    return operationReply(
      route.run({ deps: operationDeps, query, body: fields, clientToken, nowMs }),
    );
  };
  const fault = nextFault(operation);
  if (fault === undefined) return handled(operation, runOperation());
  return { operation, delivery: planDelivery(fault, runOperation) };
}

/** The idempotency key of a request. Callers send the same key when they retry. */
export function clientTokenOf(head: RequestHead): string | undefined {
  return head.headers.get('x-amz-client-token')?.[0];
}

function namedErrorReply(name: ErrorName, message: string): Reply {
  return operationReply(failure(serviceError(name, name, message)));
}

function handled(operation: LoggedRequest['operation'], reply: Reply): HandledRequest {
  return { operation, delivery: { mode: 'whole', reply } };
}
