import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';

const secret = new Secret('hush-hush');
const text: unknown = secret;

describe('a secret', () => {
  it.each([
    ['a template', () => `the key is ${text as string}`],
    ['String()', () => String(secret)],
    ['addition', () => 'the key is ' + (text as string)],
    ['joining', () => [secret, secret].join(', ')],
    ['JSON', () => JSON.stringify(secret)],
    ['JSON of an object that contains it', () => JSON.stringify({ keys: [{ secret }] })],
    ['JSON with a list of names', () => JSON.stringify({ text: secret }, ['text', '#text'])],
    ['the inspector', () => inspect(secret)],
    ['the inspector, within an object', () => inspect({ a: { b: [secret] } }, { depth: 9 })],
    ['the inspector with hidden properties', () => inspect(secret, { showHidden: true })],
    ['a format', () => format('%s %o %O %j', secret, secret, secret, secret)],
    ['an error', () => inspect(new Error(String(secret), { cause: secret }))],
    ['a copy of its fields', () => inspect(Object.assign({}, secret))],
    ['its keys', () => [...Object.keys(secret), ...Object.getOwnPropertyNames(secret)].join()],
    ['a structured clone', () => inspect(structuredClone(Object.assign({}, secret)))],
  ])('is not shown in %s', (_, write) => {
    expect(write()).not.toContain('hush');
  });

  it('appears as "[secret]" when it is converted to text', () => {
    expect([String(secret), JSON.stringify([secret]), inspect([secret])]).toEqual([
      ...['[secret]', '["[secret]"]', '[ [secret] ]'],
    ]);
  });

  it('is not a number', () => {
    expect(Number(secret)).toBeNaN();
  });

  it('is readable only through reveal', () => {
    expect(secret.reveal()).toBe('hush-hush');
    expect(new Secret('').reveal()).toBe('');
  });
});
