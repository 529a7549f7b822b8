import { failure, type ServiceResponse } from '../../core/provider/service-response.ts';
import { detailOf, parseObject, type ServiceAnswer } from '../../core/provider/service-answer.ts';

/** What the handler says went wrong: `{ Error: { Code, Message } }`, with a status of its own or beside 200. */
function errorIn(
  body: Readonly<Record<string, unknown>>,
): { readonly message: unknown } | undefined {
  const said = body.Error;
  if (typeof said !== 'object' || said === null) return undefined;
  const { Code: code, Message: message } = said as Record<string, unknown>;
  return typeof code === 'string' || typeof message === 'string' ? { message } : undefined;
}

/**
 * An answer of the handler in the usual words. It says 401 to whom it does not know and to whom it does not let
 * at something: only the former is about the token, and names how to prove oneself (RFC 6750, 3). The latter is
 * what others say with 403.
 */
export function translate(given: ServiceAnswer): ServiceAnswer {
  if (given.status < 400) return given;
  const error = errorIn(parseObject(given.body) ?? {});
  if (error === undefined) return given;
  const isOfToken = given.headers['www-authenticate'] !== undefined;
  const status = given.status === 401 && !isOfToken ? 403 : given.status;
  return { ...given, status, body: JSON.stringify({ message: error.message }) };
}

/** A failure where a good status comes with an error beside it: what else is told then may be half of it. */
export function errorBeside(
  body: Readonly<Record<string, unknown>>,
): Extract<ServiceResponse<never>, { kind: 'failure' }> | undefined {
  const error = errorIn(body);
  return error && failure({ code: 'request-refused', ...detailOf(error.message) });
}
