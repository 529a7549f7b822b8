import type { ConnectionInput } from '../../shared/connection.ts';
import type { KeyInput } from '../../shared/credentials.ts';
import { say } from '../words/say.svelte.ts';

/** Keys as they are being typed. */
export interface KeyDraft {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

/** A connection as it is being typed: all text, nothing checked. */
export interface ConnectionDraft extends KeyDraft {
  name: string;
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

export const emptyConnection = (): ConnectionDraft => ({
  ...emptyKeys(),
  name: '',
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
export function emptySecrets(draft: KeyDraft): void {
  draft.secretAccessKey = '';
  draft.sessionToken = '';
}

/** The keys that were typed, unchecked. */
export const typedKeys = (draft: KeyDraft): KeyInput => ({
  source: 'keychain',
  accessKeyId: draft.accessKeyId.trim(),
  secretAccessKey: draft.secretAccessKey.trim(),
  ...given('sessionToken', draft.sessionToken),
});

/** The connection that was typed, unchecked: main says what is wrong with it, and saves nothing that is. */
export function typedConnection(draft: ConnectionDraft): ConnectionInput {
  const typed = {
    kind: 'nimble',
    name: draft.name,
    region: draft.region,
    ...given('endpoint', draft.endpoint),
    ...given('studioId', draft.studioId),
    ...(draft.hosts.trim() !== '' && { hosts: draft.hosts.split(',').map((host) => host.trim()) }),
    credentials: typedCredentials(draft),
  };
  // Only its shape is certain. Main parses it before anything is done with it.
  return typed as ConnectionInput;
}

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
export const unagreed = ({ source, command, agreed }: ConnectionDraft): Problems =>
  source === 'profile' && command !== '' && !agreed ? { agreed: say().forms.agreeFirst } : {};
