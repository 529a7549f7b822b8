import { describe, expect, it } from 'vitest';
import { parseUniqueJson } from '../../../../src/main/core/base/unique-json.ts';

describe('a JSON text', () => {
  it.each([
    '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}',
    '["a","a"]',
    String.raw`{"a":"{\"a\":1,\"a\":2}"}`,
    String.raw`{"a\\":1,"a":"b\":c","b":2}`,
    '\ufeff{"a":1}',
  ])('with unique names in each object is parsed: %s', (text) => {
    expect(parseUniqueJson(text)).toEqual(JSON.parse(text.replace('\ufeff', '')));
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"b":{"c":1,"c":2}}',
    '[{"a":1},{"a":1,"b":[{}],"a" : 2}]',
    String.raw`{"allow":{},"\u0061llow":{}}`,
    '{"__proto__":1,"__proto__":2}',
    '{"a":1',
  ])('with a duplicate name or a syntax error is refused: %s', (text) => {
    expect(parseUniqueJson(text)).toBeUndefined();
  });
});
