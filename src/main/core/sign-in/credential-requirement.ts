import { omitUndefined } from '../../../shared/base/omit-undefined.ts';
import type { AwsConnection } from '../../../shared/connections/connection.ts';
import type {
  BaseCredentials,
  Credentials,
  Organization,
} from '../../../shared/sign-in/credentials.ts';
import { awsAudience, type AwsEndpoints } from '../secrets/connection-secrets.ts';
import type { StsEndpoint } from './sign-in.ts';
import { endpointOf, organizationOf } from './sign-in-endpoint.ts';

/** The credentials that a connection needs, independent of the connection. */
export interface CredentialRequirement {
  /** The same for all connections that share a sign-in. Contains no secret. */
  readonly key: string;
  readonly credentials: Credentials;
  /** The endpoint of STS and of AWS's other sign-in services. */
  readonly sts: StsEndpoint;
  /** Whom keys in the keychain are for; see `secretAudience`. */
  readonly audience: string;
  /** Whether long-lived keys are exchanged for temporary ones first. */
  readonly exchanges: boolean;
  /** The organization whose sign-in page is used, if any. */
  readonly organization?: Organization;
  /** The credentials that sign the request for a role, if there is one. */
  readonly base?: CredentialRequirement;
}

type ConnectionSettings = Pick<AwsConnection, 'credentials' | 'region'> & AwsEndpoints;

/**
 * The credentials that a connection needs. The region is not part of the key, because credentials that STS issues
 * in one region are valid in all. With a custom endpoint, keys are never sent to AWS, so they are not exchanged.
 */
export function credentialRequirement(connection: ConnectionSettings): CredentialRequirement {
  const { credentials, region, endpoint, signInEndpoint, ssmEndpoint } = connection;
  const own = signInEndpoint ?? endpointOf(credentials);
  const sts = { region, ...omitUndefined({ endpoint: own }) };
  const isCustom = endpoint !== undefined || ssmEndpoint !== undefined;
  const isAws = !isCustom || signInEndpoint !== undefined;
  const audience = awsAudience(connection);
  return needOf(credentials, { sts, audience }, isAws && credentials.source === 'keychain');
}

function needOf(
  credentials: Credentials,
  { sts, audience }: Pick<CredentialRequirement, 'sts' | 'audience'>,
  exchanges: boolean,
): CredentialRequirement {
  const need = { credentials, sts, audience, exchanges };
  const at = sts.endpoint ?? '';
  if (credentials.source !== 'assume-role') {
    const organization = organizationOf(credentials);
    const key = JSON.stringify([at, exchanges, ...baseKey(credentials, audience)]);
    return { ...need, key, ...omitUndefined({ organization }) };
  }
  const { roleArn, externalId, mfaSerial } = credentials;
  const base = needOf(credentials.base, { sts, audience }, false);
  const { organization } = base;
  const key = JSON.stringify(['role', roleArn, externalId, mfaSerial, base.key]);
  return { ...need, key, base, ...omitUndefined({ organization }) };
}

function baseKey(credentials: BaseCredentials, audience: string): readonly unknown[] {
  const { source } = credentials;
  switch (source) {
    case 'keychain':
      return [source, credentials.entry, audience];
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
