import type { Organization } from '../../../shared/sign-in/credentials.ts';
import { safeText } from '../../../shared/base/safe-text.ts';
import {
  isIdentityCenterHost,
  isSignInService,
  partitionOf,
} from '../../core/provider/aws-partitions.ts';
import { isLoopbackUrl } from '../sign-in/aws-endpoint.ts';

/**
 * True for a sign-in page of this organization. SECURITY: the page's address comes from a response,
 * and the system can do more with an address than show a page, so it must be https on a known host,
 * or on the practice endpoint.
 */
export function isSignInPage(
  address: string,
  { startUrl, region }: Organization,
  endpoint: string | undefined,
): boolean {
  if (!/^https?:\/\/[\x21-\x7e]{1,4096}$/.test(address) || !URL.canParse(address)) return false;
  const { protocol, origin, hostname, port, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  if (endpoint !== undefined) return isLoopbackUrl(endpoint) && new URL(endpoint).origin === origin;
  if (protocol !== 'https:' || port !== '') return false;
  return (
    hostname === new URL(startUrl).hostname ||
    isSignInService(hostname, region) ||
    isIdentityCenterHost(hostname, partitionOf(region))
  );
}

/**
 * The address where the code is typed, in the form people read and type: the host, and the path if
 * there is one.
 */
export function addressToType(address: string): string {
  const { host, pathname, hash } = new URL(address);
  const path = `${pathname}${hash}`;
  return safeText(path === '/' ? host : `${host}${path}`, 200);
}
