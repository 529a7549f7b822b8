import { serviceError, type ErrorName } from './answer.ts';
import type { ErrorFaultKind, Fault } from './fault.ts';
import { errorReply, pageReply, type Reply } from './reply.ts';

/** How a reply goes out: whole, or spoilt on its way. */
export type Delivery =
  | {
      readonly way: 'whole' | 'drop-after-headers' | 'cut-short' | 'unsized';
      readonly reply: Reply;
    }
  | { readonly way: 'slow-drip'; readonly reply: Reply; readonly everyMs: number }
  | { readonly way: 'drop' }
  | { readonly way: 'hang' };

/** What a fault makes of a call. `carryOut` does the operation and gives the true reply. */
export function deliveryOf(fault: Fault, carryOut: () => Reply): Delivery {
  if (fault.applied === true) {
    const reply = carryOut();
    return spoil(fault, () => reply);
  }
  return spoil(fault, carryOut);
}

function spoil(fault: Fault, trueReply: () => Reply): Delivery {
  switch (fault.kind) {
    case 'drop':
      return { way: 'drop' };
    case 'hang':
      return { way: 'hang' };
    case 'drop-after-headers':
      return { way: 'drop-after-headers', reply: trueReply() };
    case 'slow-drip':
      return { way: 'slow-drip', reply: trueReply(), everyMs: fault.everyMs ?? 1_000 };
    case 'cut':
      return fault.contentLength === 'wrong'
        ? { way: 'cut-short', reply: trueReply() }
        : { way: 'whole', reply: halved(trueReply()) };
    case 'huge':
      return { way: 'unsized', reply: padded(trueReply(), fault.bytes ?? 2 * 1_024 * 1_024) };
    case 'missing-url':
      return { way: 'whole', reply: withoutUrl(trueReply()) };
    case 'html':
    case 'redirect':
    case 'empty':
    case 'raw':
      return { way: 'whole', reply: strangeReply(fault) };
    case 'validation':
    case 'quota':
    case 'access-denied':
    case 'expired-token':
    case 'not-found':
    case 'conflict':
    case 'throttle':
    case 'internal':
    case 'unavailable':
      return { way: 'whole', reply: errorFor(fault) };
  }
}

function strangeReply(
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

function errorFor(fault: Extract<Fault, { kind: ErrorFaultKind }>): Reply {
  const [name, code, message] = errors[fault.kind];
  const reply = errorReply(serviceError(name, code, message));
  const headers = { ...reply.headers };
  if (fault.withoutErrorType === true) delete headers['x-amzn-errortype'];
  if (fault.kind === 'throttle' && fault.retryAfterSeconds !== undefined) {
    headers['retry-after'] = String(fault.retryAfterSeconds);
  }
  return { ...reply, headers };
}

function halved(reply: Reply): Reply {
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
