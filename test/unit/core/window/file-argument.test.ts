import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathOfArgument } from '../../../../src/main/core/window/file-argument.ts';
import { isLocalPath } from '../../../../src/shared/base/local-path.ts';

describe('the path in an argument', () => {
  it.each([
    ['a path', '/home/artist/100%25.dcv', '/home/artist/100%25.dcv'],
    ['a Windows path', String.raw`C:\Users\a.dcv`, String.raw`C:\Users\a.dcv`],
    ['an address', 'file:///home/artist/Desk%204%20%E5%B7%A5.dcv', '/home/artist/Desk 4 工.dcv'],
    ['an address with localhost', 'FILE://localhost/tmp/a.dcv', '/tmp/a.dcv'],
    ['an address without slashes', 'file:/tmp/a.dcv', '/tmp/a.dcv'],
    ['an address of a Windows path', 'file:///C:/Users/a.dcv', 'C:/Users/a.dcv'],
  ])('is read from %s', (_, text, path) => {
    expect(pathOfArgument(text)).toBe(path);
    expect(isLocalPath(path)).toBe(true);
  });

  it.each([
    ['another host', 'file://pier.example/share/a.dcv'],
    ['a share in an address', 'file:////pier/share/a.dcv'],
    ['a share that is encoded', 'file:///%2Fpier/share/a.dcv'],
    ['a share with encoded backslashes', 'file:///%5C%5Cpier/share/a.dcv'],
    ['a share', String.raw`\\pier\share\a.dcv`],
    ['a share with slashes', '//pier/share/a.dcv'],
    ['a device', String.raw`\\?\C:\a.dcv`],
    ['a relative path', 'a.dcv'],
    ['another scheme', 'https://pier.example/a.dcv'],
    ['an address that cannot be decoded', 'file:///tmp/%E5.dcv'],
    ['a control character', 'file:///tmp/a%00.dcv'],
  ])('is not on this machine for %s', (_, text) => {
    expect(isLocalPath(pathOfArgument(text))).toBe(false);
  });

  it('is a string for any text, without throwing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => typeof pathOfArgument(`file:///${text}`) === 'string'),
    );
  });
});
