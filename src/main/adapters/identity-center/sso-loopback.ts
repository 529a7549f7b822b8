import { createHash, timingSafeEqual } from 'node:crypto';
import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { Secret } from '../../core/secrets/secret.ts';

/**
 * The authorization response (RFC 6749, 4.1.2): a code and, if given, its issuer (RFC 9207), or an
 * error.
 */
export type AuthorizationResponse =
  | { readonly kind: 'code'; readonly code: Secret; readonly issuer?: string }
  | { readonly kind: 'refused'; readonly error: string };

/** A loopback redirect URI on this machine (RFC 8252, 7.3) that accepts one redirect. */
export interface LoopbackRedirect {
  readonly redirectUri: string;
  /**
   * Settles with the first request that carries the right state. If none comes, it stays pending:
   * call `close`.
   */
  readonly result: Promise<AuthorizationResponse>;
  close(): void;
}

/** The path registered with the token service; the port is arbitrary (RFC 8252, 7.3). */
export const REDIRECT_PATH = '/oauth/callback';

/**
 * Listens on 127.0.0.1 for the redirect of one sign-in. SECURITY: the Host is checked, because a
 * web page could point a name at this port; the path is fixed; the state must be the one that was
 * sent, which no one else knows; only the first such request is accepted. All others get 404.
 */
export async function openLoopbackRedirect(state: string): Promise<LoopbackRedirect> {
  const server = http.createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 5_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0, exclusive: true }, resolve);
  });
  // For a TCP port, listen() gives an AddressInfo.
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  const close = () => {
    server.close();
    // Browsers open a spare connection, which would keep the server from closing.
    server.closeAllConnections();
  };
  let used = false;
  const result = new Promise<AuthorizationResponse>((resolve) => {
    server.on('request', (request, response) => {
      const received =
        request.headers.host === host && !used ? parseRedirect(request, state) : undefined;
      if (received === undefined) {
        response.writeHead(404, SECURITY_HEADERS).end();
        return;
      }
      used = true;
      response.once('close', () => {
        close();
        resolve(received);
      });
      const page = received.kind === 'code' ? PAGES.code : PAGES.refused;
      response
        .writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/html; charset=utf-8' })
        .end(page);
    });
  });
  return { redirectUri: `http://${host}${REDIRECT_PATH}`, result, close };
}

const SECURITY_HEADERS = {
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

function parseRedirect(
  { method, url }: http.IncomingMessage,
  state: string,
): AuthorizationResponse | undefined {
  const [path, query] = (url ?? '').split('?', 2);
  if (method !== 'GET' || path !== REDIRECT_PATH || query === undefined) return undefined;
  const fields = new URLSearchParams(query);
  const [received, ...others] = fields.getAll('state');
  if (received === undefined || others.length > 0 || !isEqual(received, state)) return undefined;
  const code = fields.get('code');
  const error = fields.get('error');
  // The characters that RFC 6749, 4.1.2.1, allows. Any other value still counts as an error, as
  // `unknown`.
  if (error !== null)
    return { kind: 'refused', error: /^[a-z_]{1,64}$/.test(error) ? error : 'unknown' };
  if (code === null || !/^[\x21-\x7e]{1,8192}$/.test(code)) return undefined;
  const issuer = fields.get('iss');
  return { kind: 'code', code: new Secret(code), ...(issuer !== null && { issuer }) };
}

function isEqual(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
