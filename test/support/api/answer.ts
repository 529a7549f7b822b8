import type { Delivery } from '../../../src/practice/faults/fault-reply.ts';
import type { Reply } from '../../../src/practice/server/reply.ts';

/** The response of an operation: a status and the JSON content. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A successful response. */
export function good(body: object): Answer {
  return { status: 200, body };
}

/** A response as it is sent. */
export function jsonReply({ status, body, headers }: Answer): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** A complete response to send. */
export function plainly(answer: Answer): Delivery {
  return { mode: 'whole', reply: jsonReply(answer) };
}
