import type { FormField } from '../../shared/connections/form-fields.ts';
import type { Rule } from '../../shared/base/rule.ts';

/** The rules that any text can break. */
export const TEXT_RULES: readonly Rule[] = ['missing', 'unlike', 'too-long', 'strange-characters'];

const ENDPOINT: readonly Rule[] = ['endpoint', 'endpoint-long'];
const PORT: readonly Rule[] = ['port-whole', 'port-least', 'port-most'];
const NAME: readonly Rule[] = ['name-missing', 'name-long', 'name-line'];
const ID: readonly Rule[] = ['id-empty', 'id-long', 'id-characters', 'id-path'];

/** The other rules that what is entered into a field can break. */
export const FIELD_RULES: Readonly<Partial<Record<FormField, readonly Rule[]>>> = {
  name: NAME,
  group: NAME,
  region: ['choose-region', 'aws-region'],
  endpoint: ENDPOINT,
  ssmEndpoint: ENDPOINT,
  tokenEndpoint: ENDPOINT,
  issuer: [...ENDPOINT, 'issuer'],
  studioId: ID,
  hosts: ['host-pattern'],
  caFile: ['file-path'],
  pin: ['pin'],
  startUrl: ['start-page'],
  signInRegion: ['aws-region'],
  roleArn: ['role-arn'],
  externalId: ['external-id'],
  mfaSerial: ['mfa-device'],
  user: ['user'],
  gateway: ['host', ...PORT],
  scope: ['scope'],
  host: ['host'],
  port: PORT,
  session: ['session'],
  filters: ['tag-filter'],
  webUrlPath: ['web-path'],
  quicPort: PORT,
  proxy: ['viewer-proxy', 'host', ...PORT],
};
