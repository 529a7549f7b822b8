import * as v from 'valibot';
import { explanationOf } from '../../core/provider/explanation.ts';
import {
  answer,
  failure,
  transientError,
  type ServiceResponse,
} from '../../core/provider/service-response.ts';
import { detailOf } from '../../core/provider/service-answer.ts';
import { answeredList } from './wire.ts';

/** An item that failed, with its reasons in the service's own form; see {@link explanationOf}. */
const Unsuccessful = v.looseObject({});

/** The result of each item of a request, with status 200 in all cases. */
export const itemResults = <T>(item: v.GenericSchema<unknown, T>) =>
  v.object({ SuccessfulList: answeredList(item), UnsuccessfulList: answeredList(Unsuccessful) });

interface ItemResults<T> {
  readonly SuccessfulList: readonly T[];
  readonly UnsuccessfulList: readonly v.InferOutput<typeof Unsuccessful>[];
}

/** The result of a request's only item. Its failure comes with status 200, in a list. */
export function singleResult<T>(response: ServiceResponse<ItemResults<T>>): ServiceResponse<T> {
  if (response.kind !== 'answer') return response;
  const { SuccessfulList: succeeded, UnsuccessfulList: refused } = response.value;
  if (succeeded[0] !== undefined) return answer(succeeded[0], response.serverTime);
  if (refused[0] === undefined) return transientError('empty-answer');
  return failure({ code: 'request-refused', ...detailOf(explanationOf(refused[0])) });
}

/** Maps the value of a response; failures and transient errors stay as they are. */
export const mapResponse = <From, T>(
  response: ServiceResponse<From>,
  map: (value: From) => T,
): ServiceResponse<T> =>
  response.kind === 'answer' ? answer(map(response.value), response.serverTime) : response;
