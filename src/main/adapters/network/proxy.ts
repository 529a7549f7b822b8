/** Asks the system (its settings, a PAC file) how a URL is to be reached; answers in PAC's words: `DIRECT`, `PROXY host:port; …`. */
export type ResolveProxy = (url: string) => Promise<string>;

const SCHEMES: Readonly<Record<string, string>> = {
  PROXY: 'http',
  HTTP: 'http',
  HTTPS: 'https',
  // Chromium writes version 4 as SOCKS. A proxy of version 5 looks names up itself (`h`), as in Chromium:
  // on a closed network only the proxy can.
  SOCKS: 'socks4',
  SOCKS4: 'socks4',
  SOCKS5: 'socks5h',
};

/** The first proxy of a PAC answer, as a URL; nothing for `DIRECT` and for what is not understood. */
export function proxyUrlFrom(answer: string): URL | undefined {
  const [first = ''] = answer.split(';');
  const [word = '', place = ''] = first.trim().split(/\s+/);
  const scheme = SCHEMES[word.toUpperCase()];
  if (scheme === undefined || !/^[\w.:[\]-]+:\d{1,5}$/.test(place)) return undefined;
  return URL.canParse(`${scheme}://${place}`) ? new URL(`${scheme}://${place}`) : undefined;
}
