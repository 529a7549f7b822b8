import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHttp } from '../../../../src/main/adapters/network/http.ts';
import { readReachability } from '../../../../src/main/adapters/network/reachability.ts';
import type { HttpError } from '../../../../src/main/core/network/http.ts';
import { testEndpoints } from '../../../../src/main/core/network/network-test.ts';
import { serviceEndpoint } from '../../../../src/main/core/provider/network-endpoint.ts';
import { createDirectProvider } from '../../../../src/main/providers/direct/provider.ts';
import { failureText } from '../../../../src/shared/base/failure-text.ts';
import { SOLE_STUDIO } from '../../../../src/shared/base/ids.ts';
import type { ConnectionOf } from '../../../../src/shared/connections/connection.ts';
import { messages } from '../../../../src/shared/languages/messages/en.arb';
import { endpointSentence } from '../../../../src/shared/network/network-text.ts';
import type { CertificateProblem } from '../../../../src/shared/network/network.ts';
import { createAuthority, type Authority } from '../../../support/network/certificates.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { serveTls } from '../../../support/network/servers.ts';
import { calm } from '../../../support/providers/nimble.ts';

const http = createHttp(async () => 'DIRECT');

interface Case {
  readonly problem: CertificateProblem;
  readonly sentence: string;
  readonly identity?: (authority: Authority) => ReturnType<Authority['issue']>;
  /** The connection's CA file; the authority's own by default. */
  readonly caFile?: (authority: Authority, folder: string) => string;
}

const written = (folder: string, content: string | Uint8Array): string => {
  const path = join(folder, 'ca');
  writeFileSync(path, content);
  return path;
};

const cases: readonly Case[] = [
  {
    problem: 'expired',
    sentence: 'It has expired.',
    identity: (authority) => authority.issueExpired('127.0.0.1'),
  },
  {
    problem: 'name',
    sentence: 'It was issued for a different name.',
    identity: (authority) => authority.issue('other.example'),
  },
  {
    problem: 'ca-missing',
    sentence: "The connection's CA file does not exist.",
    caFile: (_, folder) => join(folder, 'gone.pem'),
  },
  {
    problem: 'ca-missing',
    sentence: "The connection's CA file does not exist.",
    caFile: ({ caFile }) => join(caFile, 'below-a-file.pem'),
  },
  {
    problem: 'ca-file',
    sentence: "The connection's CA file cannot be read.",
    caFile(_, folder) {
      const path = join(folder, 'circle.pem');
      symlinkSync(path, path);
      return path;
    },
  },
  {
    problem: 'ca-garbage',
    sentence: "The connection's CA file does not contain a certificate.",
    caFile: ({ caFile }, folder) =>
      written(folder, Buffer.from(`\ufeff${readFileSync(caFile, 'utf8')}`, 'utf16le')),
  },
  {
    problem: 'ca-folder',
    sentence: "The connection's CA file is a folder.",
    caFile: (_, folder) => folder,
  },
  {
    problem: 'ca-der',
    sentence: "The connection's CA file is in DER format, not PEM.",
    caFile({ caFile }, folder) {
      const path = join(folder, 'ca.der');
      execFileSync('openssl', ['x509', '-in', caFile, '-outform', 'der', '-out', path]);
      return path;
    },
  },
  {
    problem: 'ca-garbage',
    sentence: "The connection's CA file does not contain a certificate.",
    caFile: (_, folder) => written(folder, '\u0000\u0001 no certificate'),
  },
  {
    problem: 'ca-garbage',
    sentence: "The connection's CA file does not contain a certificate.",
    caFile: (_, folder) => written(folder, ''),
  },
  {
    problem: 'ca-garbage',
    sentence: "The connection's CA file does not contain a certificate.",
    caFile: (_, folder) =>
      written(folder, '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'),
  },
  {
    problem: 'ca-file',
    sentence: "The connection's CA file cannot be read.",
    caFile: () => '/dev/null',
  },
];

describe.each(cases)('a certificate with the problem $problem', (one) => {
  async function serve() {
    const folder = tempFolder();
    const authority = createAuthority(folder);
    const identity = one.identity?.(authority) ?? authority.issue('127.0.0.1');
    const { port, seen } = await serveTls(identity);
    const caFile = one.caFile?.(authority, folder) ?? authority.caFile;
    return { port, seen, trust: { caFile } };
  }

  it('is reported with its sentence if a request fails, and nothing is sent', async () => {
    const { port, seen, trust } = await serve();
    const url = new URL(`https://127.0.0.1:${port}/`);
    const reason: unknown = await http({ method: 'GET', url, headers: {}, trust }, calm()).catch(
      (error: unknown) => error,
    );
    const { response } = reason as HttpError;
    expect(response).toMatchObject({ failure: { code: 'certificate', why: one.problem } });
    if (response.kind !== 'failure') return;
    expect(failureText(response.failure).advice).toContain(`Nothing was sent. ${one.sentence}`);
    expect(seen).toEqual([]);
  });

  it('is reported with the same sentence by a connection test', async () => {
    const { port, trust } = await serve();
    const endpoint = serviceEndpoint('broker', `https://127.0.0.1:${port}`, trust);
    const [result] = await testEndpoints(
      [endpoint],
      { reachability: readReachability, http },
      calm(),
    );
    expect(result).toMatchObject({ outcome: 'certificate', doubt: one.problem });
    expect(endpointSentence(result!, messages.endpoints).message).toContain(one.sentence);
  });

  it('is reported by the list of a direct host with strict certificates', async () => {
    const { port, trust } = await serve();
    const connection = {
      id: 'host',
      name: 'Host',
      kind: 'direct',
      host: '127.0.0.1',
      port,
      session: 'console',
      tls: { policy: 'strict', ...trust },
    } as ConnectionOf<'direct'>;
    const provider = createDirectProvider(connection, readReachability);
    expect(await provider.listWorkstations(SOLE_STUDIO, undefined, calm())).toMatchObject({
      value: { items: [{ state: 'UNREACHED', statusCode: `certificate-${one.problem}` }] },
    });
  });
});
