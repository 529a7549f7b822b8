import { explanationOf } from '../../core/provider/explanation.ts';
import { failure, type ServiceResponse } from '../../core/provider/service-response.ts';
import { detailOf, parseObject, type ServiceAnswer } from '../../core/provider/service-answer.ts';

/** The handler's error: `{ Error: { Code, Message } }`, with an error status or with 200. */
function errorIn(
  body: Readonly<Record<string, unknown>>,
): { readonly message: string | undefined } | undefined {
  const error = body.Error;
  const message = explanationOf(error);
  const hasCode = typeof error === 'object' && error !== null && 'Code' in error;
  const isError = message !== undefined || (hasCode && typeof error.Code === 'string');
  return isError ? { message } : undefined;
}

/**
 * A response of the handler in the common format. The handler uses 401 both for an unknown user and
 * for one without permission: only the former concerns the token, and has the header of RFC 6750,
 * 3. The latter becomes 403, as other services use it.
 */
export function translate(response: ServiceAnswer): ServiceAnswer {
  if (response.status < 400) return response;
  const error = errorIn(parseObject(response.body) ?? {});
  if (error === undefined) return response;
  const isTokenError = response.headers['www-authenticate'] !== undefined;
  const status = response.status === 401 && !isTokenError ? 403 : response.status;
  return { ...response, status, body: JSON.stringify({ message: error.message }) };
}

/**
 * The failure if an error comes with a success status: the rest of the response may then be
 * incomplete.
 */
export function errorInSuccess(
  body: Readonly<Record<string, unknown>>,
): Extract<ServiceResponse<never>, { kind: 'failure' }> | undefined {
  const error = errorIn(body);
  return error && failure({ code: 'request-refused', ...detailOf(error.message) });
}
