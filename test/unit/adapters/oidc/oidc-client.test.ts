import { describe, expect, it } from 'vitest';
import { discover } from '../../../../src/main/adapters/oidc/oidc-client.ts';
import type { OidcHttp } from '../../../../src/main/adapters/oidc/oidc-http.ts';
import type { LoginTarget } from '../../../../src/main/core/sign-in/login-server.ts';

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
  it('can have https addresses', async () => {
    const { authorization } = await discovered({ ...good, revocation_endpoint: `${issuer}/end` });
    expect(authorization.href).toBe(`${issuer}/auth`);
  });

  it.each([
    ['page over HTTP', { authorization_endpoint: 'http://login.pier.example/auth' }],
    ['page over HTTP on this machine', { authorization_endpoint: 'http://127.0.0.1/auth' }],
    ['token endpoint over HTTP', { token_endpoint: 'http://login.pier.example/token' }],
    ['token endpoint on this machine', { token_endpoint: 'http://127.0.0.1:4100/token' }],
    ['revocation endpoint over HTTP', { revocation_endpoint: 'http://login.pier.example/end' }],
    ['page that is a number', { authorization_endpoint: 7 }],
    ['page that is a list', { authorization_endpoint: [`${issuer}/auth`] }],
    ['page that is a script', { authorization_endpoint: 'javascript:alert(1)' }],
    ['page that is a file', { authorization_endpoint: 'file:///etc/passwd' }],
    ['page with a user', { authorization_endpoint: 'https://ada@login.pier.example/auth' }],
    ['page of this machine', { authorization_endpoint: 'https://x.localhost/auth' }],
    ['page of a metadata service', { authorization_endpoint: 'https://169.254.169.254/auth' }],
    ['token endpoint of a metadata service', { token_endpoint: 'https://[fd00:ec2::254]/token' }],
    ['token endpoint with a password', { token_endpoint: 'https://a:b@login.pier.example/token' }],
    ['token endpoint that is missing', { token_endpoint: undefined }],
    [
      'revocation endpoint of a metadata service',
      { revocation_endpoint: 'https://169.254.169.254/end' },
    ],
    ['revocation endpoint that is not an address', { revocation_endpoint: 'end' }],
    ['revocation endpoint that is an object', { revocation_endpoint: { href: `${issuer}/end` } }],
    ['different issuer', { issuer: 'http://login.pier.example' }],
  ])('is refused with a %s', async (_, own) => {
    await expect(discovered({ ...good, ...own })).rejects.toMatchObject({
      response: { kind: 'failure', failure: { code: 'request-refused' } },
    });
  });
});
