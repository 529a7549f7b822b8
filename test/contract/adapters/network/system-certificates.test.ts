import { existsSync, readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import { describe, expect, it } from 'vitest';
import { trustedAuthorities } from '../../../../src/main/adapters/network/certificates.ts';
import { createAuthority } from '../../../support/network/certificates.ts';
import { tempFolder } from '../../../support/machine/machine.ts';

const BUNDLE = '/etc/ssl/certs/ca-certificates.crt';
/** The certificates of a file, without the text around them. */
const certificatesOf = (text: string): string[] =>
  (text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((one) =>
    one.replaceAll(/\s/g, ''),
  );

describe('the authorities that a connection trusts', () => {
  it('are the built-in ones and those of its CA file', () => {
    const { caFile } = createAuthority(tempFolder());
    const trusted = certificatesOf(trustedAuthorities(caFile).join('\n'));
    const builtIn = certificatesOf(tls.rootCertificates.join('\n'));
    expect(new Set(trusted)).toEqual(
      new Set([...trusted, ...builtIn, ...certificatesOf(readFileSync(caFile, 'utf8'))]),
    );
    expect(certificatesOf(trustedAuthorities(undefined).join('\n'))).not.toContain(
      certificatesOf(readFileSync(caFile, 'utf8'))[0],
    );
  });

  it.runIf(existsSync(BUNDLE))('include those of the system’s store', () => {
    const trusted = new Set(certificatesOf(trustedAuthorities(undefined).join('\n')));
    const system = certificatesOf(readFileSync(BUNDLE, 'utf8'));
    expect(system.filter((one) => !trusted.has(one))).toEqual([]);
  });
});
