import type { BrokerCredentials, BrokerInput } from '../../../shared/sign-in/broker-credentials.ts';
import { isAws } from '../../../shared/connections/aws-connection.ts';
import type {
  AwsConnection,
  Connection,
  ConnectionEdit,
} from '../../../shared/connections/connection.ts';
import type {
  BaseCredentials,
  Credentials,
  CredentialsInput,
} from '../../../shared/sign-in/credentials.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { SecretInput } from '../../../shared/secrets/secret-input.ts';
import { asKeys, type SecretRecord } from './keys.ts';
import { Secret } from './secret.ts';

/** Separates the secrets of a connection from its other settings. Nothing else does this. Pure. */

/** The secrets in a new or changed connection; `undefined` if it has none, or keeps those that are saved. */
export function secretsOf(input: ConnectionEdit): SecretRecord | undefined {
  switch (input.kind) {
    case 'nimble':
    case 'ec2': {
      const base = baseOf(input.credentials);
      return base.source === 'keychain' && !('entry' in base) ? asKeys(base) : undefined;
    }
    case 'session-manager':
      return 'entry' in input.credentials ? undefined : brokerSecrets(input.credentials);
    case 'access-console':
    case 'direct':
    case 'practice':
      return undefined;
  }
}

/** New secrets for a connection; `undefined` if it does not use secrets of this kind. */
export function newSecrets(connection: Connection, input: SecretInput): SecretRecord | undefined {
  const isSameSource = 'credentials' in connection && sourceOf(connection) === input.source;
  if (!isSameSource) return undefined;
  return input.source === 'keychain' ? asKeys(input) : brokerSecrets(input);
}

/** The vault entry of the saved secrets that a changed connection keeps; `undefined` if it keeps none. */
export function keptEntry(edit: ConnectionEdit): string | undefined {
  if (edit.kind === 'session-manager')
    return 'entry' in edit.credentials ? edit.credentials.entry : undefined;
  if (edit.kind !== 'nimble' && edit.kind !== 'ec2') return undefined;
  const base = baseOf(edit.credentials);
  return 'entry' in base ? base.entry : undefined;
}

/** The connection as it is saved. Its secrets are in the vault under `entry`. */
export function withoutSecrets(
  input: ConnectionEdit,
  id: ConnectionId,
  entry: string | undefined,
): Connection {
  if (isAws(input))
    return { ...input, id, credentials: credentialsWithout(input.credentials, entry) };
  if (input.kind === 'session-manager')
    return { ...input, id, credentials: brokerWithout(input.credentials, entry) };
  return { id, ...input };
}

/** The vault entry of the connection's secrets; `undefined` if it has none. */
export function vaultEntry(connection: Connection): string | undefined {
  if (connection.kind === 'session-manager') {
    const { credentials } = connection;
    return credentials.source === 'none' ? undefined : credentials.entry;
  }
  if (!isAws(connection)) return undefined;
  const base = baseOf(connection.credentials);
  return base.source === 'keychain' ? base.entry : undefined;
}

/**
 * The receivers of a connection's secrets: the origins that get them, or a token that they give. It is stored
 * with the secrets, so that a connection that was changed to another address does not get them.
 */
export function secretAudience(connection: Connection | ConnectionEdit): string {
  switch (connection.kind) {
    case 'session-manager': {
      const { endpoint, credentials } = connection;
      const issuer = credentials.source === 'client' ? credentials.tokenEndpoint : undefined;
      return audienceOf(endpoint, issuer);
    }
    case 'nimble':
    case 'ec2':
      return awsAudience(connection);
    case 'access-console':
    case 'direct':
    case 'practice':
      return audienceOf();
  }
}

/** The settings of a connection that name the receivers of its keys. */
export type AwsEndpoints = Pick<AwsConnection, 'endpoint' | 'signInEndpoint'> & {
  readonly ssmEndpoint?: string | undefined;
  readonly address?: string;
};

/** {@link secretAudience} of a connection with keys of AWS. */
export function awsAudience(connection: AwsEndpoints): string {
  const { endpoint, signInEndpoint, ssmEndpoint, address } = connection;
  // With a custom endpoint, a tunnel at AWS is a receiver of its own.
  const hasTunnelAtAws = endpoint !== undefined && address === 'ssm';
  return ssmEndpoint === undefined && !hasTunnelAtAws
    ? audienceOf(endpoint, signInEndpoint)
    : audienceOf(endpoint, signInEndpoint, ssmEndpoint);
}

/** Without an address, the secrets are for AWS, whose keys are valid in all regions. */
const audienceOf = (...addresses: readonly (string | undefined)[]): string =>
  JSON.stringify(addresses.map((one) => (one === undefined ? null : new URL(one).origin)));

/** Credentials that are not a role's: those that a role is assumed with, or all. */
type Base<Any> = Exclude<Any, { source: 'assume-role' }>;

function baseOf(credentials: Credentials): BaseCredentials;
function baseOf(
  credentials: CredentialsInput | Credentials,
): Base<CredentialsInput> | BaseCredentials;
function baseOf(credentials: CredentialsInput | Credentials) {
  return credentials.source === 'assume-role' ? credentials.base : credentials;
}

function sourceOf(connection: Extract<Connection, { credentials: unknown }>): string {
  return isAws(connection) ? baseOf(connection.credentials).source : connection.credentials.source;
}

const brokerSecrets = (
  input:
    | Pick<Extract<BrokerInput, { source: 'client' }>, 'source' | 'clientSecret'>
    | Extract<BrokerInput, { source: 'token' | 'none' }>,
): SecretRecord | undefined => {
  switch (input.source) {
    case 'client':
      return { clientSecret: new Secret(input.clientSecret) };
    case 'token':
      return { token: new Secret(input.token) };
    case 'none':
      return undefined;
  }
};

function brokerWithout(
  input: BrokerInput | BrokerCredentials,
  entry: string | undefined,
): BrokerCredentials {
  if (input.source === 'none') return input;
  if ('entry' in input) return { ...input, entry: entryOf(entry) };
  const saved = entryOf(entry);
  if (input.source === 'token') return { source: input.source, entry: saved };
  const { clientSecret: _, ...rest } = input;
  return { ...rest, entry: saved };
}

function credentialsWithout(
  input: CredentialsInput | Credentials,
  entry: string | undefined,
): Credentials {
  return input.source === 'assume-role'
    ? { ...input, base: baseWithout(input.base, entry) }
    : baseWithout(input, entry);
}

function baseWithout(
  input: Base<CredentialsInput> | BaseCredentials,
  entry: string | undefined,
): BaseCredentials {
  if ('entry' in input) return { ...input, entry: entryOf(entry) };
  return input.source === 'keychain' ? { source: input.source, entry: entryOf(entry) } : input;
}

/** The entry of new secrets, which is chosen before anything is saved. */
function entryOf(entry: string | undefined): string {
  if (entry === undefined) throw new Error('secrets without an entry');
  return entry;
}
