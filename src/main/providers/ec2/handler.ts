import { HttpError, type Http } from '../../core/network/http.ts';
import type { Trust } from '../../core/base/trust.ts';
import { withRequestId } from '../../core/provider/service-response.ts';
import { requestIdIn } from '../../core/provider/request-id.ts';
import {
  signedAt,
  toHttp,
  type SdkRequest,
  type SdkResponse,
} from '../../core/provider/sdk-request.ts';
import type { FailedResponse, ServiceAnswer } from '../../core/provider/service-answer.ts';
import type { AwsRequest } from './classify.ts';

/** The error that a response means; undefined for a successful response. */
export type Classify = (answer: ServiceAnswer, request: AwsRequest) => FailedResponse | undefined;

/**
 * Sends the SDK's requests over the app's HTTP and passes only successful responses on. Everything else is thrown as a
 * classified {@link HttpError}, so no SDK error, which carries the raw response, is created. `$response` contains only
 * the status and the Date, from which the SDK learns the service's time.
 */
export class AwsRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #http: Http;
  readonly #trust: Trust;
  readonly #classify: Classify;

  constructor(http: Http, trust: Trust, classify: Classify) {
    this.#http = http;
    this.#trust = trust;
    this.#classify = classify;
  }

  async handle(
    request: SdkRequest,
    options: { abortSignal?: unknown } = {},
  ): Promise<{ response: SdkResponse }> {
    // `send` always gets an AbortSignal; the SDK's type is looser.
    const signal = options.abortSignal as AbortSignal;
    const sent = { ...toHttp(request), trust: this.#trust };
    const { status, headers, body } = await this.#http(sent, signal);
    const problem = this.#classify(
      { status, headers, body: new TextDecoder().decode(body) },
      { action: actionOf(request), signedAt: signedAt(request) ?? Date.now() },
    );
    if (problem === undefined)
      return { response: { statusCode: status, headers: { ...headers }, body } };
    const { date } = headers;
    throw Object.assign(new HttpError(withRequestId(problem, requestIdIn(headers))), {
      $response: { statusCode: status, headers: date === undefined ? {} : { date } },
    });
  }
}

/** The action of a request in the syntax of IAM: EC2's is in the form, Systems Manager's in a header. */
function actionOf({ headers, body }: SdkRequest): string {
  const target = headers['x-amz-target']?.split('.').at(-1);
  if (target !== undefined) return `ssm:${target}`;
  const text = body instanceof Uint8Array ? new TextDecoder().decode(body) : body;
  const form = new URLSearchParams(typeof text === 'string' ? text : '');
  return `ec2:${form.get('Action') ?? 'unknown'}`;
}
