import * as v from 'valibot';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import { detailOf } from '../../core/provider/service-answer.ts';
import { answeredList, maybe, maybeText } from './wire.ts';

/** Why an item failed: one text (the broker), or several by subject (the Access Console). */
const Unsuccessful = v.object({
  FailureReason: maybeText,
  FailureReasons: maybe(v.record(v.string(), v.unknown())),
});

/** The result of each item of a request, with status 200 in all cases. */
export const itemResults = <T>(done: v.GenericSchema<unknown, T>) =>
  v.object({ SuccessfulList: answeredList(done), UnsuccessfulList: answeredList(Unsuccessful) });

interface Outcomes<T> {
  readonly SuccessfulList: readonly T[];
  readonly UnsuccessfulList: readonly v.InferOutput<typeof Unsuccessful>[];
}

/** The result of a request's only item. Its failure comes with status 200, in a list. */
export function only<T>(reading: ServiceResponse<Outcomes<T>>): ServiceResponse<T> {
  if (reading.kind !== 'answer') return reading;
  const { SuccessfulList: done, UnsuccessfulList: refused } = reading.value;
  if (done[0] !== undefined) return answer(done[0], reading.serverTime);
  if (refused[0] === undefined) return transientError('empty-answer');
  return failure({ code: 'request-refused', ...detailOf(reasonOf(refused[0])) });
}

function reasonOf({
  FailureReason: one,
  FailureReasons: several,
}: Outcomes<never>['UnsuccessfulList'][number]) {
  const said = Object.values(several ?? {}).filter((text) => typeof text === 'string');
  return one ?? said.join(' ');
}

/** Maps the value of a response; failures and transient errors stay as they are. */
export const mapped = <Given, T>(
  reading: ServiceResponse<Given>,
  map: (given: Given) => T,
): ServiceResponse<T> =>
  reading.kind === 'answer' ? answer(map(reading.value), reading.serverTime) : reading;
