import * as v from 'valibot';
import { AwsRegion } from '../../../shared/sign-in/credentials.ts';
import { ok, err, type Result } from '../../../shared/base/failure.ts';
import { isLoopback } from '../../../shared/network/hosts.ts';
import type { Rule } from '../../../shared/base/rule.ts';
import { partitionOf } from '../../core/sign-in/aws-partitions.ts';

/** The AWS services used to sign in. */
export type SignInService = 'sts' | 'oidc' | 'portal.sso';

/**
 * The URL of a service: AWS's own host in the region, or an endpoint on this machine. Fails with
 * `connection-invalid` for any other endpoint and for an invalid region.
 */
export function serviceUrl(
  service: SignInService,
  region: string,
  endpoint: string | undefined,
): Result<string> {
  // SECURITY: the region becomes part of a host name, so it is always checked.
  if (!v.is(AwsRegion, region)) return invalid('region', 'aws-region');
  if (endpoint === undefined)
    return ok(`https://${service}.${region}.${partitionOf(region).domain}`);
  return isLoopbackUrl(endpoint) ? ok(endpoint) : invalid('endpoint', 'sign-in-elsewhere');
}

const invalid = (field: string, rule: Rule) => err({ code: 'connection-invalid', field, rule });

/** True for http and https URLs of this machine, without user info, query and fragment. */
export function isLoopbackUrl(text: string): boolean {
  if (!/^https?:\/\/[\x21-\x7e]+$/.test(text) || !URL.canParse(text)) return false;
  const { hostname, username, password, search, hash } = new URL(text);
  const isPlain = [username, password, search, hash].every((part) => part === '');
  return isPlain && isLoopback(hostname.replace(/^\[|\]$/g, ''));
}
