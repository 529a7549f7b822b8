import type { ConnectionInput } from '../../shared/connection.ts';
import type { BrokerSecretInput } from '../../shared/broker-credentials.ts';
import type { KeyInput } from '../../shared/credentials.ts';
import { say } from '../words/say.svelte.ts';

/** Keys as they are being typed. */
export interface KeyDraft {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

/** The kinds that a form is for. */
export type FormKind = 'nimble' | 'session-manager' | 'access-console' | 'direct';

/** The secret of a broker as it is being typed. */
export interface BrokerDraft {
  clientSecret: string;
  token: string;
}

/** A connection as it is being typed: all text, nothing checked. */
export interface ConnectionDraft extends KeyDraft, BrokerDraft {
  kind: FormKind;
  name: string;
  user: string;
  brokerSource: 'client' | 'token';
  clientId: string;
  tokenEndpoint: string;
  scope: string;
  issuer: string;
  /** `host:port`. */
  gateway: string;
  host: string;
  port: string;
  session: string;
  webUrlPath: string;
  caFile: string;
  pin: string;
  strict: boolean;
  /** What only an imported file says; there are no fields for it here. */
  viewing: object;
  region: string;
  endpoint: string;
  studioId: string;
  hosts: string;
  source: 'keychain' | 'environment' | 'profile' | 'identity-center';
  profile: string;
  /** What the chosen profile would run; empty where it runs nothing. */
  command: string;
  /** The SHA-256 of that command, in hex. */
  commandHash: string;
  agreed: boolean;
  startUrl: string;
  signInRegion: string;
  accountId: string;
  roleName: string;
  /** True where a role is taken on with all that is above. */
  throughRole: boolean;
  roleArn: string;
  externalId: string;
  mfaSerial: string;
}

/** What is wrong with a form, by field, in sentences. Never holds what was typed. */
export type Problems = Readonly<Record<string, string>>;

export const emptyKeys = (): KeyDraft => ({
  accessKeyId: '',
  secretAccessKey: '',
  sessionToken: '',
});

export const emptyBrokerSecret = (): BrokerDraft => ({ clientSecret: '', token: '' });

export const emptyConnection = (): ConnectionDraft => ({
  ...emptyKeys(),
  ...emptyBrokerSecret(),
  kind: 'nimble',
  name: '',
  user: '',
  brokerSource: 'client',
  clientId: '',
  tokenEndpoint: '',
  scope: '',
  issuer: '',
  gateway: '',
  host: '',
  port: '8443',
  session: 'console',
  webUrlPath: '',
  caFile: '',
  pin: '',
  strict: false,
  viewing: {},
  region: '',
  endpoint: '',
  studioId: '',
  hosts: '',
  source: 'keychain',
  profile: '',
  command: '',
  commandHash: '',
  agreed: false,
  startUrl: '',
  signInRegion: '',
  accountId: '',
  roleName: '',
  throughRole: false,
  roleArn: '',
  externalId: '',
  mfaSerial: '',
});

/** Lets go of the secrets. To be called as soon as they are sent. */
export function emptySecrets(draft: object): void {
  for (const secret of SECRETS) if (secret in draft) Object.assign(draft, { [secret]: '' });
}
const SECRETS = ['secretAccessKey', 'sessionToken', 'clientSecret', 'token'] as const;

/** The keys that were typed, unchecked. */
export const typedKeys = (draft: KeyDraft): KeyInput => ({
  source: 'keychain',
  accessKeyId: draft.accessKeyId.trim(),
  secretAccessKey: draft.secretAccessKey.trim(),
  ...given('sessionToken', draft.sessionToken),
});

/** The connection that was typed, unchecked: main says what is wrong with it, and saves nothing that is. */
export function typedConnection(draft: ConnectionDraft): ConnectionInput {
  const { kind, name, viewing } = draft;
  const typed = { kind, name, ...viewing, ...typedPlace(draft), ...typedTls(draft) };
  // Only its shape is certain. Main parses it before anything is done with it.
  return typed as ConnectionInput;
}

/** What each kind has of its own. */
function typedPlace(draft: ConnectionDraft): object {
  switch (draft.kind) {
    case 'nimble':
      return {
        region: draft.region,
        ...given('endpoint', draft.endpoint),
        ...given('studioId', draft.studioId),
        ...typedHosts(draft),
        credentials: typedCredentials(draft),
      };
    case 'session-manager':
      return {
        ...typedService(draft),
        ...given('user', draft.user),
        credentials: typedBroker(draft),
      };
    case 'access-console':
      return {
        ...typedService(draft),
        credentials: {
          source: 'browser',
          issuer: draft.issuer.trim(),
          clientId: draft.clientId.trim(),
          ...given('scope', draft.scope),
        },
      };
    case 'direct':
      return {
        host: draft.host.trim(),
        port: typedPort(draft.port),
        session: draft.session.trim(),
        ...given('user', draft.user),
        ...given('webUrlPath', draft.webUrlPath),
      };
  }
}

const typedService = (draft: ConnectionDraft) => ({
  endpoint: draft.endpoint.trim(),
  ...typedHosts(draft),
  ...typedGateway(draft.gateway.trim()),
});

const typedHosts = ({ hosts }: ConnectionDraft) =>
  hosts.trim() === '' ? {} : { hosts: hosts.split(',').map((host) => host.trim()) };

/** Digits are a number; anything else goes as it is, for main to say what is wrong with it. */
const typedPort = (text: string): unknown =>
  /^\d+$/.test(text.trim()) ? Number(text) : text.trim();

/** `host:port`, `[IPv6]:port`, or a host alone, which means DCV's usual port. */
function typedGateway(text: string): object {
  if (text === '') return {};
  // An address with its scheme, say: as a host, it is told that it is none.
  if (text.includes('/')) return { gateway: { host: text, port: 8443 } };
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/.exec(text) ?? [];
  const host = bracketed ?? plain ?? text;
  return { gateway: { host, port: port === undefined ? 8443 : typedPort(port) } };
}

function typedTls({ caFile, pin, strict }: ConnectionDraft): object {
  const tls = {
    ...(strict && { policy: 'strict' }),
    ...given('caFile', caFile),
    ...given('pin', pin),
  };
  return Object.keys(tls).length === 0 ? {} : { tls };
}

/** The secret of a broker that was typed, unchecked. */
export const typedBrokerSecret = (
  source: 'client' | 'token',
  draft: BrokerDraft,
): BrokerSecretInput =>
  source === 'client'
    ? { source, clientSecret: draft.clientSecret.trim() }
    : { source, token: draft.token.trim() };

const typedBroker = (draft: ConnectionDraft): object => ({
  ...typedBrokerSecret(draft.brokerSource, draft),
  ...(draft.brokerSource === 'client' && {
    clientId: draft.clientId.trim(),
    ...given('tokenEndpoint', draft.tokenEndpoint),
    ...given('scope', draft.scope),
  }),
});

function typedCredentials(draft: ConnectionDraft) {
  if (!draft.throughRole) return typedBase(draft);
  return {
    source: 'assume-role',
    roleArn: draft.roleArn.trim(),
    ...given('externalId', draft.externalId),
    ...given('mfaSerial', draft.mfaSerial),
    base: typedBase(draft),
  };
}

function typedBase(draft: ConnectionDraft) {
  const { source, profile, accountId, roleName } = draft;
  if (source === 'keychain') return typedKeys(draft);
  if (source === 'environment') return { source };
  if (source === 'profile')
    return { source, profile, ...given('agreedCommand', draft.agreed ? draft.commandHash : '') };
  return { source, ...typedOrganisation(draft), accountId, roleName };
}

/** The organisation that was typed, unchecked. */
export const typedOrganisation = (draft: ConnectionDraft) => ({
  startUrl: draft.startUrl.trim(),
  region: draft.signInRegion.trim(),
});

const given = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text.trim() });

/** What only the form knows: a command that was not agreed to. */
export const unagreed = ({ kind, source, command, agreed }: ConnectionDraft): Problems =>
  kind === 'nimble' && source === 'profile' && command !== '' && !agreed
    ? { agreed: say().forms.agreeFirst }
    : {};
