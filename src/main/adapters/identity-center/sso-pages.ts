import type { Organisation } from '../../../shared/sign-in/credentials.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import { isLoopbackUrl } from '../sign-in/aws-endpoint.ts';

/**
 * True for a page where that organisation's people sign in. SECURITY: an answer names these pages, and what the
 * system opens can do more than show a page, so it is https on a host of the list, or the practice endpoint.
 */
export function isSignInPage(
  address: string,
  { startUrl, region }: Organisation,
  endpoint: string | undefined,
): boolean {
  if (!/^https?:\/\/[\x21-\x7e]{1,4096}$/.test(address) || !URL.canParse(address)) return false;
  const { protocol, origin, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (endpoint !== undefined) return isLoopbackUrl(endpoint) && new URL(endpoint).origin === origin;
  if (protocol !== 'https:' || port !== '') return false;
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const aws = ['oidc', 'device.sso'].map((service) => `${service}.${region}.${suffix}`);
  return (
    [...aws, new URL(startUrl).hostname].includes(hostname) || hostname.endsWith('.awsapps.com')
  );
}

/** Where a code is typed, as people read and type it: the host, and the path where there is one. */
export function placeToType(address: string): string {
  const { host, pathname, hash } = new URL(address);
  const path = `${pathname}${hash}`;
  return safeText(path === '/' ? host : `${host}${path}`, 200);
}
