import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../../../src/main/adapters/network/http.ts';
import { HttpError } from '../../../../src/main/core/network/http.ts';
import type { Trust } from '../../../../src/main/core/base/trust.ts';
import { failure, transientError } from '../../../../src/main/core/provider/service-response.ts';
import {
  createAuthority,
  type Authority,
  type Identity,
} from '../../../support/network/certificates.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { serveProxy, serveSocks, serveTls } from '../../../support/network/servers.ts';

let authority: Authority;
let identity: Identity;
let folder: string;
beforeEach(() => {
  folder = tempFolder();
  authority = createAuthority(folder);
  identity = authority.issue('127.0.0.1', 'service.example');
});

const service = { code: 'certificate', where: 'service' } as const;
const authorityFile = { code: 'certificate', where: 'authority' } as const;
const untrusted = failure({ ...service, why: 'authority' });
const otherPin = failure({ ...service, why: 'pin' });
const unusable = failure({ ...authorityFile, why: 'ca-file' });
const otherName = failure({ ...service, why: 'name' });
const missing = failure({ ...authorityFile, why: 'ca-missing' });

/** The status of the response, or the failure. */
async function ask(url: string, trust: Trust, proxy = 'DIRECT'): Promise<unknown> {
  return askOver(createHttp(async () => proxy))(url, trust);
}

const askOver =
  (http: ReturnType<typeof createHttp>) =>
  async (url: string, trust: Trust): Promise<unknown> => {
    const request = {
      method: 'POST',
      url: new URL(url),
      headers: { authorization: 'hush' },
      body: 'hush',
      trust,
    };
    try {
      return (await http(request, AbortSignal.timeout(60_000))).status;
    } catch (reason) {
      if (reason instanceof HttpError) return reason.response;
      throw reason;
    }
  };

describe('a certificate', () => {
  it.each<[string, (a: Authority, i: Identity) => Trust, unknown]>([
    ['that is not trusted ends the connection', () => ({}), untrusted],
    ['of an authority in the CA file is trusted', ({ caFile }) => ({ caFile }), 200],
    ['with the right pin is trusted', ({ caFile }, { pin }) => ({ caFile, pin }), 200],
    [
      'with another pin ends the connection',
      ({ caFile }) => ({ caFile, pin: `sha256/${'A'.repeat(43)}=` }),
      otherPin,
    ],
    ['is not trusted for its pin alone', (_, { pin }) => ({ pin }), untrusted],
    ['with a missing CA file ends the connection', () => ({ caFile: '/nowhere/ca.pem' }), missing],
    [
      'with a folder as CA file ends the connection',
      () => ({ caFile: '/' }),
      failure({ ...authorityFile, why: 'ca-folder' }),
    ],
    [
      'with a CA file without certificates ends the connection',
      () => ({ caFile: '/etc/passwd' }),
      failure({ ...authorityFile, why: 'ca-garbage' }),
    ],
    [
      'with a network path as CA file ends the connection',
      ({ caFile }) => ({ caFile: `/${caFile}` }),
      unusable,
    ],
    ['with a device as CA file ends the connection', () => ({ caFile: '/dev/zero' }), unusable],
  ])('%s', async (_, trust, outcome) => {
    const { port, seen } = await serveTls(identity);
    expect(await ask(`https://127.0.0.1:${port}/`, trust(authority, identity))).toEqual(outcome);
    // The handshake fails, so nothing was sent.
    expect(seen).toHaveLength(outcome === 200 ? 1 : 0);
  });

  it('for another name ends the connection', async () => {
    const { caFile } = authority;
    const { port, seen } = await serveTls(authority.issue('other.example'));
    expect(await ask(`https://127.0.0.1:${port}/`, { caFile })).toEqual(otherName);
    expect(seen).toEqual([]);
  });

  it('of another authority ends the connection', async () => {
    const other = createAuthority(tempFolder());
    const { port } = await serveTls(identity);
    expect(await ask(`https://127.0.0.1:${port}/`, { caFile: other.caFile })).toEqual(untrusted);
  });

  it('is trusted as soon as the missing file exists', async () => {
    const { port } = await serveTls(identity);
    const askAgain = askOver(createHttp(async () => 'DIRECT'));
    const caFile = join(folder, 'later.pem');
    expect(await askAgain(`https://127.0.0.1:${port}/`, { caFile })).toEqual(missing);
    copyFileSync(authority.caFile, caFile);
    expect(await askAgain(`https://127.0.0.1:${port}/`, { caFile })).toBe(200);
  });

  it('that one connection trusts is not trusted by the next', async () => {
    const { port } = await serveTls(identity);
    const askAgain = askOver(createHttp(async () => 'DIRECT'));
    const { caFile } = authority;
    expect(await askAgain(`https://127.0.0.1:${port}/`, { caFile })).toBe(200);
    expect(await askAgain(`https://127.0.0.1:${port}/`, {})).toEqual(untrusted);
  });
});

describe('a proxy', () => {
  const there = 'https://service.example/';

  it('gets a CONNECT request, and the certificate behind it is still checked', async () => {
    const { port, seen } = await serveTls(identity);
    const proxy = await serveProxy(port);
    const answer = `PROXY 127.0.0.1:${proxy.port}; DIRECT`;
    const { caFile } = authority;
    expect(await ask(there, { caFile, pin: identity.pin }, answer)).toBe(200);
    expect(await ask(there, {}, answer)).toEqual(untrusted);
    expect(await ask(there, { caFile, pin: `sha256/${'A'.repeat(43)}=` }, answer)).toEqual(
      otherPin,
    );
    expect(await ask('https://other.example/', { caFile }, answer)).toEqual(otherName);
    expect(proxy.asked.slice(0, 2)).toEqual(['service.example:443', 'service.example:443']);
    expect(seen).toEqual(['POST /']);
  });

  it('with its own certificate is not compared with the service’s pin', async () => {
    const { port } = await serveTls(identity);
    const proxy = await serveProxy(port, { identity: authority.issue('127.0.0.1') });
    const answer = `HTTPS 127.0.0.1:${proxy.port}`;
    const { caFile } = authority;
    expect(await ask(there, { caFile, pin: identity.pin }, answer)).toBe(200);
    expect(await ask(there, { caFile, pin: `sha256/${'A'.repeat(43)}=` }, answer)).toEqual(
      otherPin,
    );
    expect(await ask(there, {}, answer)).toEqual(untrusted);
  });

  it('that uses SOCKS resolves the name itself', async () => {
    const { port } = await serveTls(identity);
    const proxy = await serveSocks(port);
    const answer = `SOCKS5 127.0.0.1:${proxy.port}`;
    const { caFile } = authority;
    expect(await ask(there, { caFile, pin: identity.pin }, answer)).toBe(200);
    expect(await ask(there, {}, answer)).toEqual(untrusted);
    expect(proxy.asked).toEqual(['service.example', 'service.example']);
  });

  it('is not used for this machine', async () => {
    const { port } = await serveTls(identity);
    const proxy = await serveProxy(port);
    const answer = `PROXY 127.0.0.1:${proxy.port}`;
    const { caFile } = authority;
    expect(await ask(`https://127.0.0.1:${port}/`, { caFile }, answer)).toBe(200);
    expect(proxy.asked).toEqual([]);
  });

  it.each([
    [
      'that requires a sign-in',
      '407 Proxy Authentication Required',
      '',
      failure({ code: 'proxy-login' }),
    ],
    [
      'that blocks the request',
      '403 Forbidden',
      '<html>no</html>',
      transientError('not-an-answer'),
    ],
    ['that cannot connect', '502 Bad Gateway', '', transientError('refused')],
    [
      'that forges a response',
      '201 Created',
      '{"stream":{"state":"READY"}}',
      transientError('not-an-answer'),
    ],
    ['that forges a refusal', '404 Not Found', '{"code":"GONE"}', transientError('not-an-answer')],
    ['that forges a redirect', '302 Found', '', transientError('not-an-answer')],
  ])('%s is not mistaken for the service', async (_, status, body, outcome) => {
    const refusal = `HTTP/1.1 ${status}\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
    const proxy = await serveProxy(0, { refusal });
    const { caFile } = authority;
    expect(await ask(there, { caFile }, `PROXY 127.0.0.1:${proxy.port}`)).toEqual(outcome);
    expect(proxy.asked).toEqual(['service.example:443']);
  });

  it('that does not respond with HTTP causes a transient error', async () => {
    const proxy = await serveProxy(0, { refusal: 'not HTTP' });
    expect(await ask(there, {}, `PROXY 127.0.0.1:${proxy.port}`)).toMatchObject({
      kind: 'transient-error',
    });
  });
});
