import * as v from 'valibot';
import { SignInEndpoint } from '../../../shared/connections/connection.ts';
import type {
  BaseCredentials,
  Credentials,
  Organization,
} from '../../../shared/sign-in/credentials.ts';

/** The organization whose sign-in page these credentials use, if any. */
export const organizationOf = (credentials: BaseCredentials): Organization | undefined =>
  credentials.source === 'identity-center'
    ? { startUrl: credentials.startUrl, region: credentials.region }
    : undefined;

/**
 * The endpoint of a start page on this machine (practice, tests), which gets all requests of the sign-in instead
 * of AWS. `undefined` for all other pages.
 */
export function ownEndpoint({ startUrl }: Organization): string | undefined {
  const { origin } = new URL(startUrl);
  return v.is(SignInEndpoint, origin) ? origin : undefined;
}

/** {@link ownEndpoint} for the credentials of a connection, including a role's base. */
export function endpointOf(credentials: Credentials): string | undefined {
  const base = credentials.source === 'assume-role' ? credentials.base : credentials;
  const organization = organizationOf(base);
  return organization && ownEndpoint(organization);
}
