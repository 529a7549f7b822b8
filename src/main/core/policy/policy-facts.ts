import type { Connection, ConnectionInput } from '../../../shared/connections/connection.ts';
import type { MachineConnection } from '../../../shared/policy/policy.ts';

/** A connection that is saved, or about to be: its secrets do not matter here. */
export type Judged = Connection | ConnectionInput;

/** What a policy has to know of a connection. */
export interface PolicyFacts {
  /** Hosts that its requests go to, and those that sign it in. */
  readonly endpoints: readonly string[];
  /** Hosts its streams may come from: `anywhere` where it names none, `here` where they are our own. */
  readonly streams: readonly string[] | 'anywhere' | 'here';
  /** How it signs in, a role with what is below it. */
  readonly sources: readonly string[];
}

/** Those facts. A new kind of connection does not compile without its line. */
export function policyFacts(connection: Judged): PolicyFacts {
  switch (connection.kind) {
    case 'nimble': {
      const { endpoint, region, signInEndpoint, credentials, hosts } = connection;
      const base = credentials.source === 'assume-role' ? [credentials.base.source] : [];
      return {
        endpoints: hostsOf(endpoint ?? `https://nimble.${region}.amazonaws.com`, signInEndpoint),
        streams: hosts ?? 'anywhere',
        sources: [credentials.source, ...base],
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

/** A connection of the machine as it is used: what it keeps is under `entry` of each user's vault. */
export function withEntry(one: MachineConnection, entry: string): Connection {
  if (one.kind === 'session-manager') return { ...one, credentials: { ...one.credentials, entry } };
  if (one.kind !== 'nimble') return one;
  const { credentials } = one;
  if (credentials.source === 'keychain') return { ...one, credentials: { ...credentials, entry } };
  if (credentials.source !== 'assume-role') return { ...one, credentials };
  const { base, ...role } = credentials;
  if (base.source !== 'keychain') return { ...one, credentials: { ...role, base } };
  return { ...one, credentials: { ...role, base: { ...base, entry } } };
}

/** Behind a gateway, streams come from it unless the connection says otherwise. */
function streamsOf(
  connection: Extract<Judged, { kind: 'session-manager' | 'access-console' }>,
): PolicyFacts['streams'] {
  const { hosts, gateway } = connection;
  return hosts ?? (gateway === undefined ? 'anywhere' : [gateway.host]);
}

const hostsOf = (...addresses: readonly (string | undefined)[]): string[] =>
  addresses
    .filter((address) => address !== undefined)
    .map((address) => new URL(address).hostname.replace(/^\[|\]$/g, ''));
