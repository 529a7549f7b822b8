import {
  byStatusAlone,
  notAnObject,
  parseObject,
  refusalOf,
  type Asked,
  type NoAnswer,
  type ServiceAnswer,
} from '../../core/provider/service-answer.ts';

/**
 * What an answer of a DCV service means that is no good answer; nothing when it is one. By status, never
 * by text. 401 counts whatever its body: that is how a token's end is told, with pages and without words.
 * Any other status with something that is no JSON is somebody else's answer. `now` is for `Retry-After`.
 */
export function classify(answer: ServiceAnswer, asked: Asked, now: number): NoAnswer | undefined {
  const { status } = answer;
  const plain = byStatusAlone(answer, now);
  if (plain !== undefined) return plain;
  if (status === 401) return refusalOf(status, asked, undefined);
  const isWordless = status >= 400 && answer.body.trim() === '';
  const body = isWordless ? {} : parseObject(answer.body);
  if (body === undefined) return notAnObject(answer);
  if (status >= 200 && status < 300) return undefined;
  return refusalOf(status, asked, body.message ?? body.Message);
}
