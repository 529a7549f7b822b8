import type { ConnectionDraft, FormKind } from './connection-draft.ts';
import type { Failure } from '../../../shared/base/failure.ts';
import { formField, type FormField } from '../../../shared/connections/form-fields.ts';

/** The fields for the address of a service. Each kind of connection has one of them. */
const ADDRESS = ['endpoint', 'host'] as const;
/** The fields of each sign-in method. */
const SIGN_IN = [
  ...(['accessKeyId', 'profile', 'clientSecret', 'token', 'startUrl', 'issuer'] as const),
];

/** The fields that a form shows, by kind, besides those of its sign-in. */
const SHOWN: Readonly<Record<FormKind, readonly FormField[]>> = {
  nimble: ['endpoint', 'region', 'studioId', 'hosts'],
  ec2: ['region', 'endpoint', 'ssmEndpoint', 'filters', 'port', 'session', 'user', 'hosts'],
  'session-manager': ['endpoint', 'user', 'gateway', 'quicPort', 'hosts'],
  'access-console': ['endpoint', 'gateway', 'quicPort', 'hosts', 'issuer', 'clientId', 'scope'],
  direct: ['host', 'port', 'session', 'user', 'webUrlPath', 'quicPort', 'proxy'],
};

/**
 * The field of the form that is most likely at fault for a failure, by the kind of the connection and its sign-in; undefined
 * if no field is. Total and pure.
 */
export function fieldAtFault(failure: Failure, draft: ConnectionDraft): FormField | undefined {
  const shown = new Set([
    ...(['name', 'caFile', 'pin'] as const),
    ...SHOWN[draft.kind],
    ...signInFields(draft),
  ]);
  return fieldsAtFault(failure).find((field) => shown.has(field));
}

function signInFields({ kind, brokerSource, source }: ConnectionDraft): readonly FormField[] {
  if (kind === 'session-manager') {
    if (brokerSource === 'none') return [];
    return brokerSource === 'token' ? ['token'] : ['clientId', 'clientSecret', 'tokenEndpoint'];
  }
  if (kind !== 'nimble' && kind !== 'ec2') return [];
  if (source === 'keychain') return ['accessKeyId', 'secretAccessKey', 'sessionToken'];
  if (source === 'profile') return ['profile'];
  return source === 'identity-center' ? ['startUrl', 'signInRegion'] : [];
}

/** The fields of all kinds that may be at fault, the most likely first. */
function fieldsAtFault(failure: Failure): readonly FormField[] {
  switch (failure.code) {
    case 'connection-invalid': {
      const field = formField(failure.field.split('.').at(-1) ?? '');
      return field === 'connection' ? [] : [field];
    }
    case 'studio-unclear':
      return ['studioId'];
    case 'not-found':
      return failure.what === 'studio' ? ['studioId'] : [];
    case 'credentials-refused':
      return failure.wrong === 'region' ? ['region', ...SIGN_IN] : SIGN_IN;
    case 'credentials-missing':
    case 'credentials-expired':
      return SIGN_IN;
    case 'profile-unknown':
    case 'profile-unusable':
    case 'process-not-agreed':
      return ['profile'];
    case 'certificate':
      if (failure.why === 'pin') return ['pin'];
      return failure.why === 'name' ? ADDRESS : ['caFile'];
    case 'stream-url-refused':
      return failure.reason === 'host-not-allowed' || failure.reason === 'inward-host'
        ? ['hosts']
        : [];
    case 'request-refused':
    case 'redirected':
    case 'answer-too-large':
    case 'service-unreachable':
      return ADDRESS;
    case 'host-unreachable':
      return ['host', 'gateway'];
    default:
      return [];
  }
}
