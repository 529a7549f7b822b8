import { session, type Protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from '../../src/main/electron/app-protocol.ts';
import { WINDOW_PARTITION } from '../../src/main/electron/hardening.ts';
import { developmentPolicy, fetchFromServer, reachableFrom } from './serve-from-vite.ts';

export { registerAppScheme } from '../../src/main/electron/app-protocol.ts';

/** Where `npm run dev` serves the window's sources, such as `http://127.0.0.1:5173`. */
declare const DEVELOPMENT_SERVER: string;

/**
 * Replaces `src/main/electron/app-protocol.ts` during development: the pages keep their origin, and their files come
 * from the development server. Only `npm run dev` builds with this file, so the product has no such branch.
 */
export function serveApp(protocol: Pick<Protocol, 'handle'>): void {
  const policy = developmentPolicy(CONTENT_SECURITY_POLICY, DEVELOPMENT_SERVER);
  const reachable = reachableFrom(DEVELOPMENT_SERVER);
  const pages = session.fromPartition(WINDOW_PARTITION);
  // Replaces the product's proxy, which blocks connections to loopback addresses as well.
  void pages.setProxy({ mode: 'direct' });
  // Replaces the product's own listener, which blocks all sockets.
  pages.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !reachable(url) });
  });
  protocol.handle('app', (request) => fetchFromServer(DEVELOPMENT_SERVER, request, policy));
}
