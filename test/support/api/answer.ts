import type { Delivery } from '../../../src/practice/faults/fault-reply.ts';
import type { Reply } from '../../../src/practice/server/reply.ts';

/** What an operation answers: a status and what the JSON says. */
export interface Answer {
  readonly status: number;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A good answer. */
export function good(body: object): Answer {
  return { status: 200, body };
}

/** An answer as it travels. */
export function jsonReply({ status, body, headers }: Answer): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  };
}

/** An answer on its way, whole. */
export function plainly(answer: Answer): Delivery {
  return { mode: 'whole', reply: jsonReply(answer) };
}
