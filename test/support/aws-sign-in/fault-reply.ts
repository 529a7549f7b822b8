import type { Delivery } from '../../../src/practice/faults/fault-reply.ts';
import { pageReply, type Reply } from '../../../src/practice/server/reply.ts';
import { refuse, type Answer, type Refusal, type Service } from './answer.ts';
import type { ErrorFaultKind, Fault } from './fault.ts';

/** An authenticated call. `reply` formats an answer as the service does. */
export interface AuthenticatedCall {
  readonly service: Service;
  readonly run: () => Answer;
  readonly reply: (answer: Answer) => Reply;
  readonly nowMs: number;
}

/** The delivery of a call's reply, with a fault if one is due. */
export function deliveryOf(
  fault: Fault | undefined,
  { service, run, reply, nowMs }: AuthenticatedCall,
): Delivery {
  switch (fault?.kind) {
    case undefined:
      return whole(reply(run()));
    case 'hang':
    case 'drop':
      return { mode: fault.kind };
    case 'html':
      return whole(pageReply(200, 'Welcome to this network', 'Sign in to go on.'));
    case 'empty':
      return whole({ status: 200, headers: {}, body: '' });
    case 'raw':
      return whole({ status: fault.status, headers: fault.headers ?? {}, body: fault.body ?? '' });
    case 'huge':
      return {
        mode: 'unsized',
        reply: padded(reply(run()), fault.bytes ?? 2 * 1_024 * 1_024),
      };
    case 'wrong-date':
      return whole(dated(reply(run()), nowMs + fault.aheadMs));
    case 'with':
      return whole(reply(changed(run(), fault.fields)));
    case 'entities':
      return whole(declared(reply(run()), '<!ENTITY l. "INJECTED">', 'a&lt;b'));
    case 'entity-bomb': {
      const declaration = `<!ENTITY a "${'x'.repeat(100_000)}">`;
      return whole(declared(reply(run()), declaration, '&a;'.repeat(2_000)));
    }
    case 'throttle':
    case 'internal':
    case 'unavailable':
    case 'expired-token':
    case 'access-denied':
      return whole(reply(errors[service][fault.kind]));
  }
}

const errors: Readonly<Record<Service, Readonly<Record<ErrorFaultKind, Refusal>>>> = {
  sts: {
    throttle: refuse(400, 'Throttling', 'Rate exceeded'),
    internal: refuse(500, 'InternalFailure', 'Something went wrong inside.'),
    unavailable: refuse(503, 'ServiceUnavailable', 'The service cannot answer now.'),
    'expired-token': refuse(
      403,
      'ExpiredToken',
      'The security token included in the request is expired',
    ),
    'access-denied': refuse(403, 'AccessDenied', 'This is not allowed for this user.'),
  },
  oidc: {
    throttle: refuse(429, 'ThrottlingException', 'Too many requests.'),
    internal: refuse(500, 'InternalServerException', 'Something went wrong inside.'),
    unavailable: refuse(503, 'ServiceUnavailableException', 'The service cannot answer now.'),
    'expired-token': refuse(400, 'ExpiredTokenException', 'The token has expired.'),
    'access-denied': refuse(400, 'AccessDeniedException', 'This is not allowed.'),
  },
  portal: {
    throttle: refuse(429, 'TooManyRequestsException', 'Too many requests.'),
    internal: refuse(500, 'InternalServerException', 'Something went wrong inside.'),
    unavailable: refuse(503, 'ServiceUnavailableException', 'The service cannot answer now.'),
    'expired-token': refuse(401, 'UnauthorizedException', 'Session token not found or invalid'),
    'access-denied': refuse(403, 'ForbiddenException', 'No access'),
  },
};

function whole(reply: Reply): Delivery {
  return { mode: 'whole', reply };
}

function padded(reply: Reply, bytes: number): Reply {
  const padding = 'x'.repeat(bytes);
  const body = reply.body.startsWith('<')
    ? reply.body.replace(/<\/\w+>$/, (end) => `<Padding>${padding}</Padding>${end}`)
    : JSON.stringify({ ...(JSON.parse(reply.body) as object), padding });
  return { ...reply, body };
}

function dated(reply: Reply, atMs: number): Reply {
  return { ...reply, headers: { ...reply.headers, date: new Date(atMs).toUTCString() } };
}

function changed(answer: Answer, fields: Readonly<Record<string, unknown>>): Answer {
  return answer.ok ? { ok: true, fields: { ...answer.fields, ...fields } } : answer;
}

function declared(reply: Reply, declaration: string, text: string): Reply {
  const body = reply.body.replace(
    /<(SessionToken|Arn)>[^<]*/g,
    (_, name: string) => `<${name}>${text}`,
  );
  return { ...reply, body: `<!DOCTYPE x [${declaration}]>${body}` };
}
