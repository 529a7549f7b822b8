import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pinOfCertificate } from '../../../src/main/adapters/network/certificates.ts';

export interface Identity {
  readonly key: string;
  readonly cert: string;
  /** In the format of a connection's `tls.pin`. */
  readonly pin: string;
}

/** A certificate authority for the test, which is not trusted until its file is named. */
export interface Authority {
  readonly caFile: string;
  readonly issue: (...names: readonly string[]) => Identity;
  /** A certificate that expired yesterday. */
  readonly issueExpired: (...names: readonly string[]) => Identity;
}

const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];

/** Creates an authority in `folder` with OpenSSL's command line. */
export function createAuthority(folder: string): Authority {
  const caFile = join(folder, 'authority.pem');
  const caKey = join(folder, 'authority.key');
  request(['-subj', '/CN=Authority of a test', '-keyout', caKey, '-out', caFile]);
  let nth = 0;
  return {
    caFile,
    issueExpired(...names) {
      const base = join(folder, `server-${++nth}`);
      const extensions = `${base}.ext`;
      writeFileSync(
        extensions,
        `subjectAltName=${alternatives(names)}\nbasicConstraints=CA:FALSE\n`,
      );
      const key = [...newKey, '-subj', '/CN=Server', '-keyout', `${base}.key`];
      openssl(['req', ...key, '-out', `${base}.csr`]);
      const signed = ['-in', `${base}.csr`, '-CA', caFile, '-CAkey', caKey, '-CAcreateserial'];
      openssl([
        'x509',
        '-req',
        ...signed,
        '-days',
        '-1',
        '-extfile',
        extensions,
        '-out',
        `${base}.pem`,
      ]);
      return identityAt(base);
    },
    issue(...names) {
      const base = join(folder, `server-${++nth}`);
      const signed = ['-CA', caFile, '-CAkey', caKey, '-keyout', `${base}.key`];
      const named = ['-subj', '/CN=Server', '-addext', `subjectAltName=${alternatives(names)}`];
      request([...signed, ...named, '-addext', 'basicConstraints=CA:FALSE', '-out', `${base}.pem`]);
      return identityAt(base);
    },
  };
}

let shared: { readonly authority: string; readonly identity: Identity } | undefined;

/**
 * A server's certificate for 127.0.0.1, and its authority as PEM, created once for all tests of this process: OpenSSL takes
 * longer than most tests. For servers whose tests are not about their certificate.
 */
export function sharedLoopbackIdentity(): {
  readonly authority: string;
  readonly identity: Identity;
} {
  if (shared !== undefined) return shared;
  const folder = mkdtempSync(join(tmpdir(), 'stagedoor-authority-'));
  try {
    const { caFile, issue } = createAuthority(folder);
    shared = { authority: readFileSync(caFile, 'utf8'), identity: issue('127.0.0.1') };
    return shared;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A self-signed server, as a DCV server is after its installation: its own file is its authority.
 */
export function createSelfSigned(folder: string, address: string): Identity & { caFile: string } {
  const base = join(folder, 'self-signed');
  const named = ['-subj', '/CN=Server', '-addext', `subjectAltName=IP:${address}`];
  request([...named, '-keyout', `${base}.key`, '-out', `${base}.pem`]);
  return { ...identityAt(base), caFile: `${base}.pem` };
}

function identityAt(base: string): Identity {
  const cert = readFileSync(`${base}.pem`, 'utf8');
  const pin = pinOfCertificate(new X509Certificate(cert));
  return { key: readFileSync(`${base}.key`, 'utf8'), cert, pin };
}

const alternatives = (names: readonly string[]): string =>
  names.map((name) => (/^[\d.]+$/.test(name) ? `IP:${name}` : `DNS:${name}`)).join(',');

function request(args: readonly string[]): void {
  openssl(['req', '-x509', ...newKey, '-days', '2', ...args]);
}

function openssl(args: readonly string[]): void {
  execFileSync('openssl', [...args], { stdio: 'ignore', timeout: 60_000 });
}
