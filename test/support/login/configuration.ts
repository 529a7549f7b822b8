import { generateKeyPairSync } from 'node:crypto';
import type { FilledScript } from './script.ts';
import type { Store } from './store.ts';

/** The scope of access tokens for the audience, besides those of OpenID. */
export const audienceScope = 'console';

/**
 * One key for all servers of a test file, because creating one takes longer than most tests. Tokens
 * are distinguished by their issuers.
 */
let signingKey: object | undefined;
function readSigningKey(): object {
  if (signingKey === undefined) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    const jwk = privateKey.export({ format: 'jwk' });
    signingKey = { ...jwk, use: 'sig', alg: 'RS256', kid: 'first' };
  }
  return signingKey;
}

/** The library's configuration for a script. */
export function configurationOf(script: FilledScript, store: Store): object {
  const { audience, clientId, redirectUris, accessTokenSeconds, refreshTokenSeconds } = script;
  return {
    adapter: (model: string) => store.part(model),
    renderError: (context: { body: string }, { error }: { error: string }) => {
      context.body = error;
    },
    clients: [
      {
        client_id: clientId,
        application_type: 'native',
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        redirect_uris: redirectUris,
      },
    ],
    jwks: { keys: [readSigningKey()] },
    cookies: { keys: ['a-key-of-tests'] },
    scopes: ['openid', 'offline_access', 'profile'],
    claims: { openid: ['sub'], profile: ['name', 'preferred_username'] },
    findAccount: (_: unknown, sub: string) => ({
      accountId: sub,
      claims: () => ({ sub, name: sub, preferred_username: sub }),
    }),
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    pkce: { required: () => true },
    rotateRefreshToken: script.rotates,
    issueRefreshToken: () => script.refreshes,
    expiresWithSession: () => false,
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: accessTokenSeconds,
      RefreshToken: refreshTokenSeconds,
      Interaction: 600,
      Session: 3_600,
      Grant: 3_600,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true, allowedPolicy: () => true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: audienceScope,
          audience,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTokenSeconds,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
  };
}
