import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isCertificateCode } from '../../../../src/main/adapters/network/certificates.ts';
import { diskProblem, readProblem } from '../../../../src/main/adapters/base/disk.ts';
import { errorCode } from '../../../../src/main/adapters/base/error-code.ts';

const withCode = (code: unknown) => Object.assign(new Error('a path and more'), { code });

describe('the reason why a file could not be read', () => {
  it.each([
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['EISDIR', 'not-a-file'],
    ['ENOTDIR', 'not-a-file'],
    ['ELOOP', 'not-a-file'],
    ['not-a-file', 'not-a-file'],
    ['EIO', 'disk'],
    ['ESTALE', 'disconnected'],
    ['ENOTCONN', 'disconnected'],
    ['EMFILE', 'other'],
    ['constructor', 'other'],
  ])('%s is %s', (code, problem) => {
    expect(readProblem(code)).toBe(problem);
  });
});

describe('the reason why a file could not be written', () => {
  it.each([
    ['EROFS', 'read-only'],
    ['ENOSPC', 'full'],
    ['EDQUOT', 'full'],
    ['EACCES', 'denied'],
    ['EPERM', 'denied'],
    ['ENOTDIR', 'not-a-folder'],
    ['ELOOP', 'not-a-folder'],
    ['ELOCKED', 'locked'],
    ['EIO', 'other'],
    ['constructor', 'other'],
  ])('%s is %s', (code, problem) => {
    expect(diskProblem(withCode(code))).toBe(problem);
  });

  it('is "other" for any other thrown value', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(diskProblem(thrown)).toBe('other');
        expect(typeof errorCode(thrown)).toBe('string');
      }),
    );
  });
});

describe('a certificate error code', () => {
  it.each([
    'DEPTH_ZERO_SELF_SIGNED_CERT',
    'SELF_SIGNED_CERT_IN_CHAIN',
    'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    'CERT_HAS_EXPIRED',
    'CERT_NOT_YET_VALID',
    'CERT_REVOKED',
    'ERR_TLS_CERT_ALTNAME_INVALID',
    'ERR_TLS_CERT_PIN',
    'INVALID_CA',
    'HOSTNAME_MISMATCH',
  ])('is %s', (code) => {
    expect(isCertificateCode(code)).toBe(true);
  });

  it.each(['', 'ECONNRESET', 'EPROTO', 'ERR_SSL_WRONG_VERSION_NUMBER', 'ENOENT', 'MY_CERT_X'])(
    'is not %j',
    (code) => {
      expect(isCertificateCode(code)).toBe(false);
    },
  );
});
