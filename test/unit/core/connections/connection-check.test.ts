import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { formProblems } from '../../../../src/main/core/connections/connection-check.ts';
import { messages as en } from '../../../../src/shared/languages/messages/en.arb';
import { ruleSentence } from '../../../../src/shared/base/rule-text.ts';
import type { FormProblems } from '../../../../src/shared/connections/form-fields.ts';

const { rules } = en;

/** The problems as English sentences, by field. */
const sentences = (problems: FormProblems) =>
  Object.fromEntries(
    Object.entries(problems).map(([field, broken]) => [field, ruleSentence(broken, rules)]),
  );

const keys = { source: 'keychain', accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI' };
const connection = (credentials: unknown = keys) => ({
  kind: 'nimble',
  name: 'South Pier',
  region: 'us-west-2',
  credentials,
});
const organization = {
  source: 'identity-center',
  startUrl: 'https://south.awsapps.com/start',
  region: 'eu-central-1',
  accountId: '123456789012',
  roleName: 'Artist',
};

test('a gateway has two fields: its address, and its port for QUIC', () => {
  const broker = (gateway: object) =>
    formProblems('connection', {
      kind: 'session-manager',
      name: 'Pier',
      endpoint: 'https://broker.example:8443',
      gateway,
      credentials: { source: 'none' },
    });
  expect(broker({ host: 'gate.example', port: 443, quicPort: 8443 })).toEqual({});
  expect(broker({ host: 'gate.example', port: 443, quicPort: 99_999 })).toMatchObject({
    quicPort: { rule: 'port-most' },
  });
  expect(Object.keys(broker({ host: '', port: 8443, quicPort: 8443 }))).toEqual(['gateway']);
});

describe('the form reports no problem for a valid connection with', () => {
  it.each([
    ['keys', connection()],
    ['the environment', connection({ source: 'environment' })],
    ['a profile', connection({ source: 'profile', profile: 'artist' })],
    ['an organization', connection(organization)],
    [
      'a role on top of keys',
      connection({
        source: 'assume-role',
        roleArn: 'arn:aws:iam::123456789012:role/artists',
        mfaSerial: 'arn:aws:iam::123456789012:mfa/artist',
        base: keys,
      }),
    ],
  ])('%s', (_, values) => {
    expect(formProblems('connection', values)).toEqual({});
  });
});

describe('each problem is reported in a sentence, at its field:', () => {
  it.each([
    ['an empty name', { ...connection(), name: '' }, 'name', 'Enter a name for the connection.'],
    ['no region', { ...connection(), region: '' }, 'region', 'Choose a region.'],
    [
      'an endpoint without TLS',
      { ...connection(), endpoint: 'http://a.example' },
      'endpoint',
      /^An endpoint must be an https address/,
    ],
    [
      'one host of two',
      { ...connection(), hosts: ['fine.example', 'not fine'] },
      'hosts',
      'A host must be an exact name or *.suffix.',
    ],
    [
      'an empty secret key',
      connection({ ...keys, secretAccessKey: '' }),
      'secretAccessKey',
      'This value is required.',
    ],
    ['no profile', connection({ source: 'profile', profile: '' }), 'profile', 'Choose a profile.'],
    [
      'a start page without TLS',
      connection({ ...organization, startUrl: 'http://south.example/start' }),
      'startUrl',
      'A start page must be an https address.',
    ],
    [
      "an organization's region, which is not the connection's",
      connection({ ...organization, region: 'Frankfurt' }),
      'signInRegion',
      'A region looks like eu-central-1.',
    ],
    [
      'no account',
      connection({ ...organization, accountId: '' }),
      'accountId',
      'Sign in, then choose an account.',
    ],
    ['no role', connection({ ...organization, roleName: '' }), 'roleName', 'Choose a role.'],
    [
      'an invalid role',
      connection({ source: 'assume-role', roleArn: 'artists', base: keys }),
      'roleArn',
      /^A role looks like arn:aws:iam::/,
    ],
    [
      'keys below a role',
      connection({
        source: 'assume-role',
        roleArn: 'arn:aws:iam::123456789012:role/artists',
        base: { ...keys, accessKeyId: 'two words' },
      }),
      'accessKeyId',
      'This value contains characters that are not allowed.',
    ],
  ])('%s', (_, values, field, sentence) => {
    const problems = sentences(formProblems('connection', values));
    expect(Object.keys(problems)).toEqual([field]);
    expect(Object.values(problems)[0]).toMatch(sentence);
  });
});

test('all problems are reported at once, the first one of each field', () => {
  const values = { ...keys, accessKeyId: '', secretAccessKey: '\u0000' };
  expect(sentences(formProblems('keys', values))).toEqual({
    accessKeyId: 'This value is required.',
    secretAccessKey: 'This value contains characters that are not allowed.',
  });
});

test('an unknown field is reported without its name', () => {
  const problems = sentences(formProblems('keys', { ...keys, AKIAINTHENAME: 'x' }));
  expect(problems).toEqual({ connection: 'This setting does not exist.' });
});

test('whatever is entered, the check never throws and never returns a secret', () => {
  const secret = fc.stringMatching(/^[!-~]{12,40}$/);
  fc.assert(
    fc.property(secret, fc.constantFrom('', ' ', '\u0007'), fc.jsonValue(), (text, more, odd) => {
      const entered = text + more;
      const forms = [
        connection({ source: 'keychain', accessKeyId: entered, secretAccessKey: entered }),
        connection({ ...keys, sessionToken: `${entered}é`, [entered]: odd }),
        connection({ source: entered, base: entered }),
        { ...connection(), kind: entered, name: odd, [entered]: entered },
        { hosts: [entered, odd], credentials: odd },
      ];
      for (const form of forms) {
        const reported = JSON.stringify(formProblems('connection', form));
        expect(reported).not.toContain(text);
      }
    }),
  );
});
