import { HttpError, type Http } from '../../core/network/http.ts';
import { transientError } from '../../core/provider/service-response.ts';
import {
  signedAt,
  toHttp,
  type SdkRequest,
  type SdkResponse,
} from '../../core/provider/sdk-request.ts';
import { judgeAnswer, type Speech } from './aws-answer.ts';

/** What the SDK says of itself, without the machine's environment and profile, which it would ask. */
const USER_AGENT: [name: string, version?: string][] = [
  ['aws-sdk-js', '3.1173.0'],
  ['ua', '2.0'],
  ['lang/js'],
];

/**
 * Sends one SDK client's requests over our HTTP, so that proxies, certificates and limits hold, and lets only
 * good answers through to it. Everything else is thrown as {@link HttpError} or `AwsRefusal`:
 * an SDK error, which carries the raw answer, is never made by a refusal.
 */
export class AwsRequestHandler {
  readonly metadata = { handlerProtocol: 'http/1.1' };
  readonly #http: Http;
  readonly #speech: Speech;
  readonly #signal: AbortSignal;
  #answered = false;

  constructor(http: Http, speech: Speech, signal: AbortSignal) {
    this.#http = http;
    this.#speech = speech;
    this.#signal = signal;
  }

  async handle(request: SdkRequest): Promise<{ response: SdkResponse }> {
    this.#answered = false;
    const sent = { ...toHttp(request), trust: {} };
    const { status, headers, body } = await this.#http(sent, this.#signal);
    const text = new TextDecoder().decode(body);
    const problem = judgeAnswer({ status, headers, body: text }, this.#speech, signedAt(request));
    if (problem !== undefined) throw problem;
    this.#answered = true;
    return { response: { statusCode: status, headers: { ...headers }, body } };
  }

  /**
   * What `work` with this handler's client gives. Throws our own errors only: where the SDK cannot read
   * an answer it was given, its error holds that answer, and another is thrown in its place.
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
 * The settings of an SDK client that reads nothing of the machine: neither environment nor profile has a
 * say. One attempt: repeating is the caller's decision.
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

/** It would send on what `_X_AMZN_TRACE_ID` says. */
export const SENDS_ON_TRACES = 'recursionDetectionMiddleware';
