import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { connectionIdFor } from '../../../../src/main/core/connections/connection-id.ts';

const none = new Set<string>();

describe('the id of a connection', () => {
  it.each([
    ['North Pier', 'north-pier'],
    ['north-pier', 'north-pier'],
    ['  Unit 7 / Comp  ', 'unit-7-comp'],
    ['Straße & Söhne', 'stra-e-s-hne'],
    ['K2', 'k2'],
    ['東京', 'connection'],
    ['---', 'connection'],
    ['🎭', 'connection'],
    ['a'.repeat(80), 'a'.repeat(40)],
    [`${'a'.repeat(39)} b`, 'a'.repeat(39)],
  ])('is derived from the name %s: %s', (name, id) => {
    expect(connectionIdFor(name, none)).toBe(id);
  });

  it('gets the first free number if it is taken', () => {
    expect(connectionIdFor('Pier', new Set(['pier']))).toBe('pier-2');
    expect(connectionIdFor('Pier', new Set(['pier', 'pier-2', 'pier-4']))).toBe('pier-3');
    expect(connectionIdFor('東京', new Set(['connection']))).toBe('connection-2');
  });

  it('is shortened to make room for its number', () => {
    const long = 'a'.repeat(40);
    expect(connectionIdFor(long, new Set([long]))).toBe(`${'a'.repeat(38)}-2`);
  });

  it('is valid and unique for any number of names', () => {
    const name = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom('Pier', 'pier', 'PIER!', 'a'.repeat(60), '', '-', '東京'),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), (names) => {
        const taken = new Set<string>();
        for (const one of names) {
          const id = connectionIdFor(one, taken);
          expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,39}$/);
          expect(taken.has(id)).toBe(false);
          taken.add(id);
        }
      }),
    );
  });
});
