import { createHash, timingSafeEqual } from 'node:crypto';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '../../core/secrets/secret.ts';

/** What a sign-in page sent back: a code (and who says it is theirs, RFC 9207), or why there is none. */
export type CameBack =
  | { readonly came: 'code'; readonly code: Secret; readonly issuer?: string }
  | { readonly came: 'refused'; readonly error: string };

/** An address on this machine to which a sign-in page sends the user back, once. */
export interface WayBack {
  readonly redirectUri: string;
  /** Settles with the first visit that knows the state. Never by itself where nobody comes: call `close`. */
  readonly back: Promise<CameBack>;
  close(): void;
}

/** The path that is registered with the token service; the port is free there (RFC 8252, 7.3). */
export const REDIRECT_PATH = '/oauth/callback';

/**
 * Listens on 127.0.0.1 for the way back of one sign-in. SECURITY: the Host is checked (a web page could
 * give this port a name of its own), the path is fixed, the state has to be the one that was sent
 * (nobody else knows it), and the first such visit is the only one. All others find nothing.
 */
export async function openWayBack(state: string): Promise<WayBack> {
  const server = http.createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 5_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve);
  });
  // listen() on a TCP port gives an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const close = () => {
    server.close();
    // Browsers open a second connection in case they need it: that one would keep us waiting.
    server.closeAllConnections();
  };
  let used = false;
  const back = new Promise<CameBack>((resolve) => {
    server.on('request', (request, response) => {
      const came = request.headers.host === host && !used ? cameBack(request, state) : undefined;
      if (came === undefined) {
        response.writeHead(404, GUARDED).end();
        return;
      }
      used = true;
      response.once('close', () => {
        close();
        resolve(came);
      });
      const page = came.came === 'code' ? PAGES.code : PAGES.refused;
      response.writeHead(200, { ...GUARDED, 'content-type': 'text/html; charset=utf-8' }).end(page);
    });
  });
  return { redirectUri: `http://${host}${REDIRECT_PATH}`, back, close };
}

const GUARDED = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
  connection: 'close',
};

const pageOf = (title: string, words: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1><p>${words}</p></html>\n`;
const PAGES = {
  code: pageOf('Signed in', 'You can close this page and go back to Stagedoor.'),
  refused: pageOf('Not signed in', 'You can close this page. Stagedoor says what to do next.'),
};

function cameBack({ method, url }: http.IncomingMessage, state: string): CameBack | undefined {
  const [path, query] = (url ?? '').split('?', 2);
  if (method !== 'GET' || path !== REDIRECT_PATH || query === undefined) return undefined;
  const fields = new URLSearchParams(query);
  const [theirs, ...others] = fields.getAll('state');
  if (theirs === undefined || others.length > 0 || !same(theirs, state)) return undefined;
  const code = fields.get('code');
  const error = fields.get('error');
  // RFC 6749, 4.1.2.1: what it is made of. Another is a refusal all the same, without a name.
  if (error !== null)
    return { came: 'refused', error: /^[a-z_]{1,64}$/.test(error) ? error : 'unknown' };
  if (code === null || !/^[\x21-\x7e]{1,8192}$/.test(code)) return undefined;
  const issuer = fields.get('iss');
  return { came: 'code', code: new Secret(code), ...(issuer !== null && { issuer }) };
}

function same(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
