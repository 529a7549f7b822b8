import * as http from 'node:http';
import * as https from 'node:https';
import { TLSSocket, type ConnectionOptions } from 'node:tls';
import { isLoopback } from '../../../shared/network/hosts.ts';
import { isAboutCaFile } from '../../../shared/network/network.ts';
import { HttpError, type HttpRequest } from '../../core/network/http.ts';
import type { Trust } from '../../core/base/trust.ts';
import { failure, transientError } from '../../core/provider/service-response.ts';
import { certificateProblem, checkIdentity, isCertificateCode } from './certificates.ts';
import { tlsContext } from './tls-contexts.ts';
import { errorCode } from '../base/error-code.ts';
import { proxyUrlFrom, type ResolveProxy } from './proxy.ts';

const CONNECT_MS = 5_000;
/** An idle keep-alive connection is closed after this. */
const IDLE_MS = 10_000;
/** Agents are created again after this, so that a changed proxy, CA file or network is noticed. */
const AGENT_LIFE_MS = 60_000;

/** How to reach a service: the agent, and the TLS options that check its certificate. */
export interface HttpAgent {
  readonly agent: http.Agent;
  readonly tls: https.RequestOptions & Pick<ConnectionOptions, 'secureContext'>;
}

/**
 * Finds the agent for each service once a minute, with the system's proxy and the connection's
 * trust.
 */
export function createHttpAgents(
  resolveProxy: ResolveProxy,
): (url: URL, trust: Trust) => Promise<HttpAgent> {
  const agents = new Map<string, Promise<HttpAgent>>();
  return (url, trust) => {
    const key = JSON.stringify([url.origin, trust.caFile, trust.pin]);
    let httpAgent = agents.get(key);
    if (httpAgent === undefined) {
      httpAgent = createAgent(url, trust, resolveProxy);
      agents.set(key, httpAgent);
      // A failed lookup (for example a missing CA file) is not cached.
      httpAgent.catch(() => agents.delete(key));
      setTimeout(() => agents.delete(key), AGENT_LIFE_MS).unref();
    }
    return httpAgent;
  };
}

async function createAgent(url: URL, trust: Trust, resolveProxy: ResolveProxy): Promise<HttpAgent> {
  const agentOptions = { keepAlive: true, timeout: IDLE_MS };
  if (url.protocol === 'http:') return { agent: new http.Agent(agentOptions), tls: {} };
  const secureContext = await tlsContext(trust.caFile);
  // Passed with each request: behind a proxy, the agent's own options apply only to the proxy.
  const tls = {
    secureContext,
    checkServerIdentity: checkIdentity(trust.pin),
    rejectUnauthorized: true,
  };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const proxy = isLoopback(host) ? undefined : proxyUrlFrom(await resolveProxy(url.origin));
  if (proxy === undefined) return { agent: new https.Agent(agentOptions), tls };
  return { agent: await proxyAgent(proxy, { ...agentOptions, secureContext }), tls };
}

/** Loaded only where there is a proxy, which most networks do not have. */
async function proxyAgent(
  proxy: URL,
  options: http.AgentOptions & Pick<ConnectionOptions, 'secureContext'>,
): Promise<http.Agent> {
  if (proxy.protocol.startsWith('socks')) {
    const { SocksProxyAgent } = await import('socks-proxy-agent');
    return new SocksProxyAgent(proxy, options);
  }
  const { HttpsProxyAgent } = await import('https-proxy-agent');
  return new HttpsProxyAgent(proxy, options);
}

/**
 * Sends a request; resolves with the response as soon as its headers arrive. 5 s to connect;
 * redirects are not followed.
 */
export function sendRequest(
  request: HttpRequest,
  httpAgent: HttpAgent,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { url, method, headers, body } = request;
    const { request: send } = url.protocol === 'https:' ? https : http;
    // Node sets no content-length for a DELETE, so its body would be read as the next request.
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
      ...httpAgent.tls,
      method,
      agent: httpAgent.agent,
      signal,
      headers: { ...headers, ...length },
    };
    const outgoing = send(url, options, (incoming) => {
      if (url.protocol === 'https:' && !(incoming.socket instanceof TLSSocket)) {
        incoming.destroy();
        reject(new HttpError(proxyRefusal(incoming.statusCode)));
        return;
      }
      resolve(incoming);
    });
    const slow = setTimeout(() => {
      outgoing.destroy(new HttpError(transientError('no-answer')));
    }, CONNECT_MS);
    outgoing.on('socket', (socket) => {
      const connected = () => {
        clearTimeout(slow);
      };
      if (!socket.connecting) connected();
      else socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', connected);
    });
    outgoing.on('close', () => {
      clearTimeout(slow);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/**
 * SECURITY: a proxy that does not connect responds in the service's place, in clear text, and the
 * agent passes that on as the service's response. It is never read: a forged one could name a
 * stream.
 */
function proxyRefusal(status = 0): HttpError['response'] {
  if (status === 407) return failure({ code: 'proxy-login' });
  return transientError(status >= 500 ? 'refused' : 'not-an-answer');
}

/** Maps a failed exchange to a failure or a transient error, by Node's code; for TLS to a plain port, by the TLS library's message. */
export function classifyNetworkError(reason: unknown, limit: AbortSignal): HttpError['response'] {
  const code = errorCode(reason);
  if (isCertificateCode(code)) {
    const why = certificateProblem(code);
    const where = isAboutCaFile(why) ? 'authority' : 'service';
    return failure({ code: 'certificate', where, why });
  }
  if (limit.aborted) return transientError('no-answer');
  if (isClearText(reason)) return failure({ code: 'not-tls' });
  switch (code) {
    case 'ENOTFOUND':
      return transientError('name-not-found');
    case 'EAI_AGAIN':
    case 'ENETUNREACH':
    case 'ENETDOWN':
    case 'EHOSTUNREACH':
    case 'ENOENT':
      return transientError('offline');
    case 'ECONNREFUSED':
      return transientError('refused');
    case 'ETIMEDOUT':
      return transientError('no-answer');
    default:
      return transientError('dropped');
  }
}

/**
 * True if the other side answered a TLS handshake in clear text. Only the TLS library's own message says so: OpenSSL
 * writes "wrong version number", BoringSSL WRONG_VERSION_NUMBER. No text of the other side is part of it.
 */
const isClearText = (error: unknown): boolean =>
  error instanceof Error &&
  CLEAR_TEXT_CODES.has(errorCode(error)) &&
  /wrong.version.number/i.test(error.message);
const CLEAR_TEXT_CODES: ReadonlySet<unknown> = new Set(['EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER']);
