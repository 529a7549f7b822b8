import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SecureContext } from 'node:tls';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { trustedAuthorities } from '../../../../src/main/adapters/network/certificates.ts';
import { createHttpAgents } from '../../../../src/main/adapters/network/http-agent.ts';
import { tlsContext } from '../../../../src/main/adapters/network/tls-contexts.ts';
import { createAuthority } from '../../../support/network/certificates.ts';
import { tempFolder } from '../../../support/machine/machine.ts';

const code = (problem: string) => ({ code: `ERR_TLS_CERT_CA_${problem}` });

describe('the TLS context of a trust setting', () => {
  it('is created once for each CA file', async () => {
    const { caFile } = createAuthority(tempFolder());
    const context = await tlsContext(caFile);
    expect(await tlsContext(caFile)).toBe(context);
    expect(await tlsContext(undefined)).not.toBe(context);
    expect(await tlsContext(undefined)).toBe(await tlsContext(undefined));
  });

  it('is shared by all services with this setting', async () => {
    const { caFile } = createAuthority(tempFolder());
    const agents = createHttpAgents(() => Promise.resolve('DIRECT'));
    const of = async (origin: string): Promise<SecureContext | undefined> =>
      (await agents(new URL(origin), { caFile })).tls.secureContext;
    const first = await of('https://one.example');
    expect(first).toBeDefined();
    expect(await of('https://two.example')).toBe(first);
  });

  it('is created again after the CA file has changed', async () => {
    const { caFile } = createAuthority(tempFolder());
    const context = await tlsContext(caFile);
    appendFileSync(caFile, readFileSync(createAuthority(tempFolder()).caFile));
    expect(await tlsContext(caFile)).not.toBe(context);
  });

  it('cannot be created from an invalid file, but can once it is valid', async () => {
    const { caFile } = createAuthority(tempFolder());
    const path = join(tempFolder(), 'authority.pem');
    await expect(tlsContext(path)).rejects.toMatchObject(code('MISSING'));
    writeFileSync(path, 'no certificate');
    await expect(tlsContext(path)).rejects.toMatchObject(code('GARBAGE'));
    copyFileSync(caFile, path);
    expect(await tlsContext(path)).toBeDefined();
  });

  it('is never created from a file on another machine', async () => {
    await expect(tlsContext('//server/share/authority.pem')).rejects.toMatchObject(code('FILE'));
  });

  it('lets other work run between two creations', async () => {
    const files = [1, 2, 3].map(() => createAuthority(tempFolder()).caFile);
    let made = 0;
    const all = files.map(async (file) => {
      await tlsContext(file);
      made += 1;
    });
    const seen = new Set<number>();
    while (made < files.length) {
      seen.add(made);
      await turn();
    }
    await Promise.all(all);
    expect([...seen]).toEqual([0, 1, 2]);
  });
});

describe('the trusted authorities', () => {
  it('contain each certificate once', () => {
    const keys = trustedAuthorities(undefined).map((text) =>
      text.replace(/-----[A-Z ]+-----|\s/g, ''),
    );
    expect(keys.length).toBeGreaterThan(100);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
