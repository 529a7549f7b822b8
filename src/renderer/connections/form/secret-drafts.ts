import type { BrokerSecretInput } from '../../../shared/sign-in/broker-credentials.ts';
import type { KeyInput } from '../../../shared/sign-in/credentials.ts';
import { formValue } from './form-values.ts';

/** The form fields of keys. */
export interface KeyDraft {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
}

/** The form field of a broker's secret. */
export interface BrokerSecretDraft {
  clientSecret: string;
  token: string;
}

export const emptyKeys = (): KeyDraft => ({
  accessKeyId: '',
  secretAccessKey: '',
  sessionToken: '',
});

export const emptyBrokerSecret = (): BrokerSecretDraft => ({ clientSecret: '', token: '' });

/** Secrets that a connection has saved. The window knows only the name of their entry. */
export interface SavedSecrets {
  readonly entry: string;
  /** The kind of sign-in and the addresses that they are for. */
  readonly source: string;
  readonly endpoint: string;
  readonly tokenEndpoint: string;
}

export interface SavedSecretsDraft {
  readonly saved: SavedSecrets | undefined;
  readonly endpoint: string;
  readonly tokenEndpoint: string;
}

/**
 * The entry of the saved secrets, instead of `values` fields that are all empty. Secrets for other addresses, or of another
 * kind, have to be entered again.
 */
export function keptSecrets(
  source: string,
  { saved, endpoint, tokenEndpoint }: SavedSecretsDraft,
  values: readonly string[],
): { readonly entry: string } | undefined {
  const isFor =
    saved?.source === source &&
    saved.endpoint === endpoint.trim() &&
    saved.tokenEndpoint === tokenEndpoint.trim();
  return isFor && values.every((one) => one.trim() === '') ? { entry: saved.entry } : undefined;
}

const SECRETS = ['secretAccessKey', 'sessionToken', 'clientSecret', 'token'] as const;

/** Empties the secrets. Call it as soon as they are sent. */
export function emptySecrets(draft: object): void {
  for (const secret of SECRETS) if (secret in draft) Object.assign(draft, { [secret]: '' });
}

/** The keys that were entered, unchecked. */
export const keyValues = (draft: KeyDraft): KeyInput => ({
  source: 'keychain',
  accessKeyId: draft.accessKeyId.trim(),
  secretAccessKey: draft.secretAccessKey.trim(),
  ...formValue('sessionToken', draft.sessionToken),
});

/** The secret of a broker that was entered, unchecked. */
export const brokerSecretValues = (
  source: 'client' | 'token',
  draft: BrokerSecretDraft,
): BrokerSecretInput =>
  source === 'client'
    ? { source, clientSecret: draft.clientSecret.trim() }
    : { source, token: draft.token.trim() };
