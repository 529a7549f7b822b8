import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Log } from '../../core/base/log.ts';
import { Secret } from '../../core/secrets/secret.ts';
import { isForServer, openLoopbackServer } from '../network/loopback-server.ts';

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
 * Listens on 127.0.0.1 for the redirect of one sign-in. SECURITY: only requests of this user are
 * accepted, because other users can read the state in the sign-in page's address on a command line
 * ({@link openLoopbackServer}); the Host is checked, because a web page could point a name at this
 * port; the path is fixed; the state must be the one that was sent; only the first such request is
 * accepted. All others get 404.
 */
export async function openLoopbackRedirect(state: string, log: Log): Promise<LoopbackRedirect> {
  let used = false;
  let settle: (response: AuthorizationResponse) => void;
  const result = new Promise<AuthorizationResponse>((resolve) => {
    settle = resolve;
  });
  const server = await openLoopbackServer((request, response) => {
    const isAccepted = isForServer(request, server) && !used;
    const received = isAccepted ? parseRedirect(request, state) : undefined;
    if (received === undefined) {
      response.writeHead(404, SECURITY_HEADERS).end();
      return;
    }
    used = true;
    response.once('close', () => {
      server.close();
      settle(received);
    });
    const page = received.kind === 'code' ? PAGES.code : PAGES.refused;
    response
      .writeHead(200, { ...SECURITY_HEADERS, 'content-type': 'text/html; charset=utf-8' })
      .end(page);
  }, log);
  return {
    redirectUri: `http://${server.host}${REDIRECT_PATH}`,
    result,
    close: () => {
      server.close();
    },
  };
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
  { method, url }: IncomingMessage,
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
