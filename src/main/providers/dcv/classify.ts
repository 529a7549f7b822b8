import { explanationOf } from '../../core/provider/explanation.ts';
import {
  responseByStatus,
  notAnObject,
  parseObject,
  refusalOf,
  type Asked,
  type FailedResponse,
  type ServiceAnswer,
} from '../../core/provider/service-answer.ts';

/**
 * The error that a response of a DCV service means; undefined for a successful response. By status,
 * never by text. 401 counts whatever its body, because an expired token may come with a web page or
 * an empty body. Any other status with a body that is not JSON comes from another server. `now` is
 * for `Retry-After`.
 */
export function classify(
  answer: ServiceAnswer,
  asked: Asked,
  now: number,
): FailedResponse | undefined {
  const { status } = answer;
  const early = responseByStatus(answer, now);
  if (early !== undefined) return early;
  if (status === 401) return refusalOf(status, asked, explanationOf(parseObject(answer.body)));
  const isEmptyError = status >= 400 && answer.body.trim() === '';
  const body = isEmptyError ? {} : parseObject(answer.body);
  if (body === undefined) return notAnObject(answer);
  if (status >= 200 && status < 300) return undefined;
  return refusalOf(status, asked, explanationOf(body));
}
