import { isLoopback } from '../../../shared/network/hosts.ts';

/** Pages of AWS's own that sign people in; the rest of these domains has hosts that customers name. */
const SIGN_IN_HOSTS: readonly RegExp[] = [
  /^([a-z0-9-]{1,63}\.)+awsapps\.(com|cn)$/,
  /^([a-z0-9-]{1,63}\.)+(signin|app)\.aws$/,
  /^(device\.sso|oidc)\.[a-z]{2}(-[a-z]{3,12}){1,2}-\d\.(amazonaws\.com(\.cn)?|api\.aws)$/,
];
const MAX_LENGTH = 8_192;

/**
 * A sign-in page that may be opened in the browser: https at a sign-in host of AWS's, on its usual port, or
 * http on 127.0.0.1, where sign-in is practised (whoever asks has made sure that it is). Nothing for every
 * other text. Pure and total.
 */
export function signInPage(text: string): URL | undefined {
  const page = webPage(text);
  if (page === undefined) return undefined;
  const { protocol, hostname, port } = page;
  if (protocol === 'http:') return hostname === '127.0.0.1' && port !== '' ? page : undefined;
  return port === '' && SIGN_IN_HOSTS.some((host) => host.test(hostname)) ? page : undefined;
}

/**
 * A page of a login server's own that may be opened in the browser: the very address that was discovered for
 * signing in, with more behind the `?` and nothing else. https, or http on this machine. Nothing for every
 * other text. Pure and total.
 */
export function loginPage(text: string, endpoint: string): URL | undefined {
  const [page, known] = [webPage(text), webPage(endpoint)];
  if (page === undefined || known === undefined || page.hash !== '') return undefined;
  if (page.origin !== known.origin || page.pathname !== known.pathname) return undefined;
  if (!page.search.startsWith(known.search)) return undefined;
  const isHere = isLoopback(page.hostname.replace(/^\[|\]$/g, ''));
  return page.protocol === 'https:' || isHere ? page : undefined;
}

/** An address of the web that is read in one way only. */
function webPage(text: string): URL | undefined {
  if (text.length > MAX_LENGTH || !/^https?:\/\/[\x21-\x7e]+$/.test(text)) return undefined;
  // A backslash is a slash to a browser and none to others, so a host could be read in two ways.
  if (text.includes('\\') || !URL.canParse(text)) return undefined;
  const page = new URL(text);
  return page.username === '' && page.password === '' ? page : undefined;
}
