import { isAws } from '../../../shared/connections/aws-connection.ts';
import type { Connection, ConnectionEdit } from '../../../shared/connections/connection.ts';
import type { MachineConnection } from '../../../shared/policy/policy.ts';
import type { Credentials, CredentialsInput } from '../../../shared/sign-in/credentials.ts';
import { awsEndpoint } from '../provider/aws-endpoint.ts';

/** A connection that is saved or about to be saved. Its secrets do not matter to a policy. */
export type AnyConnection = Connection | ConnectionEdit;

/** What a policy needs to know about a connection. */
export interface PolicyFacts {
  /** The hosts of its service and of its sign-in. */
  readonly endpoints: readonly string[];
  /** Hosts its streams may come from: `anywhere` if it names none, `here` for this machine. */
  readonly streams: readonly string[] | 'anywhere' | 'here';
  /** How it signs in: its source of credentials and, for a role, that of its base. */
  readonly sources: readonly string[];
}

/** The {@link PolicyFacts} of a connection. A new kind of connection does not compile without a case here. */
export function policyFacts(connection: AnyConnection): PolicyFacts {
  switch (connection.kind) {
    case 'nimble': {
      const { endpoint, region, signInEndpoint, credentials, hosts } = connection;
      return {
        endpoints: hostsOf(endpoint ?? awsEndpoint('nimble', region), signInEndpoint),
        streams: hosts ?? 'anywhere',
        sources: awsSources(credentials),
      };
    }
    case 'ec2': {
      const { endpoint, ssmEndpoint, region, signInEndpoint, credentials, address, hosts } =
        connection;
      const isTunnel = address === 'ssm';
      const ssm = isTunnel ? (ssmEndpoint ?? awsEndpoint('ssm', region)) : ssmEndpoint;
      return {
        endpoints: hostsOf(endpoint ?? awsEndpoint('ec2', region), ssm, signInEndpoint),
        // A tunnel ends on this machine. A policy that limits hosts has to name it.
        streams: isTunnel ? ['127.0.0.1'] : (hosts ?? 'anywhere'),
        sources: awsSources(credentials),
      };
    }
    case 'session-manager': {
      const { endpoint, credentials } = connection;
      const tokens = credentials.source === 'client' ? credentials.tokenEndpoint : undefined;
      return {
        endpoints: hostsOf(endpoint, tokens),
        streams: streamsOf(connection),
        sources: [credentials.source],
      };
    }
    case 'access-console': {
      const { endpoint, credentials } = connection;
      return {
        endpoints: hostsOf(endpoint, credentials.issuer),
        streams: streamsOf(connection),
        sources: [credentials.source],
      };
    }
    case 'direct':
      return { endpoints: [], streams: [connection.host], sources: [] };
    case 'practice':
      return { endpoints: [], streams: 'here', sources: [] };
  }
}

/** A connection of the machine with the vault `entry` of its secrets, which each user has in their own vault. */
export function withEntry(one: MachineConnection, entry: string): Connection {
  if (one.kind === 'session-manager') {
    const { credentials } = one;
    return {
      ...one,
      credentials: credentials.source === 'none' ? credentials : { ...credentials, entry },
    };
  }
  if (!isAws(one)) return one;
  const { credentials } = one;
  if (credentials.source === 'keychain') return { ...one, credentials: { ...credentials, entry } };
  if (credentials.source !== 'assume-role') return { ...one, credentials };
  const { base, ...role } = credentials;
  if (base.source !== 'keychain') return { ...one, credentials: { ...role, base } };
  return { ...one, credentials: { ...role, base: { ...base, entry } } };
}

/** The source of the credentials and, for a role, that of its base. */
const awsSources = (credentials: Credentials | CredentialsInput): readonly string[] =>
  credentials.source === 'assume-role'
    ? [credentials.source, credentials.base.source]
    : [credentials.source];

/** Behind a gateway, streams come from the gateway unless the connection names hosts. */
function streamsOf(
  connection: Extract<AnyConnection, { kind: 'session-manager' | 'access-console' }>,
): PolicyFacts['streams'] {
  const { hosts, gateway } = connection;
  return hosts ?? (gateway === undefined ? 'anywhere' : [gateway.host]);
}

const hostsOf = (...addresses: readonly (string | undefined)[]): string[] =>
  addresses
    .filter((address) => address !== undefined)
    .map((address) => new URL(address).hostname.replace(/^\[|\]$/g, ''));
