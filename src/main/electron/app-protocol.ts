import type { Protocol } from 'electron';
import type { Bundle } from '../core/window/bundle.ts';

const HOST = 'bundle';

/**
 * The window's content security policy: only the program's own files. No inline script or style, no eval, no
 * connection, no frame; `innerHTML` only through Svelte's Trusted Types policy.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types svelte-trusted-html',
].join('; ');

/** Chromium's `net::ERR_FAILED`. */
const NET_FAILED = -2;

/**
 * Without `cross-origin-opener-policy`: no page has an opener and none can open another one (`hardening.ts`), and for that
 * header Chromium ends the process that it has started with the window and starts another one for the page.
 */
const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** Call it before the app is ready. Never `corsEnabled`: no other origin may read the program's files. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true } },
  ]);
}

/** What Electron sends to the page. */
export interface AppResponse {
  readonly statusCode: 200 | 404;
  readonly headers: Record<string, string>;
  readonly data: Buffer;
}

/**
 * Serves `app://bundle/…` from the list of files that the build writes. `protocol.handle` would be the current way, but it
 * loads Node's `fetch`, and with it HTTP/2 and streams, before the first window is drawn: the window was usable about
 * 100 ms later (docs/development.md, "Measured"; https://github.com/electron/electron/issues/42612).
 */
export function serveApp(protocol: Pick<Protocol, 'registerBufferProtocol'>, bundle: Bundle): void {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- see above
  protocol.registerBufferProtocol('app', (request, respond) => {
    answerAppRequest(request, bundle).then(respond, () => {
      respond({ error: NET_FAILED });
    });
  });
}

/** Answers GET requests for listed files, and everything else with 404. */
export async function answerAppRequest(
  { method, url }: { readonly method: string; readonly url: string },
  bundle: Bundle,
): Promise<AppResponse> {
  const { host, pathname } = new URL(url);
  const file = method === 'GET' && host === HOST ? await bundle(pathname) : undefined;
  if (file === undefined) return { statusCode: 404, headers: HEADERS, data: Buffer.alloc(0) };
  const headers = { ...HEADERS, 'content-type': file.type };
  return { statusCode: 200, headers, data: bufferOf(file.body) };
}

/** The same bytes, not a copy. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
