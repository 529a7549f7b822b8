import { session, type Protocol } from 'electron';
import { CONTENT_SECURITY_POLICY } from '../../src/main/electron/app-protocol.ts';
import { developmentPolicy, fetchFromServer, reachableFrom } from './serve-from-vite.ts';

export { registerAppScheme } from '../../src/main/electron/app-protocol.ts';

/** Where `npm run dev` serves the window's sources, such as `http://127.0.0.1:5173`. */
declare const DEVELOPMENT_SERVER: string;

/**
 * Stands in for `src/main/electron/app-protocol.ts` while developing: the pages keep their origin, and their files come
 * from the development server. The product has no such branch: only `npm run dev` builds with this file.
 */
export function serveApp(protocol: Pick<Protocol, 'handle'>): void {
  const policy = developmentPolicy(CONTENT_SECURITY_POLICY, DEVELOPMENT_SERVER);
  const reachable = reachableFrom(DEVELOPMENT_SERVER);
  // Takes the place of the product's own listener, which lets no socket through.
  session.defaultSession.webRequest.onBeforeRequest(({ url }, decide) => {
    decide({ cancel: !reachable(url) });
  });
  protocol.handle('app', (request) => fetchFromServer(DEVELOPMENT_SERVER, request, policy));
}
