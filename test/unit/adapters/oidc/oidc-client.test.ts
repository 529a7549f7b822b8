import { describe, expect, it } from 'vitest';
import { discover } from '../../../../src/main/adapters/oidc/oidc-client.ts';
import type { OidcHttp } from '../../../../src/main/adapters/oidc/oidc-http.ts';
import type { LoginTarget } from '../../../../src/main/core/sign-in/login.ts';

const issuer = 'https://login.pier.example';
const good = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
};

const discovered = (metadata: object) => {
  const http: OidcHttp = {
    fetch: async () =>
      new Response(JSON.stringify(metadata), { headers: { 'content-type': 'application/json' } }),
    run: (work) => work(),
  };
  // Only the server is read.
  const target = { server: { source: 'browser', issuer, clientId: 'stagedoor' } } as LoginTarget;
  return discover(target, http);
};

describe('the configuration of a login server', () => {
  it('may have encrypted addresses', async () => {
    const { authorization } = await discovered({ ...good, revocation_endpoint: `${issuer}/end` });
    expect(authorization.href).toBe(`${issuer}/auth`);
  });

  it.each([
    ['page in clear text', { authorization_endpoint: 'http://login.pier.example/auth' }],
    ['page in clear text on this machine', { authorization_endpoint: 'http://127.0.0.1/auth' }],
    ['token endpoint in clear text', { token_endpoint: 'http://login.pier.example/token' }],
    ['token endpoint on this machine', { token_endpoint: 'http://127.0.0.1:4100/token' }],
    ['revocation in clear text', { revocation_endpoint: 'http://login.pier.example/end' }],
    ['page that is a number', { authorization_endpoint: 7 }],
    ['other issuer', { issuer: 'http://login.pier.example' }],
  ])('is refused in words with a %s', async (_, own) => {
    await expect(discovered({ ...good, ...own })).rejects.toMatchObject({
      reading: { kind: 'failure', failure: { code: 'request-refused' } },
    });
  });
});
