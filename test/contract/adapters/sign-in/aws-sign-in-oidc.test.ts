import { CreateTokenCommand, RegisterClientCommand } from '@aws-sdk/client-sso-oidc';
import { describe, expect, it } from 'vitest';
import {
  authorizeUrl,
  oidcFor,
  openSignIn,
  redirectUri,
  register,
  verifier,
} from '../../../support/aws-sign-in/test-clients.ts';
import type { SignInOptions } from '../../../support/aws-sign-in/start.ts';
import { visit } from '../../../support/aws-sign-in/visitor.ts';
import { createHandClock } from '../../../support/practice/start-studio.ts';

const grantType = 'authorization_code';
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

async function start(script: SignInOptions['script'] = {}) {
  const { now, pass } = createHandClock(Math.floor(Date.now() / 1_000) * 1_000);
  const signIn = await openSignIn({ script, now });
  const client = await register(signIn);
  const oidc = oidcFor(signIn);
  const fields = (more: object) => ({ ...client, grantType, ...more });
  const token = (more: object) => oidc.send(new CreateTokenCommand(fields(more)));
  const code = async () => {
    const { location } = await visit(authorizeUrl(signIn, { client_id: client.clientId }));
    return new URL(location!).searchParams.get('code')!;
  };
  return { signIn, client, oidc, token, code, now, pass };
}

const byCode = (code: string) => ({ code, redirectUri, codeVerifier: verifier });

describe('a client program', () => {
  it('can register, and gets the expiry of its registration', async () => {
    const { oidc, now } = await start({ clientSecretSeconds: 60 });
    const command = new RegisterClientCommand({ clientName: 'Stagedoor', clientType: 'public' });
    await expect(oidc.send(command)).resolves.toMatchObject({
      clientIdIssuedAt: now() / 1_000,
      clientSecretExpiresAt: now() / 1_000 + 60,
    });
  });

  it.each([
    [{ clientType: 'confidential' }, 'InvalidClientMetadataException'],
    [{ grantTypes: ['password'] }, 'UnsupportedGrantTypeException'],
    [{ grantTypes: [grantType], redirectUris: [] }, 'InvalidRedirectUriException'],
    [{ redirectUris: ['https://127.0.0.1/back'] }, 'InvalidRedirectUriException'],
    [{ redirectUris: ['http://elsewhere.invalid/back'] }, 'InvalidRedirectUriException'],
    [{ redirectUris: ['http://user@127.0.0.1/back'] }, 'InvalidRedirectUriException'],
    [{ redirectUris: ['http://127.0.0.1/back#here'] }, 'InvalidRedirectUriException'],
    [{ redirectUris: ['not an address'] }, 'InvalidRedirectUriException'],
  ])('with %j is refused with %s', async (wrong, name) => {
    const { signIn } = await start();
    await expect(register(signIn, wrong)).rejects.toMatchObject({ name });
  });

  it('that is unknown, or whose registration has expired, gets no token', async () => {
    const { token, code, pass } = await start({ clientSecretSeconds: 60 });
    const refused = { name: 'InvalidClientException', $metadata: { httpStatusCode: 401 } };
    await expect(token({ clientSecret: 'guessed' })).rejects.toMatchObject(refused);
    const late = await code();
    pass(60_000);
    await expect(token(byCode(late))).rejects.toMatchObject(refused);
  });

  it('gets a token only with a grant type it registered', async () => {
    const { signIn, oidc } = await start();
    const client = await register(signIn, { grantTypes: [deviceGrant] });
    const command = (type: string) => new CreateTokenCommand({ ...client, grantType: type });
    const refused = { name: 'UnauthorizedClientException' };
    await expect(oidc.send(command(grantType))).rejects.toMatchObject(refused);
    await expect(oidc.send(command('password'))).rejects.toMatchObject({
      name: 'UnsupportedGrantTypeException',
    });
  });
});

describe('the sign-in page', () => {
  it('redirects back with a code and the state', async () => {
    const { signIn, client } = await start();
    const { status, location } = await visit(authorizeUrl(signIn, { client_id: client.clientId }));
    expect(status).toBe(303);
    expect(location).toMatch(
      /^http:\/\/127\.0\.0\.1:40123\/back\?code=[\w-]{43}&state=one-request$/,
    );
  });

  it('redirects back without a code if the user denies', async () => {
    const { signIn, client } = await start();
    const url = authorizeUrl(signIn, { client_id: client.clientId });
    const { location } = await visit(url, { decision: 'deny' });
    expect(location).toBe(`${redirectUri}?error=access_denied&state=one-request`);
  });

  it('asks again if there is no user with that name', async () => {
    const { signIn, client } = await start();
    const url = authorizeUrl(signIn, { client_id: client.clientId });
    const { status, page, location } = await visit(url, { person: 'nobody' });
    expect([status, location]).toEqual([200, undefined]);
    expect(page).toContain('<p role="alert">Nobody has this user name.</p>');
  });

  it.each([
    { redirect_uri: 'http://127.0.0.1:40123/elsewhere' },
    { redirect_uri: 'http://127.0.0.1:40123/back?more' },
    { redirect_uri: 'http://elsewhere.invalid/back' },
    { redirect_uri: 'https://127.0.0.1:40123/back' },
    { redirect_uri: '' },
    { client_id: 'nobody' },
  ])('does not redirect for %j', async (wrong) => {
    const { signIn, client } = await start();
    const url = authorizeUrl(signIn, { client_id: client.clientId, ...wrong });
    const { status, location } = await visit(url);
    expect([status, location]).toEqual([400, undefined]);
  });

  it.each([
    [{ response_type: 'token' }, 'unsupported_response_type'],
    [{ code_challenge: '' }, 'invalid_request'],
    [{ code_challenge_method: 'plain' }, 'invalid_request'],
  ])('redirects back at once with %j: %s', async (wrong, error) => {
    const { signIn, client } = await start();
    const url = authorizeUrl(signIn, { client_id: client.clientId, ...(wrong as object) });
    expect((await visit(url)).location).toBe(`${redirectUri}?error=${error}&state=one-request`);
  });

  it('has no scripts, and its form can lead to loopback addresses only', async () => {
    const { signIn, client } = await start();
    const url = authorizeUrl(signIn, { client_id: client.clientId });
    const { headers } = await fetch(url, { signal: AbortSignal.timeout(60_000) });
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://127.0.0.1:*",
    );
  });
});

describe('an authorization code', () => {
  it('gives tokens once', async () => {
    const { token, code } = await start({ accessTokenSeconds: 1_234 });
    const given = byCode(await code());
    await expect(token(given)).resolves.toMatchObject({
      accessToken: expect.any(String) as string,
      refreshToken: expect.any(String) as string,
      tokenType: 'Bearer',
      expiresIn: 1_234,
    });
    await expect(token(given)).rejects.toMatchObject({
      name: 'InvalidGrantException',
      error: 'invalid_grant',
    });
  });

  it.each([
    [{ codeVerifier: `${verifier}-not` }],
    [{ codeVerifier: undefined }],
    [{ redirectUri: 'http://127.0.0.1:40124/back' }],
    [{ code: 'made-up' }],
  ])('gives no tokens with %j', async (wrong) => {
    const { token, code } = await start();
    const given = { ...byCode(await code()), ...wrong };
    await expect(token(given)).rejects.toMatchObject({ name: 'InvalidGrantException' });
  });

  it('gives no tokens to another program, or after it has expired', async () => {
    const { signIn, token, code, pass } = await start({ codeSeconds: 60 });
    const other = await register(signIn);
    const refused = { name: 'InvalidGrantException' };
    await expect(token({ ...byCode(await code()), ...other })).rejects.toMatchObject(refused);
    const late = byCode(await code());
    pass(60_000);
    await expect(token(late)).rejects.toMatchObject(refused);
  });
});

describe('a refresh token', () => {
  it('gives a new pair, and is then invalid', async () => {
    const { token, code } = await start();
    const first = await token(byCode(await code()));
    const refresh = { grantType: 'refresh_token', refreshToken: first.refreshToken };
    const second = await token(refresh);
    expect(second.accessToken).not.toBe(first.accessToken);
    await expect(token(refresh)).rejects.toMatchObject({ name: 'InvalidGrantException' });
    const third = token({ ...refresh, refreshToken: second.refreshToken });
    await expect(third).resolves.toHaveProperty('accessToken');
  });

  it('is valid for its program only, and not longer than the sign-in', async () => {
    const { signIn, token, code, pass } = await start({ refreshSeconds: 60 });
    const { refreshToken } = await token(byCode(await code()));
    const refresh = { grantType: 'refresh_token', refreshToken };
    const refused = { name: 'InvalidGrantException' };
    const other = await register(signIn);
    await expect(token({ ...refresh, ...other })).rejects.toMatchObject(refused);
    pass(60_000);
    await expect(token(refresh)).rejects.toMatchObject(refused);
  });

  it('is not issued if sign-ins cannot be refreshed', async () => {
    const { token, code } = await start({ refreshSeconds: 0 });
    expect((await token(byCode(await code()))).refreshToken).toBeUndefined();
  });
});

it('the log contains no code, token or secret', async () => {
  const { signIn, client, token, code } = await start();
  const given = await code();
  const { accessToken, refreshToken } = await token(byCode(given));
  expect(signIn.requests.map(({ operation, status }) => [operation, status])).toEqual([
    ['RegisterClient', 200],
    ['authorize', 200],
    ['authorize', 303],
    ['CreateToken', 200],
  ]);
  const reported = JSON.stringify(signIn.requests);
  for (const secret of [given, accessToken!, refreshToken!, client.clientSecret, verifier]) {
    expect(reported).not.toContain(secret);
  }
});
