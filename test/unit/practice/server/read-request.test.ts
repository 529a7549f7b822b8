import { describe, expect, it } from 'vitest';
import { parseJsonObject } from '../../../../src/practice/server/read-request.ts';

describe('a body', () => {
  it('that is an object is parsed, and an empty body is an empty object', () => {
    expect(parseJsonObject(Buffer.from('{"a":1}'))).toEqual({ a: 1 });
    expect(parseJsonObject(Buffer.from(''))).toEqual({});
  });

  it.each(['[]', 'null', '1', '"text"', '{', '\u0000'])('%j is refused', (text) => {
    expect(parseJsonObject(Buffer.from(text))).toBeUndefined();
  });
});
