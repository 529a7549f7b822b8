import * as net from 'node:net';
import * as tls from 'node:tls';
import type { ReachCause } from '../../../shared/base/failure.ts';
import { isLoopback } from '../../../shared/network/hosts.ts';
import type { CertificateDoubt } from '../../../shared/network/network.ts';
import { deadline, unlessAborted } from '../../core/base/clock.ts';
import type { Trust } from '../../core/base/trust.ts';
import type {
  Reachability,
  ReachabilityTarget,
  CheckReachability,
} from '../../core/network/reachability.ts';
import {
  certificateDoubt,
  checkIdentity,
  isCertificateCode,
  trustedAuthorities,
} from './certificates.ts';
import { errorCode } from '../base/error-code.ts';
import { proxyUrlFrom, type ResolveProxy } from './proxy.ts';
import { systemClock } from '../base/system-clock.ts';

const PATIENCE_MS = 5_000;

/** {@link Reachability} from this machine: what the system sends to a proxy is not tried. */
export function createReachability(resolveProxy: ResolveProxy): CheckReachability {
  return async (target, signal) => {
    signal.throwIfAborted();
    const isProxied = !isLoopback(target.host) && (await hasProxy(target, resolveProxy, signal));
    return isProxied ? { kind: 'proxied' } : readReachability(target, signal);
  };
}

/** Settings that cannot be read, or not in time (a PAC file that is nowhere), are none. */
async function hasProxy(
  { host, port }: ReachabilityTarget,
  resolveProxy: ResolveProxy,
  signal: AbortSignal,
): Promise<boolean> {
  const limit = deadline(systemClock, PATIENCE_MS, signal);
  try {
    const asked = resolveProxy(`https://${bracketed(host)}:${port}`);
    return proxyUrlFrom(await unlessAborted(asked, limit.signal)) !== undefined;
  } catch {
    signal.throwIfAborted();
    return false;
  } finally {
    limit.stop();
  }
}

/**
 * Tries TCP, then a TLS handshake, to the host of a stream, within 5 s. READY does not mean
 * reachable: this tells a firewall from a server that is still starting before a viewer runs into
 * it. A certificate nobody trusts is told, not decided: handshake done, `trusted` false. Never throws
 * but for `signal`.
 */
export async function readReachability(
  target: ReachabilityTarget,
  signal: AbortSignal,
): Promise<Reachability> {
  signal.throwIfAborted();
  const limit = deadline(systemClock, PATIENCE_MS, signal);
  try {
    return await reachWithin(target, limit.signal);
  } finally {
    limit.stop();
    signal.throwIfAborted();
  }
}

async function reachWithin(target: ReachabilityTarget, limit: AbortSignal): Promise<Reachability> {
  const reach = await connectTcp(target, limit);
  if (!('socket' in reach)) return reach;
  try {
    return target.tls
      ? await shakeHands(reach.socket, target, limit)
      : { kind: 'reached', trusted: true };
  } finally {
    reach.socket.destroy();
  }
}

type Connected = { readonly socket: net.Socket } | Reachability;

function connectTcp({ host, port }: ReachabilityTarget, limit: AbortSignal): Promise<Connected> {
  return new Promise((resolve) => {
    const socket = net.connect({ host, port, autoSelectFamily: true });
    const end = (cause: ReachCause) => {
      socket.destroy();
      resolve({ kind: 'unreached', cause });
    };
    limit.addEventListener('abort', () => {
      end('time-out');
    });
    socket.once('connect', () => {
      resolve({ socket });
    });
    socket.on('error', (reason) => {
      end(causeOf(reason));
    });
  });
}

/**
 * Checked with the same rules our own requests have, and closed before a byte is sent: whether to go
 * on with a certificate nobody trusts is the viewer's question.
 */
function shakeHands(
  socket: net.Socket,
  { host, trust }: ReachabilityTarget,
  limit: AbortSignal,
): Promise<Reachability> {
  const { authorities, isWhole } = authoritiesFor(trust);
  return new Promise((resolve) => {
    const secure = tls.connect({
      socket,
      host, // whom the certificate is held against; without it, an address would be held against `localhost`
      ca: authorities,
      checkServerIdentity: checkIdentity(trust.pin),
      ...(net.isIP(host) === 0 && { servername: host }),
      rejectUnauthorized: true,
    });
    const end = (reach: Reachability) => {
      secure.destroy();
      resolve(reach);
    };
    limit.addEventListener('abort', () => {
      end({ kind: 'unreached', cause: 'handshake' });
    });
    secure.once('secureConnect', () => {
      end(isWhole ? { kind: 'reached', trusted: true } : doubtful('ca-file'));
    });
    // A refused certificate is a handshake that worked: the server spoke TLS and showed who it is.
    secure.on('error', (reason) => {
      const code = errorCode(reason);
      if (!isCertificateCode(code)) end({ kind: 'unreached', cause: 'handshake' });
      else end(doubtful(isWhole ? certificateDoubt(code) : 'ca-file'));
    });
    secure.once('close', () => {
      end({ kind: 'unreached', cause: 'handshake' });
    });
  });
}

const doubtful = (doubt: CertificateDoubt): Reachability => ({
  kind: 'reached',
  trusted: false,
  doubt,
});

/** Without its CA file a connection trusts nobody, but whether there is a handshake can still be seen. */
function authoritiesFor({ caFile }: Trust): { authorities: string[]; isWhole: boolean } {
  try {
    return { authorities: trustedAuthorities(caFile), isWhole: true };
  } catch {
    return { authorities: trustedAuthorities(undefined), isWhole: false };
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
      // Happy eyeballs: several addresses tried, each with a reason of its own.
      return reason instanceof AggregateError ? causeOf(reason.errors[0]) : 'time-out';
  }
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host);
