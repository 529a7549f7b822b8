import type { BrokerCredentials, BrokerInput } from '../../../shared/sign-in/broker-credentials.ts';
import type { Connection, ConnectionInput } from '../../../shared/connections/connection.ts';
import type {
  BaseCredentials,
  Credentials,
  CredentialsInput,
} from '../../../shared/sign-in/credentials.ts';
import type { ConnectionId } from '../../../shared/base/ids.ts';
import type { SecretInput } from '../../../shared/secrets/secret-input.ts';
import { asKeys, type SecretRecord } from './keys.ts';
import { Secret } from './secret.ts';

/** What of a connection is secret and what is not: the one place where the two are parted. Pure. */

/** The secrets that came in with a connection; nothing where it has none. */
export function secretsOf(input: ConnectionInput): SecretRecord | undefined {
  switch (input.kind) {
    case 'nimble': {
      const { credentials } = input;
      const base = credentials.source === 'assume-role' ? credentials.base : credentials;
      return base.source === 'keychain' ? asKeys(base) : undefined;
    }
    case 'session-manager':
      return brokerSecrets(input.credentials);
    case 'access-console':
    case 'direct':
    case 'practice':
      return undefined;
  }
}

/** New secrets, where they are of the kind that the connection keeps. */
export function newSecrets(connection: Connection, input: SecretInput): SecretRecord | undefined {
  const isKept = 'credentials' in connection && sourceOf(connection) === input.source;
  if (!isKept) return undefined;
  return input.source === 'keychain' ? asKeys(input) : brokerSecrets(input);
}

/** The connection as it is saved: what was secret is under `entry` of the vault. */
export function withoutSecrets(
  input: ConnectionInput,
  id: ConnectionId,
  entry: string | undefined,
): Connection {
  if (input.kind === 'nimble')
    return { ...input, id, credentials: credentialsWithout(input.credentials, entry) };
  if (input.kind === 'session-manager')
    return { ...input, id, credentials: brokerWithout(input.credentials, entry) };
  return { id, ...input };
}

/** The vault's entry that holds the connection's secrets; nothing where it has none. */
export function vaultEntry(connection: Connection): string | undefined {
  if (connection.kind === 'session-manager') return connection.credentials.entry;
  if (connection.kind !== 'nimble') return undefined;
  const base = baseOf(connection.credentials);
  return base.source === 'keychain' ? base.entry : undefined;
}

const baseOf = (credentials: Credentials): BaseCredentials =>
  credentials.source === 'assume-role' ? credentials.base : credentials;

function sourceOf(connection: Extract<Connection, { credentials: unknown }>): string {
  return connection.kind === 'nimble'
    ? baseOf(connection.credentials).source
    : connection.credentials.source;
}

const brokerSecrets = (
  input:
    | Pick<Extract<BrokerInput, { source: 'client' }>, 'source' | 'clientSecret'>
    | Extract<BrokerInput, { source: 'token' }>,
): SecretRecord =>
  input.source === 'client'
    ? { clientSecret: new Secret(input.clientSecret) }
    : { token: new Secret(input.token) };

function brokerWithout(given: BrokerInput, entry: string | undefined): BrokerCredentials {
  const kept = entryOf(entry);
  if (given.source === 'token') return { source: given.source, entry: kept };
  const { clientSecret: _, ...rest } = given;
  return { ...rest, entry: kept };
}

function credentialsWithout(given: CredentialsInput, entry: string | undefined): Credentials {
  return given.source === 'assume-role'
    ? { ...given, base: baseWithout(given.base, entry) }
    : baseWithout(given, entry);
}

function baseWithout(
  given: Exclude<CredentialsInput, { source: 'assume-role' }>,
  entry: string | undefined,
): BaseCredentials {
  return given.source === 'keychain' ? { source: given.source, entry: entryOf(entry) } : given;
}

/** Secrets that came in were given an entry before anything is saved. */
function entryOf(entry: string | undefined): string {
  if (entry === undefined) throw new Error('secrets without an entry');
  return entry;
}
