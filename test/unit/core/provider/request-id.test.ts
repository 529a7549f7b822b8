import { describe, expect, it } from 'vitest';
import { requestId, requestIdIn } from '../../../../src/main/core/provider/request-id.ts';

describe('the id of a request', () => {
  it.each(['x-amzn-requestid', 'x-amzn-request-id', 'x-amz-request-id'])(
    'is read from the header %s',
    (header) => {
      expect(requestIdIn({ [header]: 'f01bf3e9-157f-5c18' })).toBe('f01bf3e9-157f-5c18');
    },
  );

  it('is undefined without such a header', () => {
    expect(requestIdIn({ date: 'today' })).toBeUndefined();
  });

  it.each(['', 'two words', 'a\nline', 'a.token.of.three', 'x'.repeat(129), 7, undefined])(
    'is undefined if it has another format: %j',
    (text) => {
      expect(requestId(text)).toBeUndefined();
    },
  );
});
