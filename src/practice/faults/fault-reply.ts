import { serviceError, type ErrorName } from '../api/operation-result.ts';
import type { ErrorFaultKind, Fault } from './fault.ts';
import { errorReply, pageReply, type Reply } from '../server/reply.ts';

/** How a reply is sent: complete, or with a fault of the connection. */
export type Delivery =
  | {
      readonly mode: 'whole' | 'drop-after-headers' | 'cut-short' | 'unsized';
      readonly reply: Reply;
    }
  | { readonly mode: 'slow-drip'; readonly reply: Reply; readonly everyMs: number }
  | { readonly mode: 'drop' }
  | { readonly mode: 'hang' };

/** The reply to a call with this fault. `runOperation` runs it and returns the normal reply. */
export function planDelivery(fault: Fault, runOperation: () => Reply): Delivery {
  if (fault.applied === true) {
    const reply = runOperation();
    return applyFault(fault, () => reply);
  }
  return applyFault(fault, runOperation);
}

function applyFault(fault: Fault, normalReply: () => Reply): Delivery {
  switch (fault.kind) {
    case 'drop':
      return { mode: 'drop' };
    case 'hang':
      return { mode: 'hang' };
    case 'drop-after-headers':
      return { mode: 'drop-after-headers', reply: normalReply() };
    case 'slow-drip':
      return { mode: 'slow-drip', reply: normalReply(), everyMs: fault.everyMs ?? 1_000 };
    case 'cut':
      return fault.contentLength === 'wrong'
        ? { mode: 'cut-short', reply: normalReply() }
        : { mode: 'whole', reply: truncated(normalReply()) };
    case 'huge':
      return { mode: 'unsized', reply: padded(normalReply(), fault.bytes ?? 2 * 1_024 * 1_024) };
    case 'missing-url':
      return { mode: 'whole', reply: withoutUrl(normalReply()) };
    case 'html':
    case 'redirect':
    case 'empty':
    case 'raw':
      return { mode: 'whole', reply: foreignReply(fault) };
    case 'validation':
    case 'quota':
    case 'access-denied':
    case 'expired-token':
    case 'not-found':
    case 'conflict':
    case 'throttle':
    case 'internal':
    case 'unavailable':
      return { mode: 'whole', reply: errorFaultReply(fault) };
  }
}

function foreignReply(
  fault: Extract<Fault, { kind: 'html' | 'redirect' | 'empty' | 'raw' }>,
): Reply {
  switch (fault.kind) {
    case 'html':
      return pageReply(200, 'Welcome to this network', 'Sign in to go on.');
    case 'redirect':
      return { status: 302, headers: { location: fault.to ?? '/sign-in' }, body: '' };
    case 'empty':
      return { status: 200, headers: { 'content-type': 'application/json' }, body: '' };
    case 'raw':
      return { status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' };
  }
}

const errors: Readonly<Record<ErrorFaultKind, readonly [ErrorName, string, string]>> = {
  validation: ['ValidationException', 'INVALID_PARAMETER', 'A parameter does not fit.'],
  quota: [
    'ServiceQuotaExceededException',
    'QUOTA_EXCEEDED',
    'The quota of this studio is used up.',
  ],
  'access-denied': ['AccessDeniedException', 'NOT_ALLOWED', 'This is not allowed for this user.'],
  'expired-token': [
    'ExpiredTokenException',
    'ExpiredTokenException',
    'The security token has expired.',
  ],
  'not-found': ['ResourceNotFoundException', 'RESOURCE_NOT_FOUND', 'There is no such thing.'],
  conflict: ['ConflictException', 'OPERATION_IN_PROGRESS', 'Another operation is in progress.'],
  throttle: ['ThrottlingException', 'TOO_MANY_REQUESTS', 'Too many requests.'],
  internal: ['InternalServerErrorException', 'INTERNAL_ERROR', 'Something went wrong inside.'],
  unavailable: [
    'ServiceUnavailableException',
    'ServiceUnavailableException',
    'The service cannot answer now.',
  ],
};

function errorFaultReply(fault: Extract<Fault, { kind: ErrorFaultKind }>): Reply {
  const [name, code, message] = errors[fault.kind];
  const reply = errorReply(serviceError(name, code, message));
  const headers = { ...reply.headers };
  if (fault.withoutErrorType === true) delete headers['x-amzn-errortype'];
  if (fault.kind === 'throttle' && fault.retryAfterSeconds !== undefined) {
    headers['retry-after'] = String(fault.retryAfterSeconds);
  }
  return { ...reply, headers };
}

function truncated(reply: Reply): Reply {
  return { ...reply, body: reply.body.slice(0, reply.body.length / 2) };
}

function padded(reply: Reply, bytes: number): Reply {
  return { ...reply, body: reply.body.replace(/\}$/, `,"padding":"${'x'.repeat(bytes)}"}`) };
}

function withoutUrl(reply: Reply): Reply {
  const body = JSON.stringify(JSON.parse(reply.body), (key, value: unknown) =>
    key === 'url' ? undefined : value,
  );
  return { ...reply, body };
}
