import { describe, expect, it } from 'vitest';
import { openLoginServer } from '../../../support/login/login-server.ts';
import {
  askTokens,
  signIn,
  visitPages,
  authorizationRequestFor,
} from '../../../support/login/sign-in.ts';
import { ask } from '../../../support/api/ask.ts';
import { serveApi } from '../../../support/api/serve.ts';
import { openBrowser } from '../../../support/sign-in/system-browser.ts';

function claimsOf(token: string): unknown {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

describe('the test login server', () => {
  it('signs a user in and issues a JWT for its audience', async () => {
    const login = await openLoginServer();
    const tokens = await signIn(login, { name: 'ben' });
    const { issuer: iss, audience: aud } = login;
    expect(claimsOf(tokens.access_token)).toMatchObject({ iss, aud, sub: 'ben' });
    expect(tokens.expires_in).toBe(300);
    expect(login.grants).toEqual([{ type: 'authorization_code', isGood: true }]);
  });

  it('signs a user in through its pages in a real browser', async () => {
    const login = await openLoginServer({ plain: true });
    const redirectUri = await landing();
    const page = await openBrowser(
      authorizationRequestFor(login, { redirect_uri: redirectUri }).url,
    );
    await page.getByLabel('User name').fill('ada');
    await page.getByLabel('Password').fill('wrong');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('User name').fill('ada');
    await page.getByLabel('Password').fill('ada-knows-this');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: 'Allow' }).click();
    await page.getByText('landed').waitFor();
    expect(page.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/callback\?code=[^&]+&state=a-state/);
  });

  it.each([
    [
      'no proof key',
      { code_challenge: undefined, code_challenge_method: undefined },
      'invalid_request',
    ],
    ['a plain proof key', { code_challenge_method: 'plain' }, 'invalid_request'],
  ])('refuses a request with %s', async (_, more, error) => {
    const login = await openLoginServer({ plain: true });
    const back = await visitPages(login, authorizationRequestFor(login, more).url);
    expect(back.searchParams.get('error')).toBe(error);
  });

  it('redirects only to registered addresses, and to any loopback port', async () => {
    const login = await openLoginServer({ plain: true });
    const { url } = authorizationRequestFor(login, {
      redirect_uri: 'https://elsewhere.example/callback',
    });
    expect(await ask(url)).toMatchObject({ status: 400 });
    const other = authorizationRequestFor(login, { redirect_uri: 'http://[::1]:50123/callback' });
    expect((await visitPages(login, other.url)).host).toBe('[::1]:50123');
  });

  it('returns access_denied if the user refuses, or another error if a test sets it', async () => {
    const login = await openLoginServer({ plain: true });
    const errorOf = async (consents: boolean) =>
      (await visitPages(login, authorizationRequestFor(login).url, { consents })).searchParams.get(
        'error',
      );
    expect(await errorOf(false)).toBe('access_denied');
    login.answerNext('login_required');
    expect(await errorOf(true)).toBe('login_required');
    expect(await errorOf(true)).toBeNull();
  });

  it('issues a new refresh token each time, and revokes all if an old one is used again', async () => {
    const login = await openLoginServer({ plain: true });
    const first = (await signIn(login)).refresh_token ?? '';
    const refresh = (refresh_token: string) =>
      askTokens(login, { grant_type: 'refresh_token', refresh_token });
    const { json } = await refresh(first);
    const second = (json as { refresh_token: string }).refresh_token;
    expect(second).not.toBe(first);
    const invalid = { status: 400, json: { error: 'invalid_grant' } };
    expect(await refresh(first)).toMatchObject(invalid);
    expect(await refresh(second)).toMatchObject(invalid);
  });

  it('keeps its refresh tokens if it does not rotate them, until all are revoked', async () => {
    const login = await openLoginServer({ plain: true, rotates: false });
    const { refresh_token = '' } = await signIn(login);
    const refresh = async () =>
      (await askTokens(login, { grant_type: 'refresh_token', refresh_token })).status;
    expect(await refresh()).toBe(200);
    expect(await refresh()).toBe(200);
    login.revokeAll();
    expect(await refresh()).toBe(400);
  });

  it('issues no refresh token, or tokens with a short lifetime, if a test sets it', async () => {
    const login = await openLoginServer({ plain: true, refreshes: false, accessTokenSeconds: 2 });
    const tokens = await signIn(login);
    expect(tokens).not.toHaveProperty('refresh_token');
    const { iat, exp } = claimsOf(tokens.access_token) as { iat: number; exp: number };
    expect(exp - iat).toBe(2);
  });

  it('has the faults that a test sets', async () => {
    const login = await openLoginServer({ plain: true });
    login.faults.add({ on: 'discovery', fault: { kind: 'html' } });
    const discovery = `${login.issuer}/.well-known/openid-configuration`;
    expect((await ask(discovery)).json).toBeUndefined();
    expect((await ask(discovery)).json).toMatchObject({ issuer: login.issuer });
    const path = '/.well-known/openid-configuration';
    expect(login.requests).toEqual([1, 2].map(() => ({ method: 'GET', path, status: 200 })));
  });
});

/** The address of a page to which a browser can be redirected. */
async function landing(): Promise<string> {
  const answer = { status: 200, headers: { 'content-type': 'text/html' }, body: 'landed' };
  const { origin } = await serveApi({ plain: true }, async () => ({
    mode: 'whole',
    reply: answer,
  }));
  return `${origin}/callback`;
}
