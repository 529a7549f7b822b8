import { HttpError, type Http } from '../../core/network/http.ts';
import { transientError } from '../../core/provider/service-response.ts';
import {
  signedAt,
  toHttp,
  type SdkRequest,
  type SdkResponse,
} from '../../core/provider/sdk-request.ts';
import { responseError, type ResponseFormat } from './aws-response.ts';

/**
 * The SDK's user agent, without the machine's environment and profile, which the SDK would read.
 */
const USER_AGENT: [name: string, version?: string][] = [
  ['aws-sdk-js', '3.1173.0'],
  ['ua', '2.0'],
  ['lang/js'],
];

/**
 * Sends one SDK client's requests over the app's HTTP, so that proxies, certificates and limits
 * apply, and passes only successful responses on. Everything else is thrown as {@link HttpError} or
 * `AwsRefusal`, so no SDK error, which carries the raw response, is created.
 */
export class AwsRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #http: Http;
  readonly #format: ResponseFormat;
  readonly #signal: AbortSignal;
  #answered = false;

  constructor(http: Http, format: ResponseFormat, signal: AbortSignal) {
    this.#http = http;
    this.#format = format;
    this.#signal = signal;
  }

  async handle(request: SdkRequest): Promise<{ response: SdkResponse }> {
    this.#answered = false;
    const sent = { ...toHttp(request), trust: {} };
    const { status, headers, body } = await this.#http(sent, this.#signal);
    const text = new TextDecoder().decode(body);
    const problem = responseError({ status, headers, body: text }, this.#format, signedAt(request));
    if (problem !== undefined) throw problem;
    this.#answered = true;
    return { response: { statusCode: status, headers: { ...headers }, body } };
  }

  /**
   * Runs `work`, which uses this handler's client. Throws only the errors above: if the SDK cannot
   * parse a response, its error contains that response, and is replaced.
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (reason) {
      this.#signal.throwIfAborted();
      throw this.#answered ? new HttpError(transientError('not-an-answer')) : reason;
    }
  }
}

/**
 * The settings of an SDK client that reads neither environment nor profile of this machine. One
 * attempt: the caller decides whether to retry.
 */
export const clientSettings = (region: string, endpoint: string, handler: AwsRequestHandler) => ({
  region,
  endpoint,
  requestHandler: handler,
  maxAttempts: 1,
  retryMode: 'standard',
  defaultsMode: 'standard' as const,
  useDualstackEndpoint: false,
  useFipsEndpoint: false,
  authSchemePreference: [],
  userAgentAppId: () => Promise.resolve(undefined),
  defaultUserAgentProvider: () => Promise.resolve(USER_AGENT),
});

/** Removed from each client: it would send the value of `_X_AMZN_TRACE_ID`. */
export const TRACE_HEADER_MIDDLEWARE = 'recursionDetectionMiddleware';
