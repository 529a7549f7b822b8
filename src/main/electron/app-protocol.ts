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

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cache-control': 'no-store',
};

/** Call it before the app is ready. Never `corsEnabled`: no other origin may read the program's files. */
export function registerAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true } },
  ]);
}

/** Serves `app://bundle/…` from the list of files that the build writes. */
export function serveApp(protocol: Pick<Protocol, 'handle'>, bundle: Bundle): void {
  protocol.handle('app', (request) => answerAppRequest(request, bundle));
}

/** Answers GET requests for listed files, and everything else with 404. */
export async function answerAppRequest(
  { method, url }: { readonly method: string; readonly url: string },
  bundle: Bundle,
): Promise<Response> {
  const { host, pathname } = new URL(url);
  const file = method === 'GET' && host === HOST ? await bundle(pathname) : undefined;
  if (file === undefined) return new Response(null, { status: 404, headers: HEADERS });
  return new Response(file.body, { headers: { ...HEADERS, 'content-type': file.type } });
}
