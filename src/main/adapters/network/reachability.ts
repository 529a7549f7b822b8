import { lookup } from 'node:dns';
import * as net from 'node:net';
import * as tls from 'node:tls';
import type { ReachCause } from '../../../shared/base/failure.ts';
import { isInward, isLoopback } from '../../../shared/network/hosts.ts';
import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { CertificateProblem } from '../../../shared/network/network.ts';
import { deadline, onAbort, unlessAborted } from '../../core/base/clock.ts';
import type { Trust } from '../../core/base/trust.ts';
import type {
  Reachability,
  ReachabilityTarget,
  CheckReachability,
} from '../../core/network/reachability.ts';
import { certificateProblem, checkIdentity, isCertificateCode } from './certificates.ts';
import { tlsContext } from './tls-contexts.ts';
import { errorCode } from '../base/error-code.ts';
import { proxyUrlFrom, type ResolveProxy } from './proxy.ts';
import { systemClock } from '../base/system-clock.ts';

const TIMEOUT_MS = 5_000;

/**
 * Checks {@link Reachability} from this machine. Targets that the system or the viewer sends through
 * a proxy are not tried.
 */
export function createReachability(resolveProxy: ResolveProxy): CheckReachability {
  return async (target, signal) => {
    signal.throwIfAborted();
    const isProxied =
      target.viewerProxy === undefined
        ? !isLoopback(target.host) && (await hasProxy(target, resolveProxy, signal))
        : target.viewerProxy === 'own';
    return isProxied ? { kind: 'proxied' } : readReachability(target, signal);
  };
}

/** Proxy settings that cannot be read, or not in time (an unreachable PAC file), count as none. */
async function hasProxy(
  { host, port }: ReachabilityTarget,
  resolveProxy: ResolveProxy,
  signal: AbortSignal,
): Promise<boolean> {
  const limit = deadline(systemClock, TIMEOUT_MS, signal);
  try {
    const resolved = resolveProxy(`https://${bracketed(host)}:${port}`);
    return proxyUrlFrom(await unlessAborted(resolved, limit.signal)) !== undefined;
  } catch {
    signal.throwIfAborted();
    return false;
  } finally {
    limit.stop();
  }
}

/**
 * Tries TCP and then a TLS handshake to the host of a stream, within 5 s. READY does not mean
 * reachable: this distinguishes a firewall from a server that is still starting, before a viewer
 * runs into it. An untrusted certificate is reported, not judged: the handshake succeeded,
 * `trusted` is false. Throws only for `signal`.
 */
export async function readReachability(
  target: ReachabilityTarget,
  signal: AbortSignal,
): Promise<Reachability> {
  signal.throwIfAborted();
  const limit = deadline(systemClock, TIMEOUT_MS, signal);
  try {
    return await reachWithin(target, limit.signal);
  } finally {
    limit.stop();
    signal.throwIfAborted();
  }
}

async function reachWithin(target: ReachabilityTarget, limit: AbortSignal): Promise<Reachability> {
  // Before the connection, so that the server does not wait meanwhile.
  const trusted = target.tls ? await contextFor(target.trust) : undefined;
  const reachability = await reachWith(target, trusted, limit);
  return reachability.kind === 'unreached'
    ? { ...reachability, ...omitUndefined({ doubt: trusted?.problem }) }
    : reachability;
}

async function reachWith(
  target: ReachabilityTarget,
  trusted: Trusted | undefined,
  limit: AbortSignal,
): Promise<Reachability> {
  const reachability = await connectTcp(target, limit);
  if (!('socket' in reachability)) return reachability;
  try {
    return trusted !== undefined
      ? await tlsHandshake(reachability.socket, target, trusted, limit)
      : { kind: 'reached', trusted: true };
  } finally {
    reachability.socket.destroy();
  }
}

type Connected = { readonly socket: net.Socket } | Reachability;

function connectTcp(
  { host, port, onlyOutwardExcept }: ReachabilityTarget,
  limit: AbortSignal,
): Promise<Connected> {
  return new Promise((resolve) => {
    const socket = net.connect({
      host,
      port,
      autoSelectFamily: true,
      ...(onlyOutwardExcept !== undefined && { lookup: outwardLookup(onlyOutwardExcept) }),
    });
    const end = (cause: ReachCause) => {
      socket.destroy();
      resolve({ kind: 'unreached', cause });
    };
    const unlisten = onAbort(limit, () => {
      end('time-out');
    });
    socket.once('connect', () => {
      unlisten();
      resolve({ socket });
    });
    socket.on('error', (reason) => {
      unlisten();
      if (errorCode(reason) !== INWARD) end(causeOf(reason));
      else resolve({ kind: 'inward' });
    });
  });
}

const INWARD = 'INWARD';

/**
 * The system's name lookup, which fails if one of the addresses is internal and not among `except`. SECURITY: the rules
 * for hosts see only names; anyone who controls a name can let it lead to this machine or to a metadata service.
 */
function outwardLookup(except: readonly string[]): net.LookupFunction {
  return (name, options, done) => {
    lookup(name, { ...options, all: true }, (error, addresses) => {
      if (error !== null) done(error, []);
      else if (addresses.some(({ address }) => isInward(address) && !except.includes(address)))
        done(Object.assign(new Error(INWARD), { code: INWARD }), []);
      else done(null, addresses);
    });
  };
}

/**
 * Checks the certificate by the same rules as the app's own requests, and closes before a byte is
 * sent: the viewer decides whether to accept an untrusted certificate.
 */
function tlsHandshake(
  socket: net.Socket,
  { host, trust }: ReachabilityTarget,
  { secureContext, problem }: Trusted,
  limit: AbortSignal,
): Promise<Reachability> {
  return new Promise((resolve) => {
    const secure = tls.connect({
      socket,
      host, // the name the certificate is checked against; without it, an address would be checked against `localhost`
      secureContext,
      checkServerIdentity: checkIdentity(trust.pin),
      ...(net.isIP(host) === 0 && { servername: host }),
      rejectUnauthorized: true,
    });
    const end = (reachability: Reachability) => {
      secure.destroy();
      resolve(reachability);
    };
    const unlisten = onAbort(limit, () => {
      end({ kind: 'unreached', cause: 'handshake' });
    });
    secure.once('close', unlisten);
    secure.once('secureConnect', () => {
      end(problem === undefined ? { kind: 'reached', trusted: true } : untrusted(problem));
    });
    // A rejected certificate still means that the handshake worked: the server spoke TLS and
    // identified itself.
    secure.on('error', (reason) => {
      const code = errorCode(reason);
      if (!isCertificateCode(code)) end({ kind: 'unreached', cause: 'handshake' });
      else end(untrusted(problem ?? certificateProblem(code)));
    });
    secure.once('close', () => {
      end({ kind: 'unreached', cause: 'handshake' });
    });
  });
}

const untrusted = (doubt: CertificateProblem): Reachability => ({
  kind: 'reached',
  trusted: false,
  doubt,
});

interface Trusted {
  readonly secureContext: tls.SecureContext;
  /** What is wrong with the CA file: then the connection trusts no one, but the handshake is still checked. */
  readonly problem?: CertificateProblem;
}

async function contextFor({ caFile }: Trust): Promise<Trusted> {
  try {
    return { secureContext: await tlsContext(caFile) };
  } catch (reason) {
    const problem = certificateProblem(errorCode(reason));
    return { secureContext: await tlsContext(undefined), problem };
  }
}

function causeOf(reason: unknown): ReachCause {
  switch (errorCode(reason)) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'EAI_NODATA':
      return 'name';
    case 'ECONNREFUSED':
    case 'ECONNRESET':
      return 'refused';
    case 'ENETUNREACH':
    case 'EHOSTUNREACH':
    case 'ENETDOWN':
      return 'no-route';
    default:
      // Happy eyeballs: several addresses were tried, each with its own error.
      return reason instanceof AggregateError ? causeOf(reason.errors[0]) : 'time-out';
  }
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);
