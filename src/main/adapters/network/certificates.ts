import { createHash, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as tls from 'node:tls';
import type { CertificateProblem } from '../../../shared/network/network.ts';

/**
 * Where Linux distributions store the system's authorities, for Node versions that cannot read the
 * system store.
 */
const LINUX_BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
];

/**
 * The authorities a connection trusts: Node's built-in ones, the system's store, and the
 * connection's CA file. Throws with a certificate code if the CA file cannot be read: continuing
 * without it would only fail later with a misleading message.
 */
export function trustedAuthorities(caFile: string | undefined): string[] {
  return [...tls.rootCertificates, ...systemAuthorities(), ...caFileAuthorities(caFile)];
}

function caFileAuthorities(caFile: string | undefined): readonly string[] {
  if (caFile === undefined) return [];
  try {
    return [readFileSync(caFile, 'utf8')];
  } catch {
    throw new CaFileUnreadable('the CA file cannot be read');
  }
}

class CaFileUnreadable extends Error {
  readonly code = 'ERR_TLS_CERT_CA_FILE';
}

/**
 * Node has getCACertificates since 22.15, which is newer than the Node of the stand-in Electron.
 */
type AskableTls = typeof tls & { getCACertificates?: (from: 'system') => string[] };

let systemCache: readonly string[] | undefined;

function systemAuthorities(): readonly string[] {
  systemCache ??= (tls as AskableTls).getCACertificates?.('system') ?? linuxBundle();
  return systemCache;
}

function linuxBundle(): readonly string[] {
  if (process.platform !== 'linux') return [];
  for (const path of LINUX_BUNDLES) {
    try {
      return [readFileSync(path, 'utf8')];
    } catch {
      continue;
    }
  }
  return [];
}

/** Node's own name check, and the pin in addition if there is one. */
export function checkIdentity(pin: string | undefined): typeof tls.checkServerIdentity {
  return (host, certificate) => {
    const error = tls.checkServerIdentity(host, certificate);
    if (error !== undefined || pin === undefined) return error;
    // Not `certificate.pubkey`: for elliptic curves that is the bare point, which no tool pins.
    return pin === pinOfCertificate(new X509Certificate(certificate.raw))
      ? undefined
      : new PinMismatch('the public key is not the pinned one');
  };
}

class PinMismatch extends Error {
  readonly code = 'ERR_TLS_CERT_PIN';
}

/** `sha256/…` of a certificate's public key (SubjectPublicKeyInfo), as in `tls.pin`. */
export function pinOfCertificate({ publicKey }: X509Certificate): string {
  const key = publicKey.export({ type: 'spki', format: 'der' });
  return `sha256/${createHash('sha256').update(key).digest('base64')}`;
}

const CERTIFICATE_CODES =
  /^(CERT_|UNABLE_TO_(GET_ISSUER|VERIFY|DECRYPT)|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|INVALID_(CA|PURPOSE)|ERR_TLS_CERT|HOSTNAME_MISMATCH|PATH_LENGTH|CRL_)/;

/** True for the codes that OpenSSL and Node use for an untrusted certificate. */
export const isCertificateCode = (code: string): boolean => CERTIFICATE_CODES.test(code);

/** Why the certificate is not trusted, from such a code. */
export function certificateProblem(code: string): CertificateProblem {
  switch (code) {
    case 'ERR_TLS_CERT_PIN':
      return 'pin';
    case 'ERR_TLS_CERT_CA_FILE':
      return 'ca-file';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'name';
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'date';
    default:
      return 'authority';
  }
}
