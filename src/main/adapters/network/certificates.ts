import { createHash, X509Certificate } from 'node:crypto';
import { statSync } from 'node:fs';
import * as tls from 'node:tls';
import { readRegularFileSync, type FileRefusal } from '../base/regular-file.ts';
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

const CA_FILE_MAX_BYTES = 1024 * 1024;
/** Bundles of distributions have about 250 kB. */
const BUNDLE_MAX_BYTES = 16 * 1024 * 1024;
/** SECURITY: no two quantifiers overlap, so that matching takes linear time. */
const CERTIFICATE =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[A-Za-z0-9+/=\s]*-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g;

/**
 * The authorities a connection trusts: Node's built-in ones, the system's store, and the
 * connection's CA file. Throws with a code of {@link certificateProblem} if that file is not a regular
 * file on this machine, is larger than 1 MiB, or is not PEM: continuing without it would only fail
 * later with a misleading message.
 */
export function trustedAuthorities(caFile: string | undefined): string[] {
  return [...builtInAndSystem(), ...caFileAuthorities(caFile)];
}

let commonCache: readonly string[] | undefined;

/** Most of the system's authorities are built in as well. Each is kept once, because parsing them takes time. */
function builtInAndSystem(): readonly string[] {
  if (commonCache !== undefined) return commonCache;
  const unique = new Map<string, string>();
  for (const text of [...tls.rootCertificates, ...systemAuthorities()]) {
    for (const block of text.match(CERTIFICATE) ?? [])
      unique.set(block.replace(/-----[A-Z0-9 ]+-----|\s/g, ''), block);
  }
  commonCache = [...unique.values()];
  return commonCache;
}

function caFileAuthorities(caFile: string | undefined): readonly string[] {
  if (caFile === undefined) return [];
  const file = readRegularFileSync(caFile, { maxBytes: CA_FILE_MAX_BYTES, onlyLocal: true });
  if (!file.ok) throw new CaFileUnusable(unreadProblem(caFile, file.why));
  const certificates = parsePem(file.bytes.toString('latin1'));
  if (certificates === undefined)
    throw new CaFileUnusable(isDer(file.bytes) ? 'ca-der' : 'ca-garbage');
  return certificates;
}

function unreadProblem(caFile: string, why: FileRefusal): CaFileProblem {
  if (why === 'missing') return 'ca-missing';
  return why === 'not-a-file' && isFolder(caFile) ? 'ca-folder' : 'ca-file';
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** A certificate, or a bundle of them (PKCS#7), in binary form: a DER sequence with a long length. */
const isDer = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x30 && ((bytes[1] ?? 0) & 0xf0) === 0x80;

/** The certificates of a PEM file; undefined if there is none, or one of them cannot be parsed. */
function parsePem(text: string): readonly string[] | undefined {
  const blocks = text.match(CERTIFICATE) ?? [];
  try {
    for (const block of blocks) new X509Certificate(block);
  } catch {
    return undefined;
  }
  return blocks.length === 0 ? undefined : blocks;
}

type CaFileProblem = Extract<CertificateProblem, `ca-${string}`>;

/** The codes of errors for the problems of a CA file; {@link isCertificateCode} is true for them. */
const CA_FILE_CODES: Readonly<Record<CaFileProblem, string>> = {
  'ca-missing': 'ERR_TLS_CERT_CA_MISSING',
  'ca-folder': 'ERR_TLS_CERT_CA_FOLDER',
  'ca-der': 'ERR_TLS_CERT_CA_DER',
  'ca-garbage': 'ERR_TLS_CERT_CA_GARBAGE',
  'ca-file': 'ERR_TLS_CERT_CA_FILE',
};

class CaFileUnusable extends Error {
  readonly code: string;

  constructor(problem: CaFileProblem) {
    super('the CA file cannot be used');
    this.code = CA_FILE_CODES[problem];
  }
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
    const file = readRegularFileSync(path, { maxBytes: BUNDLE_MAX_BYTES });
    if (file.ok) return [file.bytes.toString('utf8')];
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
    case CA_FILE_CODES['ca-missing']:
      return 'ca-missing';
    case CA_FILE_CODES['ca-folder']:
      return 'ca-folder';
    case CA_FILE_CODES['ca-der']:
      return 'ca-der';
    case CA_FILE_CODES['ca-garbage']:
      return 'ca-garbage';
    case CA_FILE_CODES['ca-file']:
      return 'ca-file';
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return 'name';
    case 'CERT_HAS_EXPIRED':
      return 'expired';
    case 'CERT_NOT_YET_VALID':
      return 'early';
    default:
      return 'authority';
  }
}
