import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Address4, Address6 } from '../../../build/ip-address.ts';

describe('an IPv4 address', () => {
  it('is its four bytes', () => {
    fc.assert(
      fc.property(fc.ipV4(), (text) => {
        expect(new Address4(text).toArray().join('.')).toBe(text);
      }),
    );
  });
});

describe('an IPv6 address', () => {
  it.each([
    ['::', '0000:0000:0000:0000:0000:0000:0000:0000'],
    ['::1', '0000:0000:0000:0000:0000:0000:0000:0001'],
    ['2001:db8::7', '2001:0db8:0000:0000:0000:0000:0000:0007'],
    ['fe80::1%eth0', 'fe80:0000:0000:0000:0000:0000:0000:0001'],
    ['::ffff:10.0.0.7', '0000:0000:0000:0000:0000:ffff:0a00:0007'],
    ['1:2:3:4:5:6:7:8', '0001:0002:0003:0004:0005:0006:0007:0008'],
  ])('%s is written in full as %s', (text, full) => {
    expect(new Address6(text).canonicalForm()).toBe(full);
  });

  it('is parsed back unchanged from its bytes, and by the URL parser of Node', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), (bytes) => {
        const full = Address6.fromByteArray([...bytes]).canonicalForm();
        expect(Buffer.from(full.replaceAll(':', ''), 'hex')).toEqual(Buffer.from(bytes));
        expect(
          new Address6(new URL(`http://[${full}]/`).hostname.slice(1, -1)).canonicalForm(),
        ).toBe(full);
      }),
    );
  });
});
