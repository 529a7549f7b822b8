import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedView } from '../../../../src/main/core/base/decoded-view.ts';
import { redact, redactPeople } from '../../../../src/main/core/base/redact.ts';
import { peopleLines, plainLines, secretLines } from '../../../fixtures/hostile-log-lines.ts';

const names = [
  ...['authToken', 'auth_token', 'auth-token', 'accessToken', 'refreshToken', 'id_token'],
  ...['sessionToken', 'connectionToken', 'X-Amz-Security-Token', 'secretAccessKey'],
  ...['AWS_SECRET_ACCESS_KEY', 'aws_session_token', 'accessKeyId', 'clientSecret', 'codeVerifier'],
  ...['password', 'passwd', 'passphrase', 'X-Amz-Signature', 'X-Amz-Credential', 'api_key'],
];
/** The forms in which a name and its value can appear. */
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
/** A secret shaped like real keys and tokens: long, with their characters. */
const secret = fc.stringMatching(/^[A-Za-z0-9]{6}[A-Za-z0-9_.~+/=-]{6,40}[A-Za-z0-9]{6}$/);
const words = fc.constantFrom('', 'sent ', 'line: ', '{"at":1} ', 'a "quoted" word, then ');

const MESSAGES = join(import.meta.dirname, '../../../../src/shared/languages/messages');

/** How often a text changes between lower case, upper case and digits. */
const changesOf = (text: string): number =>
  (text.match(/(?<=[a-z])[A-Z]|(?<=[A-Za-z])\d|(?<=\d)[A-Za-z]/g) ?? []).length;

/** True if any six consecutive characters of `value` are readable. */
const shows = (line: string, value: string): boolean => {
  for (let at = 0; at + 6 <= value.length; at++) {
    if (line.includes(value.slice(at, at + 6))) return true;
  }
  return false;
};

/** Encodings that can be applied to a text one after the other. */
const encodings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) =>
    Array.from(text)
      .map((one, nth) => (nth % 3 === 0 ? percent(one) : one))
      .join(''),
  (text) => Array.from(text).map(percent).join(''),
  (text) =>
    Array.from(text)
      .map((one) => String.raw`\u${hex(one, 4)}`)
      .join(''),
  (text) =>
    Array.from(text)
      .map((one, nth) => (nth % 2 === 0 ? `&#x${hex(one, 2)};` : one))
      .join(''),
  (text) => Buffer.from(text).toString('base64'),
  (text) => Buffer.from(text).toString('base64url'),
  (text) => JSON.stringify({ body: text }),
  (text) => JSON.stringify(text),
];
const hex = (one: string, digits: number) =>
  (one.codePointAt(0) ?? 0).toString(16).padStart(digits, '0');
const percent = (one: string) => `%${hex(one, 2)}`;

describe('a log line', () => {
  it.each(secretLines)('is written without the secret of %s', (_, line) => {
    expect(redact(line)).not.toContain('NEVERSHOWN');
    expect(redact(line)).toContain('[redacted]');
  });

  it.each(plainLines)('without a secret is written unchanged: %j', (line) => {
    expect(redact(line)).toBe(line);
  });

  it('keeps the text around a secret', () => {
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

  it('shows no random secret, in any form', () => {
    const line = fc.tuple(
      fc.constantFrom(...names),
      secret,
      fc.constantFrom(...shapes),
      words,
      fc.constantFrom('', ' and more', ', "next": 1', '\n'),
    );
    fc.assert(
      fc.property(line, ([name, value, shape, before, after]) => {
        const text = redact(`${before}${shape(name, value)}${after}`);
        expect({ text, shows: shows(text, value) }).toEqual({ text, shows: false });
      }),
      { numRuns: 3_000 },
    );
  });

  it('shows no random secret, in any encoding', () => {
    const line = fc.tuple(
      fc.constantFrom('token', 'pwd', 'device_code', 'client_assertion', ...names),
      secret,
      fc.constantFrom(...shapes),
      fc.constantFrom(...encodings),
      fc.constantFrom(...encodings),
    );
    fc.assert(
      fc.property(line, ([name, value, shape, first, second]) => {
        const text = redact(second(first(shape(name, value))));
        const decoded = decodedView(text)?.text ?? text;
        const shown = shows(decoded, value) || text.includes(second(first(value)));
        expect({ text, shown }).toEqual({ text, shown: false });
      }),
      { numRuns: 3_000 },
    );
  });

  it('shows no unnamed secret key, in any encoding', () => {
    const key = fc
      .stringMatching(/^[A-Za-z0-9+/]{40}$/)
      .filter((one) => /[a-z].*[A-Z]|[A-Z].*[a-z]/.test(one) && changesOf(one) > 12);
    fc.assert(
      fc.property(key, fc.constantFrom(...encodings), (value, encode) => {
        expect(shows(redact(`tried ${encode(value)} and failed`), value)).toBe(false);
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows no part of a secret key that contains the name of a secret', () => {
    const key = '/A+a/+aAA+aA/a0/apWda/+a0A0a0aA00a/a/+AA';
    expect(redact(`tried ${key} and failed`)).toBe('tried [redacted] and failed');
  });

  it('shows no random secret that is broken across lines', () => {
    const long = fc.stringMatching(/^[A-Za-z0-9_.~+/-]{40,200}$/);
    const at = fc.tuple(fc.integer({ min: 1, max: 39 }), fc.constantFrom('\n', '\r\n', '\n    '));
    fc.assert(
      fc.property(fc.constantFrom(...names), long, at, (name, value, [width, between]) => {
        const lines = value.match(new RegExp(`.{1,${width}}`, 'gs')) ?? [];
        const text = redact(`saw ${name}=${lines.join(between)}\nthen went on`);
        expect({ text, shows: shows(text, value) }).toEqual({ text, shows: false });
        expect(text).toContain('then went on');
      }),
      { numRuns: 1_000 },
    );
  });

  it.each(peopleLines)('is written without the personal data of %s', (_, line) => {
    expect(redactPeople(line)).not.toMatch(/nevershown|998877|9988-77/);
  });

  it('with a text of Stagedoor itself is written unchanged', () => {
    for (const language of readdirSync(MESSAGES).filter((name) => name.endsWith('.arb'))) {
      const texts: unknown = JSON.parse(readFileSync(join(MESSAGES, language), 'utf8'));
      const changed = Object.entries(texts as Record<string, unknown>).filter(
        ([, text]) => typeof text === 'string' && redact(text) !== text,
      );
      // An example of a role; its account number is shortened on purpose.
      expect(changed.map(([key]) => key)).toEqual(['forms.hints.roleArn']);
    }
  });

  it('shows no quoted secret, whatever characters it contains', () => {
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

  it('is not changed by redacting it a second time', () => {
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

  it('keeps the text after a redacted secret when it is redacted again', () => {
    const once = redact('<password>hush</password>');
    expect(redact(`${once}\nwell`)).toBe(`${once}\nwell`);
  });

  it('with many incomplete secrets grows to at most three times its length', () => {
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
