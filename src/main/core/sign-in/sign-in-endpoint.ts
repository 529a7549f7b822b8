import * as v from 'valibot';
import { SignInEndpoint } from '../../../shared/connections/connection.ts';
import type {
  BaseCredentials,
  Credentials,
  Organisation,
} from '../../../shared/sign-in/credentials.ts';

/** Whose sign-in page these credentials take, where they take one. */
export const organisationOf = (credentials: BaseCredentials): Organisation | undefined =>
  credentials.source === 'identity-center'
    ? { startUrl: credentials.startUrl, region: credentials.region }
    : undefined;

/**
 * A start page on this machine is its own sign-in service (practice, tests): everything of it is asked
 * there, and nothing of it at AWS. Nothing for all other pages.
 */
export function ownEndpoint({ startUrl }: Organisation): string | undefined {
  const { origin } = new URL(startUrl);
  return v.is(SignInEndpoint, origin) ? origin : undefined;
}

/** The same for the credentials of a connection, a role's base included. */
export function endpointOf(credentials: Credentials): string | undefined {
  const base = credentials.source === 'assume-role' ? credentials.base : credentials;
  const organisation = organisationOf(base);
  return organisation && ownEndpoint(organisation);
}
