import * as http from 'node:http';
import * as https from 'node:https';
import { TLSSocket } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { SocksProxyAgent } from 'socks-proxy-agent';
import { isLoopback } from '../../../shared/network/hosts.ts';
import { HttpError, type HttpRequest } from '../../core/network/http.ts';
import type { Trust } from '../../core/base/trust.ts';
import { failure, transientError } from '../../core/provider/service-response.ts';
import { checkIdentity, isCertificateCode, trustedAuthorities } from './certificates.ts';
import { errorCode } from '../base/error-code.ts';
import { proxyUrlFrom, type ResolveProxy } from './proxy.ts';

const CONNECT_MS = 5_000;
/** A connection that is kept open and says nothing is let go after this. */
const IDLE_MS = 10_000;
/** Ways are found anew after this, so that a changed proxy, CA file or network is noticed. */
const WAY_LIFE_MS = 60_000;

/** How a service is reached: over which agent, and by which rules its certificate is checked. */
export interface HttpAgent {
  readonly agent: http.Agent;
  readonly tls: https.RequestOptions;
}

/** Finds the way to each service once a minute: the system's proxy, and whom the connection trusts. */
export function createHttpAgents(
  resolveProxy: ResolveProxy,
): (url: URL, trust: Trust) => Promise<HttpAgent> {
  const ways = new Map<string, Promise<HttpAgent>>();
  return (url, trust) => {
    const key = JSON.stringify([url.origin, trust.caFile, trust.pin]);
    let way = ways.get(key);
    if (way === undefined) {
      way = findWay(url, trust, resolveProxy);
      ways.set(key, way);
      // One that is not found (a CA file is missing) is looked for anew the next time.
      way.catch(() => ways.delete(key));
      setTimeout(() => ways.delete(key), WAY_LIFE_MS).unref();
    }
    return way;
  };
}

async function findWay(url: URL, trust: Trust, resolveProxy: ResolveProxy): Promise<HttpAgent> {
  const keeping = { keepAlive: true, timeout: IDLE_MS };
  if (url.protocol === 'http:') return { agent: new http.Agent(keeping), tls: {} };
  const ca = trustedAuthorities(trust.caFile);
  // Given with each request: behind a proxy, what the agent was made with is for the proxy alone.
  const tls = { ca, checkServerIdentity: checkIdentity(trust.pin), rejectUnauthorized: true };
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const proxy = isLoopback(host) ? undefined : proxyUrlFrom(await resolveProxy(url.origin));
  if (proxy === undefined) return { agent: new https.Agent(keeping), tls };
  const agent = proxy.protocol.startsWith('socks')
    ? new SocksProxyAgent(proxy, keeping)
    : new HttpsProxyAgent(proxy, { ...keeping, ca });
  return { agent, tls };
}

/** Sends a request; resolves with the answer as soon as its headers are there. 5 s to connect, no redirect followed. */
export function openAnswer(
  request: HttpRequest,
  way: HttpAgent,
  signal: AbortSignal,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { url, method, headers, body } = request;
    const { request: send } = url.protocol === 'https:' ? https : http;
    // Node tells no length for a DELETE by itself, and its body would be read as the next request.
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const options = {
      ...way.tls,
      ...{ method, agent: way.agent, signal },
      headers: { ...headers, ...length },
    };
    const outgoing = send(url, options, (incoming) => {
      if (url.protocol === 'https:' && !(incoming.socket instanceof TLSSocket)) {
        incoming.destroy();
        reject(new HttpError(refusalOfProxy(incoming.statusCode)));
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
 * SECURITY: a proxy that does not connect us answers in the service's place, in the clear, and the
 * agent hands that on as if the service had said it. No such answer is read: a forged one could name a stream.
 */
function refusalOfProxy(status = 0): HttpError['reading'] {
  if (status === 407) return failure({ code: 'proxy-login' });
  return transientError(status >= 500 ? 'refused' : 'not-an-answer');
}

/** What a broken exchange means, by Node's code and never by its text. */
export function meaningOf(reason: unknown, whole: AbortSignal): HttpError['reading'] {
  const code = errorCode(reason);
  if (isCertificateCode(code)) return failure({ code: 'certificate', where: 'service' });
  if (whole.aborted) return transientError('no-answer');
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
