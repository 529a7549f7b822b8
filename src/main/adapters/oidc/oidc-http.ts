import { isServiceAddress } from '../../../shared/network/hosts.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import type { Trust } from '../../core/base/trust.ts';
import { failure } from '../../core/provider/service-response.ts';
import { responseByStatus, notAnObject, parseObject } from '../../core/provider/service-answer.ts';

/** The part of `fetch` that `openid-client` uses. */
export type OidcFetch = (
  address: string,
  request: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  },
) => Promise<Response>;

/** The requests of one task. */
export interface OidcHttp {
  readonly fetch: OidcFetch;
  /**
   * Runs `work`, one call at a time. If a request failed, throws that error instead of what the
   * library made of it.
   */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Sends the library's requests over the app's HTTP, so that proxies, certificates and limits apply,
 * and passes only the login server's own responses on: everything else is thrown as
 * {@link HttpError}. Redirects are not followed. SECURITY: the addresses come from the server's
 * configuration, so each is checked by the rule for the issuer: https, or http on this machine.
 */
export function createOidcHttp(
  http: Http,
  trustAt: (url: URL) => Trust,
  clock: { now(): number },
  signal: AbortSignal,
): OidcHttp {
  const errors: HttpError[] = [];
  const send: OidcFetch = async (address, { method, headers, body }) => {
    const url = new URL(address);
    if (!isFitForTokens(url)) throw new HttpError(failure(NOT_ENCRYPTED));
    const text = body instanceof URLSearchParams ? body.toString() : undefined;
    const httpRequest = { method, url, headers, trust: trustAt(url) };
    const response = await http(
      text === undefined ? httpRequest : { ...httpRequest, body: text },
      signal,
    );
    const decoded = { ...response, body: new TextDecoder().decode(response.body) };
    const isObject = parseObject(decoded.body) !== undefined;
    // A successful revocation has an empty body (RFC 7009, 2.2).
    const isEmptySuccess = response.status === 200 && decoded.body === '';
    const problem =
      responseByStatus(decoded, clock.now()) ??
      (isObject || isEmptySuccess || response.status >= 400 ? undefined : notAnObject(decoded));
    if (problem !== undefined) throw new HttpError(problem);
    return new Response(withoutEmptyFields(decoded.body), {
      status: response.status,
      headers: { ...response.headers },
    });
  };
  return {
    async fetch(...request) {
      try {
        return await send(...request);
      } catch (reason) {
        if (reason instanceof HttpError) errors.push(reason);
        throw reason;
      }
    },
    async run(work) {
      try {
        return await work();
      } catch (reason) {
        signal.throwIfAborted();
        throw errors.pop() ?? reason;
      }
    },
  };
}

/**
 * A response with tokens, without fields that are null or empty, which count as missing; some servers
 * write every field that they know. A token without a type is a bearer token. Other responses stay as
 * they are.
 */
function withoutEmptyFields(body: string): string {
  const fields = parseObject(body);
  if (typeof fields?.access_token !== 'string') return body;
  const known = Object.entries(fields).filter(([, value]) => value !== null && value !== '');
  return JSON.stringify({ token_type: 'Bearer', ...Object.fromEntries(known) });
}

/** Addresses for sign-in pages and tokens: https, or http on this machine only; no internal host. */
export const isFitForTokens = (url: URL): boolean =>
  url.username === '' && url.password === '' && isServiceAddress(url);

const NOT_ENCRYPTED = {
  code: 'request-refused',
  detail: 'The login server names an address that is not encrypted (https).',
} as const;
