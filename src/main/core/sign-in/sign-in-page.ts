import { isLoopback } from '../../../shared/network/hosts.ts';
import { AWS_PARTITIONS, isIdentityCenterHost, isSignInService } from './aws-partitions.ts';

/** Sign-in pages of the commercial partition outside of Identity Center's own hosts. */
const SIGN_IN_DOMAIN = /^([a-z0-9-]{1,63}\.)+signin\.aws$/;
const MAX_LENGTH = 8_192;

/**
 * A sign-in page that may be opened in the browser: https at a sign-in host of AWS on the default port, or http
 * on 127.0.0.1 for practice, which the caller must have checked. `undefined` for every other text. Pure and total.
 */
export function signInPage(text: string): URL | undefined {
  const page = webPage(text);
  if (page === undefined) return undefined;
  const { protocol, hostname, port } = page;
  if (protocol === 'http:') return hostname === '127.0.0.1' && port !== '' ? page : undefined;
  return port === '' && isSignInHost(hostname) ? page : undefined;
}

/** True for hosts of AWS's sign-in pages. Other hosts of these domains can be named by customers. */
const isSignInHost = (host: string): boolean =>
  SIGN_IN_DOMAIN.test(host) ||
  host.split('.').some((label) => isSignInService(host, label)) ||
  AWS_PARTITIONS.some((partition) => isIdentityCenterHost(host, partition));

/**
 * A page of a login server that may be opened in the browser: exactly the address that was discovered for signing
 * in, with additional query parameters only. https, or http on this machine. `undefined` for every other text.
 * Pure and total.
 */
export function loginPage(text: string, endpoint: string): URL | undefined {
  const [page, known] = [webPage(text), webPage(endpoint)];
  if (page === undefined || known === undefined || page.hash !== '') return undefined;
  if (page.origin !== known.origin || page.pathname !== known.pathname) return undefined;
  if (!page.search.startsWith(known.search)) return undefined;
  const isHere = isLoopback(page.hostname.replace(/^\[|\]$/g, ''));
  return page.protocol === 'https:' || isHere ? page : undefined;
}

/** A web address that every program reads in the same way. */
function webPage(text: string): URL | undefined {
  if (text.length > MAX_LENGTH || !/^https?:\/\/[\x21-\x7e]+$/.test(text)) return undefined;
  // A browser reads a backslash as a slash and other programs do not, so the host would be ambiguous.
  if (text.includes('\\') || !URL.canParse(text)) return undefined;
  const page = new URL(text);
  return page.username === '' && page.password === '' ? page : undefined;
}
