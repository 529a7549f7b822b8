import type { Protocol } from 'electron';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerAppRequest,
  CONTENT_SECURITY_POLICY,
  registerAppScheme,
  serveApp,
} from '../../../src/main/electron/app-protocol.ts';
import type { Bundle } from '../../../src/main/core/window/bundle.ts';

const bundle: Bundle = (path) =>
  Promise.resolve(
    path === '/index.html'
      ? { body: Buffer.from('<p>Stagedoor</p>'), type: 'text/html; charset=utf-8' }
      : undefined,
  );
const get = (url: string, method = 'GET') => answerAppRequest({ method, url }, bundle);

describe('a request from the page', () => {
  it('for a file of Stagedoor is answered with its type and the content security policy', async () => {
    const answer = await get('app://bundle/index.html');
    expect(answer.statusCode).toBe(200);
    expect(answer.data.toString()).toBe('<p>Stagedoor</p>');
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each([
    ['a folder above, percent-encoded', 'app://bundle/%2e%2e/%2e%2e/settings.json'],
    ['a Windows path', 'app://bundle/C:/Windows/win.ini'],
    ['a file of the main process', 'app://bundle/main/index.js'],
    ['a hidden file', 'app://bundle/.env'],
    ['a path below the root', 'app://bundle//etc/passwd'],
    ['another host', 'app://elsewhere/index.html'],
    ['a host with a dot', 'app://bundle./index.html'],
    ['the root', 'app://bundle/'],
  ])('for %s returns 404 without content', async (_, url) => {
    const answer = await get(url);
    expect(answer.statusCode).toBe(404);
    expect(answer.data.toString()).toBe('');
    expect(answer.headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
  });

  it.each(['POST', 'PUT', 'HEAD', 'OPTIONS', 'get'])(
    'with the method %s returns 404',
    async (method) => {
      expect((await get('app://bundle/index.html', method)).statusCode).toBe(404);
    },
  );

  it('gets only files of the bundle, whatever its path', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webPath(), async (path) => {
        const { statusCode } = await get(`app://bundle${path}`);
        expect(statusCode).toBe(path === '/index.html' ? 200 : 404);
      }),
    );
  });
});

describe('the scheme of the page', () => {
  type Handle = Parameters<Protocol['registerBufferProtocol']>[1];
  const served = (files: Bundle) =>
    new Promise<object>((respond) => {
      const protocol = {
        registerBufferProtocol: (_scheme: string, handle: Handle) => {
          handle({ method: 'GET', url: 'app://bundle/index.html' } as never, respond);
          return true;
        },
      };
      serveApp(protocol, files);
    });

  it('passes answers on to Electron', async () => {
    expect(await served(bundle)).toMatchObject({ statusCode: 200 });
  });

  it('reports a file that cannot be read as a failed request', async () => {
    expect(await served(() => Promise.reject(new Error('EACCES')))).toEqual({ error: -2 });
  });
});

describe('the content security policy', () => {
  it('allows no inline code, no eval and no connections', () => {
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/);
    for (const part of ["default-src 'none'", "connect-src 'none'", "frame-ancestors 'none'"])
      expect(CONTENT_SECURITY_POLICY.split('; ')).toContain(part);
  });

  it('applies to a scheme that is secure and that no other origin can read', () => {
    const registered: unknown[] = [];
    registerAppScheme({ registerSchemesAsPrivileged: (all) => void registered.push(...all) });
    expect(registered).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true } }]);
  });
});
