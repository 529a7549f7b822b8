import type { Reply } from '../../../src/practice/server/reply.ts';

/** The service of an operation. Each has its own error format. */
export type Service = 'sts' | 'oidc' | 'portal';

/** The answer of an operation: the fields of a success, or an error. */
export type Answer = { readonly ok: true; readonly fields: Fields } | Refusal;

/** Fields of an answer; those of STS contain only text and nested fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** An error answer, under the name it has on the wire. */
export interface Refusal {
  readonly ok: false;
  readonly status: number;
  readonly name: string;
  readonly message: string;
}

/** A successful answer. */
export function answer(fields: Fields): Answer {
  return { ok: true, fields };
}

/** An error answer of an operation. */
export function refuse(status: number, name: string, message: string): Refusal {
  return { ok: false, status, name, message };
}

/** The HTTP reply of one of the two JSON services. */
export function jsonReply(service: 'oidc' | 'portal', given: Answer): Reply {
  if (given.ok) return json(200, given.fields);
  const { status, name, message } = given;
  const body =
    service === 'oidc'
      ? { error: oauthCode(name), error_description: message }
      : { message, __type: `com.amazonaws.switchboard.portal#${name}` };
  const { headers, ...rest } = json(status, body);
  return { ...rest, headers: { ...headers, 'x-amzn-errortype': name } };
}

/** AuthorizationPendingException is authorization_pending, and so on (RFC 6749, RFC 8628). */
function oauthCode(name: string): string {
  const words = name.replace(/Exception$/, '').replace(/\B[A-Z]/g, (letter) => `_${letter}`);
  return words.toLowerCase();
}

function json(status: number, fields: Fields): Reply {
  return { status, headers: { 'content-type': 'application/json' }, body: JSON.stringify(fields) };
}
