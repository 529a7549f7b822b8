import { formValue, hostListValues } from './form-values.ts';
import { leaveValues, type LeaveDraft } from './leave-draft.ts';
import {
  emptyKeys,
  keptSecrets,
  keyValues,
  type KeyDraft,
  type SavedSecretsDraft,
} from './secret-drafts.ts';

/** The form fields of a Nimble-compatible endpoint, and of the sign-in there. */
export interface NimbleDraft extends KeyDraft {
  region: string;
  endpoint: string;
  studioId: string;
  hosts: string;
  source: 'keychain' | 'environment' | 'profile' | 'identity-center';
  profile: string;
  /** The command that the chosen profile runs; empty if it runs none. */
  command: string;
  /** The SHA-256 of that command, in hex. */
  commandHash: string;
  agreed: boolean;
  startUrl: string;
  signInRegion: string;
  accountId: string;
  roleName: string;
  /** True if the connection assumes a role with these credentials. */
  throughRole: boolean;
  roleArn: string;
  externalId: string;
  mfaSerial: string;
}

export const emptyNimble = (): NimbleDraft => ({
  ...emptyKeys(),
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

/** The fields of a Nimble connection, unchecked. */
export const nimbleValues = (draft: NimbleDraft & LeaveDraft & SavedSecretsDraft): object => ({
  region: draft.region,
  ...formValue('endpoint', draft.endpoint),
  ...formValue('studioId', draft.studioId),
  ...hostListValues(draft),
  ...leaveValues(draft),
  credentials: credentialValues(draft),
});

/** How the connection signs in, unchecked. */
export function credentialValues(draft: NimbleDraft & SavedSecretsDraft): object {
  if (!draft.throughRole) return baseValues(draft);
  return {
    source: 'assume-role',
    roleArn: draft.roleArn.trim(),
    ...formValue('externalId', draft.externalId),
    ...formValue('mfaSerial', draft.mfaSerial),
    base: baseValues(draft),
  };
}

function baseValues(draft: NimbleDraft & SavedSecretsDraft): object {
  const { source, profile, accountId, roleName, accessKeyId, secretAccessKey, sessionToken } =
    draft;
  if (source === 'keychain') {
    const kept = keptSecrets(source, draft, [accessKeyId, secretAccessKey, sessionToken]);
    return kept === undefined ? keyValues(draft) : { source, ...kept };
  }
  if (source === 'environment') return { source };
  if (source === 'profile')
    return {
      source,
      profile,
      ...formValue('agreedCommand', draft.agreed ? draft.commandHash : ''),
    };
  return { source, ...organizationValues(draft), accountId, roleName };
}

/** The organization that was entered, unchecked. */
export const organizationValues = (draft: Pick<NimbleDraft, 'startUrl' | 'signInRegion'>) => ({
  startUrl: draft.startUrl.trim(),
  region: draft.signInRegion.trim(),
});
