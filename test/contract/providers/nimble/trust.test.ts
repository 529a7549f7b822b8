import { beforeEach, describe, expect, it } from 'vitest';
import { createHttp } from '../../../../src/main/adapters/network/http.ts';
import type { Trust } from '../../../../src/main/core/base/trust.ts';
import { createAuthority, type Authority } from '../../../support/network/certificates.ts';
import { tempFolder } from '../../../support/machine/machine.ts';
import { launchOn, providerFor } from '../../../support/providers/nimble.ts';
import { serveProxy, serveTls, type Answer } from '../../../support/network/servers.ts';
import { startStudio } from '../../../support/practice/start-studio.ts';

const dcvUrl = 'https://dcv-3.north-pier.example:8443/?authToken=hush-hush#console';
const answerReady: Answer = (_, response) => {
  const stream = { streamId: 'stream-9', state: 'READY', url: dcvUrl };
  response.setHeader('content-type', 'application/json').end(JSON.stringify({ stream }));
};

let authority: Authority;
beforeEach(() => {
  authority = createAuthority(tempFolder());
});

/** A launch on a connection to this endpoint, through this proxy. */
async function launchTo(endpoint: string, trust: Trust, proxy = 'DIRECT') {
  const studio = await startStudio();
  const http = createHttp(async () => proxy);
  return launchOn(studio, { provider: providerFor(studio, { endpoint, trust, http }) });
}

describe('a launch on a service with a certificate', () => {
  it('of the authority in the connection’s CA file succeeds', async () => {
    const { port, seen } = await serveTls(authority.issue('127.0.0.1'), answerReady);
    const { caFile } = authority;
    const { last, opened } = await launchTo(`https://127.0.0.1:${port}`, { caFile });
    expect(last.state).toBe('ended');
    expect(opened).toEqual([dcvUrl]);
    expect(seen).toHaveLength(1);
  });

  it.each<[string, string, (authority: Authority) => Trust]>([
    ['that is not trusted', '127.0.0.1', () => ({})],
    ['of another host', 'elsewhere.example', ({ caFile }) => ({ caFile })],
    [
      'of another key than the pinned one',
      '127.0.0.1',
      ({ caFile, issue }) => ({ caFile, pin: issue('127.0.0.1').pin }),
    ],
  ])('%s fails at once, and nothing was sent', async (_, name, trust) => {
    const { port, seen } = await serveTls(authority.issue(name), answerReady);
    const { last, waits, opened } = await launchTo(`https://127.0.0.1:${port}`, trust(authority));
    expect(last.failure).toMatchObject({ code: 'certificate', where: 'service' });
    expect(waits).toEqual([]);
    expect(seen).toEqual([]);
    expect(opened).toEqual([]);
  });

  it('behind a proxy that needs a sign-in fails at once with an explanation', async () => {
    const { port, seen } = await serveTls(authority.issue('service.example'), answerReady);
    const refusal =
      'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n';
    const proxy = await serveProxy(port, { refusal });
    const endpoint = `https://service.example:${port}`;
    const { last } = await launchTo(
      endpoint,
      { caFile: authority.caFile },
      `PROXY 127.0.0.1:${proxy.port}`,
    );
    expect(last.failure).toEqual({ code: 'proxy-login' });
    expect(proxy.asked).toEqual([`service.example:${port}`]);
    expect(seen).toEqual([]);
  });

  it('behind a proxy that forwards it succeeds', async () => {
    const { port } = await serveTls(authority.issue('service.example'), answerReady);
    const proxy = await serveProxy(port);
    const { caFile } = authority;
    const endpoint = `https://service.example:${port}`;
    const { last } = await launchTo(endpoint, { caFile }, `PROXY 127.0.0.1:${proxy.port}`);
    expect(last.state).toBe('ended');
    expect(proxy.asked).toHaveLength(1);
  });
});
