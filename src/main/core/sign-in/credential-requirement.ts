import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { NimbleConnection } from '../../../shared/connections/connection.ts';
import type {
  BaseCredentials,
  Credentials,
  Organisation,
} from '../../../shared/sign-in/credentials.ts';
import type { StsEndpoint } from './sign-in.ts';
import { endpointOf, organisationOf } from './sign-in-endpoint.ts';

/** What a connection needs to be signed in, whichever connection it is. */
export interface CredentialRequirement {
  /** The same for all that share a sign-in. Holds no secret. */
  readonly key: string;
  readonly credentials: Credentials;
  /** Where STS is asked, and every other service of AWS's that signs in. */
  readonly place: StsEndpoint;
  /** Whether long-lived keys are exchanged for temporary ones first. */
  readonly exchanges: boolean;
  /** Whose sign-in page it takes, where it takes one. */
  readonly organisation?: Organisation;
  /** What signs the request for the role, where there is one. */
  readonly base?: CredentialRequirement;
}

type Wanted = Pick<NimbleConnection, 'credentials' | 'region' | 'endpoint' | 'signInEndpoint'>;

/**
 * What a connection needs. Its region is not part of the key: what STS gives out in one region is good in
 * all. Keys for an endpoint that is not AWS's own are not shown to AWS, so they are not exchanged.
 */
export function credentialRequirement({
  credentials,
  region,
  endpoint,
  signInEndpoint,
}: Wanted): CredentialRequirement {
  const own = signInEndpoint ?? endpointOf(credentials);
  const place = { region, ...omitUndefined({ endpoint: own }) };
  const isAws = endpoint === undefined || signInEndpoint !== undefined;
  return needOf(credentials, place, isAws && credentials.source === 'keychain');
}

function needOf(
  credentials: Credentials,
  place: StsEndpoint,
  exchanges: boolean,
): CredentialRequirement {
  const need = { credentials, place, exchanges };
  const at = place.endpoint ?? '';
  if (credentials.source !== 'assume-role') {
    const organisation = organisationOf(credentials);
    const key = JSON.stringify([at, exchanges, ...baseKey(credentials)]);
    return { ...need, key, ...omitUndefined({ organisation }) };
  }
  const { roleArn, externalId, mfaSerial } = credentials;
  const base = needOf(credentials.base, place, false);
  const { organisation } = base;
  const key = JSON.stringify(['role', roleArn, externalId, mfaSerial, base.key]);
  return { ...need, key, base, ...omitUndefined({ organisation }) };
}

function baseKey(credentials: BaseCredentials): readonly unknown[] {
  const { source } = credentials;
  switch (source) {
    case 'keychain':
      return [source, credentials.entry];
    case 'environment':
      return [source];
    case 'profile':
      return [source, credentials.profile, credentials.agreedCommand];
    case 'identity-center':
      return [
        source,
        credentials.startUrl,
        credentials.region,
        credentials.accountId,
        credentials.roleName,
      ];
  }
}
