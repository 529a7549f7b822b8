import type { Trust } from '../base/trust.ts';
import { HttpError, type Http } from './http.ts';
import { requestIdIn } from '../provider/request-id.ts';
import { toHttp, type SdkRequest, type SdkResponse } from '../provider/sdk-request.ts';
import type { FailedResponse, ServiceAnswer } from '../provider/service-answer.ts';
import { withRequestId } from '../provider/service-response.ts';

/** What an answer of a service means: an error, or the body from which the SDK reads the result. */
export type SdkAnswer = { readonly failed: FailedResponse } | { readonly body: Uint8Array };

/** Reads an answer: `answer.body` as text, `bytes` as it was received. */
export type ReadAnswer = (
  answer: ServiceAnswer,
  request: SdkRequest,
  bytes: Uint8Array,
) => SdkAnswer;

/**
 * Sends the SDK's requests over the app's HTTP and passes only successful responses on. Everything else is thrown as a
 * classified {@link HttpError}, so no SDK error, which carries the raw response, is created. `$response` contains only
 * the status and the Date, from which the SDK learns the service's time.
 */
export class SdkRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #http: Http;
  readonly #trust: Trust;
  readonly #read: ReadAnswer;

  constructor(http: Http, trust: Trust, read: ReadAnswer) {
    this.#http = http;
    this.#trust = trust;
    this.#read = read;
  }

  async handle(
    request: SdkRequest,
    options: { abortSignal?: unknown } = {},
  ): Promise<{ response: SdkResponse }> {
    // `send` always gets an AbortSignal; the SDK's type is looser.
    const signal = options.abortSignal as AbortSignal;
    const sent = { ...toHttp(request), trust: this.#trust };
    const { status, headers, body: bytes } = await this.#http(sent, signal);
    const answer = { status, headers, body: new TextDecoder().decode(bytes) };
    const result = this.#read(answer, request, bytes);
    if ('body' in result)
      return { response: { statusCode: status, headers: { ...headers }, body: result.body } };
    const { date } = headers;
    throw Object.assign(new HttpError(withRequestId(result.failed, requestIdIn(headers))), {
      $response: { statusCode: status, headers: date === undefined ? {} : { date } },
    });
  }
}
