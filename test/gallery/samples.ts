import { clientFields, gatewayFields } from '../../src/renderer/connections/field-text.ts';
import type { Field } from '../../src/renderer/components/field.ts';
import type { Failure } from '../../src/shared/base/failure.ts';

/** Failures whose notes differ in status indicator, buttons or length. */
export const failures: readonly Failure[] = [
  { code: 'stream-failed', statusCode: 'INTERNAL_ERROR' },
  { code: 'host-unreachable', cause: 'refused', host: 'edge-4.northpier.example', port: 8443 },
  { code: 'viewer-missing', platform: 'linux' },
  { code: 'credentials-expired' },
  { code: 'mfa-needed' },
  { code: 'vault-locked' },
  { code: 'not-allowed-by-policy', rule: 'stream-host' },
  { code: 'access-denied', operation: 'CreateStreamingSessionStream', detail: 'Not in the group.' },
  { code: 'bug' },
];

interface FieldSet {
  readonly title: string;
  readonly fields: readonly Field<string>[];
  readonly draft: Record<string, string>;
  readonly problems: Readonly<Record<string, string>>;
}

/** Fields of forms: empty, and filled in with an error. */
export const fieldSets: readonly FieldSet[] = [
  {
    title: 'Empty',
    fields: gatewayFields(),
    draft: { endpoint: '' },
    problems: {},
  },
  {
    title: 'Filled in',
    fields: clientFields(),
    draft: {
      clientId: 'stagedoor',
      clientSecret: 'not one',
      tokenEndpoint: 'http://nowhere',
      scope: '',
    },
    problems: { tokenEndpoint: 'An endpoint must be an https address.' },
  },
];
