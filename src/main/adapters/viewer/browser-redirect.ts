import { randomBytes } from 'node:crypto';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Secret } from '../../core/secrets/secret.ts';

const LIFE_MS = 60_000;

/** An address on this machine that redirects one visitor, once. */
export interface Redirect {
  readonly address: string;
  /** Settles when it was used, or after a minute. */
  readonly closed: Promise<void>;
}

/**
 * A one-time redirect to `target` on 127.0.0.1. Opening a URL puts it on a command line that every
 * program on this machine can read; this address is useless after its first use. Its path is 128
 * random bits, its Host is checked, and nothing of it is stored or passed on (`no-store`,
 * `no-referrer`).
 */
export async function openRedirect(target: Secret): Promise<Redirect> {
  const path = `/${randomBytes(16).toString('base64url')}`;
  const server = http.createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 5_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve);
  });
  // For a TCP port, listen() gives an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  let used = false;
  const closed = new Promise<void>((resolve) => {
    server.once('close', resolve);
  });
  const close = () => {
    clearTimeout(late);
    server.close();
    // Browsers open a spare connection, which would keep the server from closing.
    server.closeAllConnections();
  };
  const late = setTimeout(close, LIFE_MS);
  server.on('request', (request, response) => {
    const guarded = {
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
      connection: 'close',
    };
    if (used || request.method !== 'GET' || request.url !== path || request.headers.host !== host) {
      response.writeHead(404, guarded).end();
      return;
    }
    used = true;
    response.once('close', close);
    response.writeHead(302, { ...guarded, location: target.reveal() }).end();
  });
  return { address: `http://${host}${path}`, closed };
}
