import * as http from 'node:http';
import * as net from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRedirect } from '../../../../src/main/adapters/viewer/browser-redirect.ts';
import { Secret } from '../../../../src/main/core/secrets/secret.ts';
import { recordingLog } from '../../../support/machine/machine.ts';
import {
  canBeOtherUser,
  OTHER_USER,
  visitAsOtherUser,
} from '../../../support/network/other-user.ts';

const target = 'https://dcv.north-pier.example:8443/?authToken=hush-hush#console';

interface Visit {
  readonly status: number | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

function visit(address: string, options: http.RequestOptions = {}): Promise<Visit> {
  return new Promise((resolve, reject) => {
    const request = http.request(
      address,
      { agent: false, timeout: 60_000, ...options },
      (answer) => {
        let body = '';
        answer.setEncoding('utf8').on('data', (text: string) => (body += text));
        answer.on('end', () => {
          resolve({ status: answer.statusCode, headers: answer.headers, body });
        });
      },
    );
    request.on('error', reject).end();
  });
}

/** A redirect that is used, and thereby closed, when the test is over. */
async function redirect() {
  const { log, lines } = recordingLog();
  const { address, closed } = await openRedirect(new Secret(target), log);
  onTestFinished(async () => {
    await visit(address).catch(() => undefined);
    await closed;
  });
  return { address, closed, lines };
}

describe('the address that is opened in the browser', () => {
  it('is on this machine, and contains nothing of its target', async () => {
    const { address } = await redirect();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{22}$/);
  });

  it('differs each time', async () => {
    const paths = new Set<string>();
    for (let nth = 0; nth < 8; nth++) paths.add(new URL((await redirect()).address).pathname);
    expect(paths.size).toBe(8);
  });

  it('redirects once, and leaves no trace in a cache or a referrer', async () => {
    const { address, closed } = await redirect();
    const { status, headers, body } = await visit(address);
    expect(status).toBe(302);
    expect(headers).toMatchObject({
      location: target,
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    });
    expect(body).toBe('');
    await closed;
    await expect(visit(address)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  it('redirects only one of two requests at the same time', async () => {
    const { address } = await redirect();
    const visits = await Promise.allSettled([visit(address), visit(address)]);
    const led = visits.filter((one) => one.status === 'fulfilled' && one.value.status === 302);
    expect(led).toHaveLength(1);
  });

  it.each<[string, (address: string) => [string, http.RequestOptions?]]>([
    ['for another path', (address) => [new URL('/', address).href]],
    ['for a longer path', (address) => [`${address}/x`]],
    ['with a query', (address) => [`${address}?x`]],
    ['with another method', (address) => [address, { method: 'POST' }]],
    ['with HEAD', (address) => [address, { method: 'HEAD' }]],
    ['with another Host header', (address) => [address, { headers: { host: 'evil.example' } }]],
    ['with the Host header localhost', (address) => [address, { headers: { host: 'localhost' } }]],
    [
      'with two Host headers',
      (address) => [address, { headers: ['host', new URL(address).host, 'host', 'evil.example'] }],
    ],
    [
      'with a Host header without a port',
      (address) => [address, { headers: { host: '127.0.0.1' } }],
    ],
  ])('does not redirect a request %s, and can still be used', async (_, ask) => {
    const { address } = await redirect();
    const refused = await visit(...ask(address));
    expect(refused.status).toBe(404);
    expect(refused.headers).toMatchObject({ 'cache-control': 'no-store' });
    expect(refused.headers).not.toHaveProperty('location');
    expect(refused.body).toBe('');
    expect((await visit(address)).status).toBe(302);
  });

  it('is closed after its use, even if a browser keeps a second connection open', async () => {
    const { address, closed } = await redirect();
    const { port } = new URL(address);
    const spare = net.connect(Number(port), '127.0.0.1');
    const ended = new Promise<void>((resolve) => {
      spare
        .on('error', () => undefined)
        .once('close', () => {
          resolve();
        });
    });
    await new Promise<void>((resolve) => {
      spare.once('connect', () => {
        resolve();
      });
    });
    spare.resume();
    expect((await visit(address)).headers.location).toBe(target);
    await closed;
    await ended;
  });

  it.runIf(canBeOtherUser)(
    'does not redirect another user of the machine, and can still be used',
    async () => {
      const { address, lines } = await redirect();
      expect(await visitAsOtherUser(address)).toBe('ECONNRESET');
      expect(lines.join()).toContain(`${OTHER_USER}`);
      expect(lines.join()).not.toContain(new URL(address).pathname);
      expect(await visit(address)).toMatchObject({ status: 302, headers: { location: target } });
    },
  );
});
