import { describe, expect, it } from 'vitest';
import { parseAuthorizationHeader } from '../../../../src/practice/server/authorization-header.ts';

const credential = 'Credential=KEY/20240102/us-west-2/nimble/aws4_request';
const signature = `Signature=${'0a'.repeat(32)}`;
const whole = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host;x-amz-date, ${signature}`;

describe('an Authorization header', () => {
  it('is parsed', () => {
    expect(parseAuthorizationHeader(whole)).toEqual({
      accessKeyId: 'KEY',
      date: '20240102',
      region: 'us-west-2',
      service: 'nimble',
      signedHeaders: ['host', 'x-amz-date'],
      signature: '0a'.repeat(32),
    });
  });

  it('can have no spaces after its commas', () => {
    expect(parseAuthorizationHeader(whole.replaceAll(', ', ','))).toBeDefined();
  });

  it.each([
    ['no content', ''],
    ['another algorithm', whole.replace('SHA256', 'SHA512')],
    ['no credential', whole.replace('Credential', 'Credentials')],
    ['an empty key id', whole.replace('KEY', '')],
    ['a scope too short', whole.replace('/nimble', '')],
    ['a scope with another end', whole.replace('aws4_request', 'aws5_request')],
    ['an invalid day', whole.replace('20240102', '2024012')],
    ['headers out of order', whole.replace('host;x-amz-date', 'x-amz-date;host')],
    ['a header twice', whole.replace('host;', 'host;host;')],
    ['a header in capitals', whole.replace('host;', 'Host;')],
    ['no headers', whole.replace('host;x-amz-date', '')],
    ['a signature too short', whole.slice(0, -1)],
    ['a signature in capitals', whole.replaceAll('0a', '0A')],
    ['an extra part', `${whole}, More=1`],
  ])('with %s is refused', (_, header) => {
    expect(parseAuthorizationHeader(header)).toBeUndefined();
  });
});
