import { HttpError, type Http } from '../../core/network/http.ts';
import type { Trust } from '../../core/base/trust.ts';
import { failure, withRequestId } from '../../core/provider/service-response.ts';
import { isTooLarge } from '../../core/provider/response-size.ts';
import { requestIdIn } from '../../core/provider/request-id.ts';
import {
  signedAt,
  toHttp,
  type SdkRequest,
  type SdkResponse,
} from '../../core/provider/sdk-request.ts';
import { parseObject } from '../../core/provider/service-answer.ts';
import { classify } from './classify.ts';
import { operationOf } from './operations.ts';
import { normalizeResponse } from './normalize-response.ts';

/**
 * Sends the SDK's requests over the app's HTTP and passes only successful responses on. Everything
 * else is thrown as a classified {@link HttpError}, so no SDK error, which carries the raw
 * response, is created. `$response` contains only the status and the Date, from which the SDK
 * learns the service's time.
 */
export class NimbleRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #http: Http;
  readonly #trust: Trust;

  constructor(http: Http, trust: Trust) {
    this.#http = http;
    this.#trust = trust;
  }

  async handle(
    request: SdkRequest,
    options: { abortSignal?: unknown } = {},
  ): Promise<{ response: SdkResponse }> {
    // `send` always gets an AbortSignal; the SDK's type is looser.
    const signal = options.abortSignal as AbortSignal;
    const sent = { ...toHttp(request), trust: this.#trust };
    const { status, headers: responseHeaders, body: bytes } = await this.#http(sent, signal);
    const text = new TextDecoder().decode(bytes);
    const problem = classify(
      { status, headers: responseHeaders, body: text },
      operationOf(request),
      signedAt(request) ?? Date.now(),
      request,
    );
    if (problem !== undefined) {
      throw Object.assign(new HttpError(withRequestId(problem, requestIdIn(responseHeaders))), {
        $response: { statusCode: status, headers: dateOf(responseHeaders) },
      });
    }
    const parsed = parseObject(text) ?? {};
    if (isTooLarge(parsed)) throw new HttpError(failure({ code: 'answer-too-large' }));
    const body = new TextEncoder().encode(JSON.stringify(normalizeResponse(parsed)));
    return { response: { statusCode: status, headers: { ...responseHeaders }, body } };
  }
}

const dateOf = ({ date }: Readonly<Record<string, string>>): Record<string, string> =>
  date === undefined ? {} : { date };
