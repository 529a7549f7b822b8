import { randomBytes } from 'node:crypto';
import type { Log } from '../../core/base/log.ts';
import type { Secret } from '../../core/secrets/secret.ts';
import { isForServer, openLoopbackServer } from '../network/loopback-server.ts';

const LIFE_MS = 60_000;

/** An address on this machine that redirects one visitor, once. */
export interface Redirect {
  readonly address: string;
  /** Settles when it was used, or after a minute. */
  readonly closed: Promise<void>;
}

/**
 * A one-time redirect to `target` on 127.0.0.1. Opening a URL puts it on a command line that every
 * program on this machine can read; this address is useless after its first use, and other users
 * cannot use it ({@link openLoopbackServer}). Its path is 128 random bits, its Host is checked, and
 * nothing of it is stored or passed on (`no-store`, `no-referrer`).
 */
export async function openRedirect(target: Secret, log: Log): Promise<Redirect> {
  const path = `/${randomBytes(16).toString('base64url')}`;
  let used = false;
  const server = await openLoopbackServer((request, response) => {
    const guarded = {
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      connection: 'close',
    };
    const isRight =
      request.method === 'GET' && request.url === path && isForServer(request, server);
    if (used || !isRight) {
      response.writeHead(404, guarded).end();
      return;
    }
    used = true;
    response.once('close', close);
    response.writeHead(302, { ...guarded, location: target.reveal() }).end();
  }, log);
  const close = () => {
    clearTimeout(late);
    server.close();
  };
  const late = setTimeout(close, LIFE_MS);
  return { address: `http://${server.host}${path}`, closed: server.closed };
}
