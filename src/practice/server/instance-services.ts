import { instanceOperations, type InstanceOperation } from '../api/instances.ts';
import { instanceError } from '../api/instance-result.ts';
import { tunnelOperations, type TunnelOperation } from '../api/tunnel-sessions.ts';
import type { PracticeInstance } from '../data/instance-store.ts';
import { randomRequestId, type RandomBytes } from '../data/random.ts';
import { planDelivery } from '../faults/fault-reply.ts';
import type { ErrorFaultKind, Fault, NextFault } from '../faults/fault.ts';
import { authenticate, type StudioKeys } from './authenticate.ts';
import { bodyLimitBytes, parseJsonObject, type RequestHead } from './read-request.ts';
import type { Reply } from './reply.ts';
import type { HandledRequest } from './handled-request.ts';
import { instanceReply } from './xml.ts';

/** What EC2 and Systems Manager need. Both are at the path `/`, as at AWS. */
export interface InstanceServices {
  readonly instances: readonly PracticeInstance[];
  readonly portOf: (instanceId: string) => number;
  /** The ids of the sessions of Systems Manager that are open. */
  readonly sessions: Set<string>;
  readonly random: RandomBytes;
  /** Actions that are refused, such as `ec2:StopInstances`. */
  readonly denied: ReadonlySet<string>;
}

interface Received {
  readonly head: RequestHead;
  readonly body: Uint8Array | undefined;
  readonly keys: StudioKeys;
  readonly host: string;
  readonly nextFault: NextFault;
  readonly nowMs: number;
}

/** True for requests to EC2 and Systems Manager. */
export const isForInstances = ({ method, path }: RequestHead): boolean =>
  method === 'POST' && path === '/';

/** Handles a request to EC2 (a form, with an XML response) or to Systems Manager (JSON). */
export function handleInstanceRequest(
  services: InstanceServices,
  received: Received,
): HandledRequest {
  const target = received.head.headers.get('x-amz-target')?.[0];
  return target === undefined
    ? handleEc2(services, received)
    : handleSsm(services, received, target.split('.').at(-1) ?? '');
}

function handleEc2(services: InstanceServices, received: Received): HandledRequest {
  const { head, body, keys, nextFault, nowMs } = received;
  const parameters = new URLSearchParams(Buffer.from(body ?? []).toString());
  const action = parameters.get('Action') ?? '';
  const operation = isInstanceOperation(action) ? action : undefined;
  const reply = (result: Parameters<typeof instanceReply>[2]): Reply =>
    instanceReply(action, randomRequestId(services.random), result);
  const refused = (status: number, code: string, message: string): HandledRequest => ({
    operation: operation ?? 'unknown',
    delivery: { mode: 'whole', reply: reply(instanceError(status, code, message)) },
  });
  if (body === undefined)
    return refused(413, 'RequestEntityTooLarge', `At most ${String(bodyLimitBytes)} bytes.`);
  const error = authenticate({ ...head, body }, { ...keys, service: 'ec2' }, nowMs);
  if (error !== undefined)
    return refused(error.status, queryErrors[error.name] ?? 'AuthFailure', error.message);
  if (operation === undefined)
    return refused(400, 'InvalidAction', `The action ${action} is not valid for this web service.`);
  if (services.denied.has(`ec2:${operation}`)) {
    const message = `You are not authorized to perform this operation. User: arn:aws:iam::123456789012:user/practice-artist is not authorized to perform: ec2:${operation}. Encoded authorization failure message: ${'A'.repeat(200)}`;
    return refused(403, 'UnauthorizedOperation', message);
  }
  if (parameters.get('DryRun') === 'true') {
    const message = 'Request would have succeeded, but DryRun flag is set.';
    return refused(412, 'DryRunOperation', message);
  }
  const run = () => reply(instanceOperations[operation]({ ...services, parameters, nowMs }));
  const fault = nextFault(operation);
  if (fault === undefined) return { operation, delivery: { mode: 'whole', reply: run() } };
  return {
    operation,
    delivery: planDelivery(
      faultAs(fault, (kind) => reply(instanceError(...queryFaults[kind]))),
      run,
    ),
  };
}

function handleSsm(
  services: InstanceServices,
  { head, body, keys, host, nextFault, nowMs }: Received,
  action: string,
): HandledRequest {
  const operation = isTunnelOperation(action) ? action : undefined;
  const refused = (status: number, code: string, message: string): HandledRequest => ({
    operation: operation ?? 'unknown',
    delivery: { mode: 'whole', reply: jsonReply(status, { __type: code, message }) },
  });
  const fields = body === undefined ? undefined : parseJsonObject(body);
  if (body === undefined || fields === undefined)
    return refused(400, 'SerializationException', 'The body is no object.');
  const error = authenticate({ ...head, body }, { ...keys, service: 'ssm' }, nowMs);
  if (error !== undefined) return refused(400, error.name, error.message);
  if (operation === undefined)
    return refused(400, 'UnknownOperationException', 'There is no such operation.');
  if (services.denied.has(`ssm:${operation}`)) {
    const message = `User: arn:aws:iam::123456789012:user/practice-artist is not authorized to perform: ssm:${operation}`;
    return refused(400, 'AccessDeniedException', message);
  }
  const run = (): Reply => {
    const result = tunnelOperations[operation]({ ...services, body: fields, host, nowMs });
    return result.ok
      ? jsonReply(200, result.body)
      : jsonReply(400, { __type: result.code, Message: result.message });
  };
  const fault = nextFault(operation);
  if (fault === undefined) return { operation, delivery: { mode: 'whole', reply: run() } };
  return { operation, delivery: planDelivery(fault, run) };
}

const isInstanceOperation = (action: string): action is InstanceOperation =>
  Object.hasOwn(instanceOperations, action);
const isTunnelOperation = (action: string): action is TunnelOperation =>
  Object.hasOwn(tunnelOperations, action);

const jsonReply = (status: number, body: object): Reply => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: JSON.stringify(body),
});

/** EC2's names for errors of signatures. */
const queryErrors: Readonly<Record<string, string>> = {
  MissingAuthenticationTokenException: 'MissingAuthenticationToken',
  IncompleteSignatureException: 'IncompleteSignature',
  InvalidSignatureException: 'SignatureDoesNotMatch',
  ExpiredTokenException: 'ExpiredToken',
};

/** Errors of the service, as EC2 sends them: status, code, message. */
const queryFaults: Readonly<Record<ErrorFaultKind, readonly [number, string, string]>> = {
  validation: [400, 'InvalidParameterValue', 'A parameter does not fit.'],
  quota: [400, 'InstanceLimitExceeded', 'You have requested more instances than your limit.'],
  'access-denied': [403, 'UnauthorizedOperation', 'You are not authorized to do this.'],
  'expired-token': [400, 'RequestExpired', 'The request has expired.'],
  'not-found': [400, 'InvalidInstanceID.NotFound', 'The instance ID does not exist'],
  conflict: [400, 'IncorrectInstanceState', 'The instance is not in a state for this.'],
  throttle: [503, 'RequestLimitExceeded', 'Request limit exceeded.'],
  internal: [500, 'InternalError', 'An internal error has occurred'],
  unavailable: [503, 'Unavailable', 'The server is overloaded.'],
};

/** The same fault in EC2's format, if it is an error of the service. */
function faultAs(fault: Fault, replyOf: (kind: ErrorFaultKind) => Reply): Fault {
  if (!(fault.kind in queryFaults)) return fault;
  // Just checked to be one of them.
  const { status, headers, body } = replyOf(fault.kind as ErrorFaultKind);
  return { kind: 'raw', status, headers, body, ...(fault.applied === true && { applied: true }) };
}
