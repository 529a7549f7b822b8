const OURS_AND_DEVTOOLS = /^(app:\/\/bundle|devtools:\/\/devtools)\//;

const socketOf = (server: string) => server.replace(/^http:/, 'ws:');

/**
 * The product's content security policy with the two exceptions that replacing modules in a running page needs: the
 * socket that reports changes, and the `<style>` elements that Vite adds.
 */
export function developmentPolicy(policy: string, server: string): string {
  return policy
    .replace("connect-src 'none'", `connect-src ${socketOf(server)}`)
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'");
}

/** Which addresses a page may reach: its own files, DevTools, and the socket of the development server. */
export function reachableFrom(server: string): (url: string) => boolean {
  const socket = `${socketOf(server)}/`;
  return (url) => OURS_AND_DEVTOOLS.test(url) || url.startsWith(socket);
}

/**
 * Answers a request for `app://bundle/…` with the development server's file at the same path. Only its content type is
 * passed on, because a page that is cached would not change.
 */
export async function fetchFromServer(
  server: string,
  request: Pick<Request, 'url' | 'headers'>,
  policy: string,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  // Vite answers with a stylesheet for `<link>` and a script for `import`, depending on the Accept header.
  const headers = { accept: request.headers.get('accept') ?? '*/*' };
  const answer = await fetch(`${server}${pathname}${search}`, { headers });
  return new Response(await answer.arrayBuffer(), {
    status: answer.status,
    headers: {
      'content-security-policy': policy,
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
      'cache-control': 'no-store',
    },
  });
}
