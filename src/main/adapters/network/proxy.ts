/**
 * Asks the system (its settings, a PAC file) how to reach a URL; responds in PAC syntax: `DIRECT`,
 * `PROXY host:port; …`.
 */
export type ResolveProxy = (url: string) => Promise<string>;

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  // Chromium writes SOCKS for version 4. A version 5 proxy resolves names itself (`h`), as in
  // Chromium: on a closed network only the proxy can.
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5h',
};

/** The first proxy of a PAC response, as a URL; undefined for `DIRECT` and for anything unknown. */
export function proxyUrlFrom(pac: string): URL | undefined {
  const [first = ''] = pac.split(';');
  const [word = '', hostPort = ''] = first.trim().split(/\s+/);
  const scheme = SCHEMES[word.toUpperCase()];
  if (scheme === undefined || !/^[\w.:[\]-]+:\d{1,5}$/.test(hostPort)) return undefined;
  return URL.canParse(`${scheme}://${hostPort}`) ? new URL(`${scheme}://${hostPort}`) : undefined;
}
