import { isLoopback } from '../../../shared/network/hosts.ts';
import { HttpError, type Http } from '../../core/network/http.ts';
import type { Trust } from '../../core/base/trust.ts';
import { failure } from '../../core/provider/service-response.ts';
import { byStatusAlone, notAnObject, parseObject } from '../../core/provider/service-answer.ts';

/** What `openid-client` calls to send a request: as much of `fetch` as it uses. */
export type OidcFetch = (
  address: string,
  request: {
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body?: unknown;
  },
) => Promise<Response>;

/** How the requests of one task go. */
export interface OidcHttp {
  readonly fetch: OidcFetch;
  /** What `work` gives; one work at a time. What went wrong on the wire is thrown in the place of what the library made of it. */
  run<T>(work: () => Promise<T>): Promise<T>;
}

/**
 * Sends the library's requests over our HTTP, so that proxies, certificates and limits hold, and lets only
 * answers through that are the login server's own: everything else is thrown as {@link HttpError}. No redirect
 * is followed. SECURITY: the addresses come from the server's own configuration, so each is held against the
 * rule for the issuer: https, or http on this machine.
 */
export function createOidcHttp(
  http: Http,
  trustAt: (url: URL) => Trust,
  clock: { now(): number },
  signal: AbortSignal,
): OidcHttp {
  const wrong: HttpError[] = [];
  const send: OidcFetch = async (address, { method, headers, body }) => {
    const url = new URL(address);
    if (!isFitForTokens(url)) throw new HttpError(failure(NOT_ENCRYPTED));
    const text = body instanceof URLSearchParams ? body.toString() : undefined;
    const sent = { method, url, headers, trust: trustAt(url) };
    const given = await http(text === undefined ? sent : { ...sent, body: text }, signal);
    const answer = { ...given, body: new TextDecoder().decode(given.body) };
    const isOwn = parseObject(answer.body) !== undefined;
    // Revocation is answered with nothing at all (RFC 7009, 2.2).
    const isEmptyYes = given.status === 200 && answer.body === '';
    const problem =
      byStatusAlone(answer, clock.now()) ??
      (isOwn || isEmptyYes || given.status >= 400 ? undefined : notAnObject(answer));
    if (problem !== undefined) throw new HttpError(problem);
    return new Response(answer.body, { status: given.status, headers: { ...given.headers } });
  };
  return {
    async fetch(...request) {
      try {
        return await send(...request);
      } catch (reason) {
        if (reason instanceof HttpError) wrong.push(reason);
        throw reason;
      }
    },
    async run(work) {
      try {
        return await work();
      } catch (reason) {
        signal.throwIfAborted();
        throw wrong.pop() ?? reason;
      }
    },
  };
}

/** Where a person is sent and where tokens travel: https anywhere, http on this machine only. */
export function isFitForTokens({ protocol, hostname, username, password }: URL): boolean {
  if (username !== '' || password !== '') return false;
  const host = hostname.replace(/^\[|\]$/g, '');
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(host));
}

const NOT_ENCRYPTED = {
  code: 'request-refused',
  detail: 'The login server names an address that is not encrypted (https).',
} as const;
