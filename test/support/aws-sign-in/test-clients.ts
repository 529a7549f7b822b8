import { createHash } from 'node:crypto';
import { SSOClient, type SSOClientConfig } from '@aws-sdk/client-sso';
import { CreateTokenCommand, RegisterClientCommand, SSOOIDCClient } from '@aws-sdk/client-sso-oidc';
import { STSClient, type Credentials, type STSClientConfig } from '@aws-sdk/client-sts';
import { onTestFinished } from 'vitest';
import { startAwsSignIn, type AwsSignIn, type SignInOptions } from './start.ts';
import { visit } from './visitor.ts';

/** Starts the stand-in; it stops when the test finishes. */
export async function openSignIn(options: SignInOptions = {}): Promise<AwsSignIn> {
  const signIn = await startAwsSignIn(options);
  onTestFinished(() => signIn.stop());
  return signIn;
}

/** AWS's own client for STS, with the first user's keys; one attempt per call. */
export function stsFor(signIn: AwsSignIn, config: STSClientConfig = {}): STSClient {
  return open(new STSClient({ credentials: signIn.keysOf(), ...common(signIn), ...config }));
}

/** Credentials of an STS answer, for the next client. */
export const asKeys = (credentials: Credentials) => ({
  accessKeyId: credentials.AccessKeyId!,
  secretAccessKey: credentials.SecretAccessKey!,
  sessionToken: credentials.SessionToken!,
});

/** The same client, with credentials from STS. */
export function stsAs(signIn: AwsSignIn, credentials: Credentials): STSClient {
  return stsFor(signIn, { credentials: asKeys(credentials) });
}

/** AWS's own client for SSO-OIDC. */
export function oidcFor(signIn: AwsSignIn): SSOOIDCClient {
  return open(new SSOOIDCClient(common(signIn)));
}

/** AWS's own client for the SSO portal. */
export function portalFor(signIn: AwsSignIn, config: SSOClientConfig = {}): SSOClient {
  return open(new SSOClient({ ...common(signIn), ...config }));
}

/** Registers a client: its id and secret, as each call sends them. */
export async function register(signIn: AwsSignIn, more: object = {}) {
  const registered = await oidcFor(signIn).send(
    new RegisterClientCommand({
      clientName: 'Stagedoor',
      clientType: 'public',
      scopes: ['sso:account:access'],
      redirectUris: ['http://127.0.0.1/back'],
      ...more,
    }),
  );
  return { clientId: registered.clientId!, clientSecret: registered.clientSecret! };
}

/** A PKCE verifier. */
export const verifier = 'a-proof-key-that-is-long-enough-for-the-service';

/** The URL of the sign-in page; a parameter that is '' is left out. */
export function authorizeUrl(signIn: AwsSignIn, more: Record<string, string>): string {
  const url = new URL('/authorize', signIn.endpoint);
  const parameters = {
    response_type: 'code',
    redirect_uri: redirectUri,
    state: 'one-request',
    scopes: 'sso:account:access',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== '') url.searchParams.set(name, value);
  }
  return url.href;
}

/** The redirect URI of codes. Nothing listens there. */
export const redirectUri = 'http://127.0.0.1:40123/back';

/** Signs a person in on the page: the client, and its tokens. */
export async function signedIn(signIn: AwsSignIn) {
  const client = await register(signIn);
  const { location } = await visit(authorizeUrl(signIn, { client_id: client.clientId }));
  const code = new URL(location!).searchParams.get('code')!;
  const byCode = { grantType: 'authorization_code', code, redirectUri, codeVerifier: verifier };
  const credentials = await oidcFor(signIn).send(new CreateTokenCommand({ ...client, ...byCode }));
  return { client, accessToken: credentials.accessToken!, refreshToken: credentials.refreshToken };
}

function common({ endpoint }: AwsSignIn) {
  const requestHandler = { requestTimeout: 60_000, connectionTimeout: 60_000 };
  return { endpoint, region: 'us-west-2', maxAttempts: 1, requestHandler };
}

function open<Client extends { destroy(): void }>(client: Client): Client {
  onTestFinished(() => {
    client.destroy();
  });
  return client;
}
