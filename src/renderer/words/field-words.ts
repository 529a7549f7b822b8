/** A line of text in a form. */
export interface FieldWords<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly hint?: string;
  /** A secret is hidden as it is typed; a code is digits that are good once. */
  readonly kind?: 'secret' | 'code';
  readonly optional?: true;
  /** As wide as two. */
  readonly wide?: true;
}
type Fields<Name extends string> = readonly FieldWords<Name>[];

export const nameFields: Fields<'name'> = [{ name: 'name', label: 'Name' }];

export const placeFields: Fields<'studioId' | 'endpoint' | 'hosts'> = [
  {
    name: 'studioId',
    label: 'Studio id',
    optional: true,
    hint: 'Where more than one studio is open to you.',
  },
  {
    name: 'endpoint',
    label: 'Endpoint',
    optional: true,
    hint: 'Where requests do not go to the region itself.',
  },
  {
    name: 'hosts',
    label: 'Allowed stream hosts',
    optional: true,
    wide: true,
    hint: 'Names or *.suffix, with commas between. Streams from anywhere else are refused.',
  },
];

export const keyFields: Fields<'accessKeyId' | 'secretAccessKey' | 'sessionToken'> = [
  { name: 'accessKeyId', label: 'Access key' },
  { name: 'secretAccessKey', label: 'Secret key', kind: 'secret' },
  {
    name: 'sessionToken',
    label: 'Session token',
    kind: 'secret',
    optional: true,
    hint: 'Only for keys that are lent for a while.',
  },
];

export const organisationFields: Fields<'startUrl' | 'signInRegion'> = [
  {
    name: 'startUrl',
    label: 'Start page',
    hint: 'Where people of your organisation sign in.',
  },
  { name: 'signInRegion', label: 'Sign-in region', hint: 'Like eu-central-1' },
];

export const roleFields: Fields<'roleArn' | 'externalId' | 'mfaSerial'> = [
  {
    name: 'roleArn',
    label: 'Role ARN',
    wide: true,
    hint: 'Like arn:aws:iam::123456789012:role/artists',
  },
  {
    name: 'externalId',
    label: 'External id',
    optional: true,
    hint: 'Where whoever owns the role gave you one.',
  },
  {
    name: 'mfaSerial',
    label: 'MFA device',
    optional: true,
    hint: 'Where the role wants a code from it.',
  },
];

export const codeFields: Fields<'code'> = [
  {
    name: 'code',
    label: 'Code',
    kind: 'code',
    hint: 'Six digits, good for half a minute.',
  },
];
