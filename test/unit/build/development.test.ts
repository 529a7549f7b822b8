import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  developmentPolicy,
  fetchFromServer,
  reachableFrom,
} from '../../../build/development/serve-from-vite.ts';
import { CONTENT_SECURITY_POLICY } from '../../../src/main/electron/app-protocol.ts';

const SERVER = 'http://127.0.0.1:5173';

describe('pages during development', () => {
  it('have the product’s policy plus the socket and the styles of Vite', () => {
    const ours = CONTENT_SECURITY_POLICY.split('; ');
    const rules = developmentPolicy(CONTENT_SECURITY_POLICY, SERVER).split('; ');
    expect(rules.filter((rule) => !ours.includes(rule))).toEqual([
      "style-src 'self' 'unsafe-inline'",
      'connect-src ws://127.0.0.1:5173',
    ]);
    expect(rules).toHaveLength(ours.length);
  });

  it.each([
    ['a file of Stagedoor', 'app://bundle/main.ts', true],
    ['DevTools', 'devtools://devtools/bundled/inspector.html', true],
    ['the socket', 'ws://127.0.0.1:5173/?token=abc', true],
    ['the server itself', 'http://127.0.0.1:5173/main.ts', false],
    ['a socket on another port', 'ws://127.0.0.1:51730/', false],
    ['a socket on another host', 'ws://127.0.0.1:5173.example/', false],
    ['the web', 'https://example.com/', false],
  ])('are checked for a request to %s', (_, url, isReachable) => {
    expect(reachableFrom(SERVER)(url)).toBe(isReachable);
  });

  it('get the server’s response for the same path, with its query, type and status', async () => {
    const server = createServer((request, response) => {
      response.writeHead(201, {
        'content-type': 'text/x-asked',
        'access-control-allow-origin': '*',
      });
      response.end(`${String(request.url)} ${String(request.headers.accept)}`);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const request = new Request('app://bundle/app.svelte?svelte&type=style', {
      headers: { accept: 'text/css' },
    });
    const answer = await fetchFromServer(url, request, 'the policy');
    expect(answer.status).toBe(201);
    expect(await answer.text()).toBe('/app.svelte?svelte&type=style text/css');
    expect(Object.fromEntries(answer.headers)).toEqual({
      'content-security-policy': 'the policy',
      'content-type': 'text/x-asked',
      'cache-control': 'no-store',
    });
  });
});
