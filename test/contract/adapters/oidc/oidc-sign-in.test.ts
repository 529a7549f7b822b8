import * as http from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ok, err } from '../../../../src/shared/base/failure.ts';
import { visitPages } from '../../../support/login/sign-in.ts';
import {
  CONSOLE,
  grantsOf,
  openIssuer,
  targetAt,
  signInTo,
} from '../../../support/sign-in/issuer.ts';
import { calm } from '../../../support/providers/nimble.ts';

describe('signing in to a login server', () => {
  it('uses the system’s browser, with a proof key, a state and a nonce', async () => {
    const { login, server, visitor } = await openIssuer();
    expect(await signInTo(login, server)).toEqual(ok(undefined));
    const page = new URL(visitor.opened[0] ?? '');
    expect(`${page.origin}${page.pathname}`).toBe(`${server.issuer}/auth`);
    expect(Object.fromEntries(page.searchParams)).toEqual({
      client_id: server.clientId,
      response_type: 'code',
      scope: 'openid profile offline_access',
      redirect_uri: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/oauth\/callback$/) as string,
      state: expect.stringMatching(/^[\w-]{43}$/) as string,
      nonce: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
      code_challenge_method: 'S256',
    });
    expect(visitor.pages[0]).toContain('You can close this page');
    expect(grantsOf(server)).toEqual(['authorization_code']);
    expect(await login.state(targetAt(server))).toMatchObject(
      ok({ who: 'ada', renews: true, until: expect.any(Number) as number }),
    );
    const token = await login.token(targetAt(server), calm());
    expect(token.ok && token.value.revealFor(CONSOLE).split('.')).toHaveLength(3);
  });

  it('uses https with the connection’s own authority', async () => {
    const { login, server } = await openIssuer({ script: { plain: false } });
    expect(await signInTo(login, server)).toEqual(ok(undefined));
    const stranger = { ...targetAt(server), trustAt: () => ({}) };
    expect(await login.signIn(stranger, calm())).toEqual(
      err({ code: 'certificate', where: 'service', why: 'authority' }),
    );
  });

  it('requests the scope of the connection if it has one', async () => {
    const { login, server, visitor } = await openIssuer();
    await login.signIn(targetAt(server, { scope: 'openid email' }), calm());
    expect(new URL(visitor.opened[0] ?? '').searchParams.get('scope')).toBe('openid email');
  });

  it.each([
    ['sends the console as the resource if the server lists it', [`${CONSOLE.origin}/api`], true],
    [
      'sends no resource if the server does not list the console',
      ['https://other.example', 7],
      false,
    ],
  ])('%s', async (_, listed, isSent) => {
    const { login, server, visitor, asked } = await openIssuer();
    const found = await fetch(`${server.issuer}/.well-known/openid-configuration`);
    const configuration = { ...((await found.json()) as object), protected_resources: listed };
    const fault = { kind: 'raw', status: 200, body: JSON.stringify(configuration) } as const;
    server.faults.add({ on: 'discovery', fault });
    expect(await signInTo(login, server)).toEqual(ok(undefined));
    const resource = isSent ? `${CONSOLE.origin}/api` : null;
    expect(new URL(visitor.opened[0] ?? '').searchParams.get('resource')).toBe(resource);
    const body = asked.find(({ url }) => url.pathname === '/token')?.body;
    expect(new URLSearchParams(String(body)).get('resource')).toBe(resource);
  });

  it('asks whether a new account belongs to the user, and names the host that gets its token', async () => {
    const { login, server, confirmed, kept } = await openIssuer();
    await signInTo(login, server);
    expect(confirmed).toEqual([{ who: 'ada', host: CONSOLE.host }]);
    expect(kept.size).toBe(1);
    await signInTo(login, server);
    expect(confirmed).toHaveLength(1);
    const elsewhere = { ...targetAt(server), origin: 'https://bait.example' };
    await login.signIn(elsewhere, calm());
    expect(confirmed[1]).toEqual({ who: 'ada', host: 'bait.example' });
  });

  it('stores nothing of an account that is not the user’s, and revokes its token', async () => {
    const { login, server, kept } = await openIssuer({ confirm: async () => false });
    expect(await signInTo(login, server)).toEqual(err({ code: 'sign-in-denied' }));
    expect(kept.size).toBe(0);
    expect(await login.state(targetAt(server))).toEqual(ok(undefined));
    expect(await login.token(targetAt(server), calm())).toEqual(err({ code: 'sign-in-needed' }));
    expect(server.requests).toContainEqual(
      expect.objectContaining({ path: '/token/revocation', status: 200 }),
    );
  });

  it('is denied if the user refuses', async () => {
    const { login, server, visitor } = await openIssuer({ act: { consents: false } });
    expect(await signInTo(login, server)).toEqual(err({ code: 'sign-in-denied' }));
    expect(visitor.pages[0]).toContain('Not signed in');
    expect(await login.state(targetAt(server))).toEqual(ok(undefined));
  });

  it.each([
    ['login_required', { code: 'sign-in-denied' }],
    ['invalid_scope', { code: 'request-refused', detail: 'The login server says invalid_scope.' }],
    ['server_error', { code: 'service-unreachable', transientError: 'server-error' }],
    ['<b>Boo</b>', { code: 'request-refused', detail: 'The login server refuses the sign-in.' }],
  ] as const)('reports the error that the page returns: %s', async (error, failure) => {
    const { login, server } = await openIssuer();
    server.answerNext(error);
    expect(await signInTo(login, server)).toEqual(err(failure));
  });

  it('ends after five minutes without a response', async () => {
    let isOpen: () => void = () => undefined;
    const opened = new Promise<void>((resolve) => (isOpen = resolve));
    const { login, server, pass } = await openIssuer({ open: async () => isOpen() });
    const signedIn = signInTo(login, server);
    await opened;
    pass(300_000);
    expect(await signedIn).toEqual(err({ code: 'sign-in-late' }));
  });

  it('ends when it is cancelled, and stops listening for the redirect', async () => {
    let cameTo: (page: string) => void = () => undefined;
    const opened = new Promise<string>((resolve) => (cameTo = resolve));
    const { login, server } = await openIssuer({ open: async (page) => cameTo(page) });
    const stop = new AbortController();
    const signedIn = login.signIn(targetAt(server), stop.signal);
    const back = new URL(await opened).searchParams.get('redirect_uri') ?? '';
    stop.abort();
    await expect(signedIn).rejects.toMatchObject({ name: 'AbortError' });
    await expect(fetch(back)).rejects.toThrow();
  });

  it('reports that the browser cannot be opened', async () => {
    const open = () => Promise.reject(new Error('no browser'));
    const { login, server } = await openIssuer({ open });
    expect(await signInTo(login, server)).toEqual(
      err({ code: 'request-refused', detail: 'The browser could not be opened.' }),
    );
  });

  it.each([
    [
      'an HTML page',
      { kind: 'html' },
      { code: 'service-unreachable', transientError: 'not-an-answer' },
    ],
    ['a redirect', { kind: 'redirect' }, { code: 'redirected' }],
    [
      'truncated JSON',
      { kind: 'raw', status: 200, body: '{"issuer":' },
      { code: 'service-unreachable', transientError: 'cut-answer' },
    ],
    [
      'a dropped connection',
      { kind: 'drop' },
      { code: 'service-unreachable', transientError: 'dropped' },
    ],
    [
      'a throttling error',
      { kind: 'throttle' },
      { code: 'service-unreachable', transientError: 'throttled' },
    ],
    [
      'status 503',
      { kind: 'status', status: 503 },
      { code: 'service-unreachable', transientError: 'server-error' },
    ],
  ] as const)(
    'fails with an explanation if the server responds with %s',
    async (_, fault, failure) => {
      for (const on of ['discovery', 'token'] as const) {
        const { login, server } = await openIssuer({ script: { faults: [{ on, fault }] } });
        expect(await signInTo(login, server), on).toEqual(err(failure));
      }
    },
  );
});

/** A server whose configuration and tokens the test sets. */
async function startMaliciousServer(
  answers: (issuer: string) => Readonly<Record<string, unknown>>,
) {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    const body = JSON.stringify(answers(issuer)[request.url ?? ''] ?? {});
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // listen() on a TCP port gives an AddressInfo.
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { issuer, asked };
}
const configuration = '/.well-known/openid-configuration';

describe('a malicious login server', () => {
  it.each<[string, (issuer: string) => object]>([
    ['has another issuer', () => ({ issuer: 'https://harbour.example' })],
    ['has an issuer with another path', (issuer) => ({ issuer: `${issuer}/other` })],
    ['has no authorization endpoint', (issuer) => ({ issuer, token_endpoint: `${issuer}/token` })],
    [
      'has an authorization endpoint in clear text on another host',
      (issuer) => ({
        issuer,
        authorization_endpoint: 'http://harbour.example/auth',
        token_endpoint: `${issuer}/token`,
      }),
    ],
    [
      'has an authorization endpoint that is a file',
      (issuer) => ({
        issuer,
        authorization_endpoint: 'file:///usr/bin/true',
        token_endpoint: `${issuer}/token`,
      }),
    ],
    [
      'has an authorization endpoint with a user name',
      (issuer) => ({
        issuer,
        authorization_endpoint: 'https://ada@harbour.example/auth',
        token_endpoint: `${issuer}/token`,
      }),
    ],
    [
      'has a token endpoint in clear text on another host',
      (issuer) => ({
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: 'http://harbour.example/token',
      }),
    ],
    ['returns an empty configuration', () => ({})],
  ])('that %s is not opened', async (_, metadata) => {
    const { issuer } = await startMaliciousServer((own) => ({ [configuration]: metadata(own) }));
    const opened: string[] = [];
    const { login } = await openIssuer({
      open: async (page) => {
        opened.push(page);
      },
    });
    const target = targetAt({ issuer, clientId: 'stagedoor', trust: undefined });
    expect(await login.signIn(target, calm())).toMatchObject({
      failure: { code: 'request-refused' },
    });
    expect(opened).toEqual([]);
  });

  it.each<[string, (right: Right) => object, boolean]>([
    ['that are valid', (right) => bearer(right, {}), true],
    ['without a type', (right) => ({ ...bearer(right, {}), token_type: undefined }), true],
    ['of the type null', (right) => ({ ...bearer(right, {}), token_type: null }), true],
    ['with null fields', (right) => ({ ...bearer(right, {}), ...NULLS }), true],
    ['with a lifetime as text', (right) => ({ ...bearer(right, {}), expires_in: '300' }), true],
    ['without an id token', () => ({ access_token: 'a.b.c', token_type: 'Bearer' }), false],
    ['for another nonce', (right) => bearer(right, { nonce: 'another' }), false],
    ['for another client', (right) => bearer(right, { aud: 'another' }), false],
    ['of another issuer', (right) => bearer(right, { iss: 'https://harbour.example' }), false],
    ['that have expired', (right) => bearer(right, { exp: 1_000 }), false],
    ['of another type', (right) => ({ ...bearer(right, {}), token_type: 'DPoP' }), false],
    ['that are not text', (right) => ({ ...bearer(right, {}), access_token: 7 }), false],
    ['with a line break', (right) => ({ ...bearer(right, {}), access_token: 'a\nb' }), false],
  ])(
    'that returns tokens %s signs the user in only if they are valid',
    async (_, tokens, isSignedIn) => {
      let nonce = '';
      const { issuer } = await startMaliciousServer((own) => ({
        [configuration]: {
          issuer: own,
          authorization_endpoint: `${own}/auth`,
          token_endpoint: `${own}/token`,
        },
        '/token': tokens({ iss: own, nonce }),
      }));
      const { login } = await openIssuer({
        async open(page) {
          const { searchParams } = new URL(page);
          nonce = searchParams.get('nonce') ?? '';
          const back = new URL(searchParams.get('redirect_uri') ?? '');
          back.searchParams.set('code', 'a-code');
          back.searchParams.set('state', searchParams.get('state') ?? '');
          await fetch(back);
        },
      });
      const target = targetAt({ issuer, clientId: 'stagedoor', trust: undefined });
      expect(await login.signIn(target, calm())).toMatchObject({ ok: isSignedIn });
      const state = await login.state(target);
      expect(state.ok && state.value !== undefined).toBe(isSignedIn);
    },
  );

  it.each([
    ['of another server', (back: URL) => back.searchParams.set('iss', 'https://harbour.example')],
    [
      'without the issuer that the configuration announces',
      (back: URL) => back.searchParams.delete('iss'),
    ],
  ])('cannot use a code %s', async (_, change) => {
    const opened = await openIssuer({
      async open(page) {
        const back = await visitPages(opened.server, page);
        change(back);
        await fetch(back);
      },
    });
    expect(await signInTo(opened.login, opened.server)).toMatchObject({
      failure: { code: 'request-refused' },
    });
    expect(opened.server.grants).toEqual([]);
  });
});

/** Some servers return every field they know. */
const NULLS = { refresh_token: null, expires_in: null, scope: null };

interface Right {
  readonly iss: string;
  readonly nonce: string;
}

/** A token response whose id token fits the sign-in, except for `claims`. */
function bearer(right: Right, claims: object): object {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1_000);
  const claimsOfSignIn = { ...right, aud: 'stagedoor', sub: 'ada', iat: now, exp: now + 300 };
  const id = `${part({ alg: 'RS256' })}.${part({ ...claimsOfSignIn, ...claims })}.c2ln`;
  return { access_token: 'a.b.c', token_type: 'Bearer', id_token: id };
}
