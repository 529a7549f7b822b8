import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redact } from '../../../../src/main/core/base/redact.ts';
import { plainLines, secretLines } from '../../../fixtures/hostile-log-lines.ts';

const names = [
  ...['authToken', 'auth_token', 'auth-token', 'accessToken', 'refreshToken', 'id_token'],
  ...['sessionToken', 'connectionToken', 'X-Amz-Security-Token', 'secretAccessKey'],
  ...['AWS_SECRET_ACCESS_KEY', 'aws_session_token', 'accessKeyId', 'clientSecret', 'codeVerifier'],
  ...['password', 'passwd', 'passphrase', 'X-Amz-Signature', 'X-Amz-Credential', 'api_key'],
];
/** How a name and its value may be written down. */
const shapes: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name}=${value}`,
  (name, value) => `${name}: ${value}`,
  (name, value) => `${name} = ${value}`,
  (name, value) => `${name}='${value}'`,
  (name, value) => `${name}="${value}"`,
  (name, value) => `{ ${name}: '${value}' }`,
  (name, value) => `['${name}', '${value}']`,
  (name, value) => `<${name}>${value}</${name}>`,
  (name, value) => `https://h.example/?x=1&${name}=${encodeURIComponent(value)}&y=2#s`,
  (name, value) => encodeURIComponent(`${name}=${value}`),
  (name, value) => encodeURIComponent(encodeURIComponent(`${name}=${value}`)),
  (name, value) => JSON.stringify({ [name]: value }),
  (name, value) => JSON.stringify({ [name]: [value] }),
  (name, value) => JSON.stringify([name, value]),
  (name, value) => JSON.stringify({ [name]: value }, null, 2),
  (name, value) => JSON.stringify(JSON.stringify({ [name]: value })),
  (name, value) => JSON.stringify(JSON.stringify(JSON.stringify({ [name]: value }))),
  (name, value) => encodeURIComponent(JSON.stringify({ [name]: value })),
];
/** A secret as keys and tokens are made: long, and of the signs they have. */
const secret = fc.stringMatching(/^[A-Za-z0-9]{6}[A-Za-z0-9_.~+/=-]{6,40}[A-Za-z0-9]{6}$/);
const words = fc.constantFrom('', 'sent ', 'line: ', '{"at":1} ', 'a "quoted" word, then ');

/** True when any six characters of `value` in a row are still to be read. */
const shows = (line: string, value: string): boolean => {
  for (let at = 0; at + 6 <= value.length; at++) {
    if (line.includes(value.slice(at, at + 6))) return true;
  }
  return false;
};

describe('a line', () => {
  it.each(secretLines)('is written without the secret of %s', (_, line) => {
    expect(redact(line)).not.toContain('NEVERSHOWN');
    expect(redact(line)).toContain('[redacted]');
  });

  it.each(plainLines)('without a secret is written as it is: %j', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('keeps what stands around a secret', () => {
    expect(redact('GET https://h.example/desk?authToken=hush#console took 3 s')).toBe(
      'GET https://h.example/desk?authToken=[redacted] took 3 s',
    );
    expect(redact('{"accessToken":"hush","seconds":3}')).toBe(
      '{"accessToken":"[redacted]","seconds":3}',
    );
  });

  it('shows the last four digits of an account', () => {
    const line = redact('arn:aws:iam::123456789012:user/artist');
    expect(line).toBe('arn:aws:iam::********9012:user/artist');
  });

  it('shows no random secret, in whatever shape it comes', () => {
    const line = fc.tuple(
      fc.constantFrom(...names),
      secret,
      fc.constantFrom(...shapes),
      words,
      fc.constantFrom('', ' and so on', ', "next": 1', '\n'),
    );
    fc.assert(
      fc.property(line, ([name, value, shape, before, after]) => {
        const text = redact(`${before}${shape(name, value)}${after}`);
        expect({ text, shows: shows(text, value) }).toEqual({ text, shows: false });
      }),
      { numRuns: 3_000 },
    );
  });

  it('shows no quoted secret, whatever characters it has', () => {
    const value = fc.string({ unit: 'binary', minLength: 8, maxLength: 30 });
    fc.assert(
      fc.property(fc.constantFrom(...names), value, (name, text) => {
        const once = JSON.stringify({ [name]: text, after: 1 });
        const inner = JSON.stringify(text).slice(1, -1);
        expect(redact(once)).toBe(JSON.stringify({ [name]: '[redacted]', after: 1 }));
        expect(redact(JSON.stringify(once))).not.toContain(inner);
      }),
      { numRuns: 500 },
    );
  });

  it('that was redacted is not changed by doing it again', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 200 }),
      fc.constantFrom(...secretLines.map(([, text]) => text)),
      fc
        .tuple(fc.constantFrom(...names), secret, fc.constantFrom(...shapes))
        .map(([name, value, shape]) => shape(name, value)),
    );
    fc.assert(
      fc.property(line, (text) => {
        const once = redact(text);
        expect(redact(once)).toBe(once);
      }),
      { numRuns: 2_000 },
    );
  });

  it('that was redacted takes no later one along when that is done again', () => {
    const once = redact('<password>hush</password>');
    expect(redact(`${once}\nwell`)).toBe(`${once}\nwell`);
  });

  it('may be long and full of beginnings, and is written all the same', () => {
    for (const unit of [
      'authToken=',
      '"password":"',
      '\\"',
      'Bearer ',
      '<password>',
      '://',
      'eyJ.',
    ]) {
      const line = unit.repeat(20_000);
      expect(redact(line).length).toBeLessThanOrEqual(line.length * 3);
    }
  });
});
