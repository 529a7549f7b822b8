import * as v from 'valibot';
import { ConnectionInput, KeyInput, firstIssue } from '../../shared/connection.ts';

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
  source: 'keychain' | 'environment';
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
});

/** Lets go of the secrets. To be called as soon as they are sent. */
export function emptySecrets(draft: KeyDraft): void {
  draft.secretAccessKey = '';
  draft.sessionToken = '';
}

/** The keys that were typed, or what is wrong with them. */
export const readKeys = (draft: KeyDraft) => read(KeyInput, keysOf(draft));

/** The connection that was typed, or what is wrong with it. */
export function readConnection(draft: ConnectionDraft) {
  return read(ConnectionInput, {
    kind: 'nimble',
    name: draft.name,
    region: draft.region,
    ...given('endpoint', draft.endpoint),
    ...given('studioId', draft.studioId),
    ...(draft.hosts.trim() !== '' && { hosts: draft.hosts.split(',').map((host) => host.trim()) }),
    credentials: draft.source === 'keychain' ? keysOf(draft) : { source: 'environment' },
  });
}

const keysOf = (draft: KeyDraft) => ({
  source: 'keychain',
  accessKeyId: draft.accessKeyId.trim(),
  secretAccessKey: draft.secretAccessKey.trim(),
  ...given('sessionToken', draft.sessionToken),
});

const given = (name: string, text: string) => (text.trim() === '' ? {} : { [name]: text.trim() });

function read<const S extends v.GenericSchema>(
  schema: S,
  typed: unknown,
): { ok: true; value: v.InferOutput<S> } | { ok: false; problems: Problems } {
  const parsed = v.safeParse(schema, typed);
  if (parsed.success) return { ok: true, value: parsed.output };
  const problems: Record<string, string> = {};
  for (const issue of parsed.issues) {
    const { field, rule } = firstIssue([issue]);
    problems[fieldOf(field)] ??= fieldOf(field) === 'region' ? 'Choose a region.' : sentence(rule);
  }
  return { ok: false, problems };
}

/** `credentials.accessKeyId` and `hosts.0` are the fields `accessKeyId` and `hosts` of the form. */
const fieldOf = (path: string): string => path.replace(/^credentials\./, '').split('.')[0] ?? path;

const sentence = (rule: string): string => `${rule.charAt(0).toUpperCase()}${rule.slice(1)}.`;
